import CommandLineOptions

extension VerifyCommand {
  /// What the program takes when it verifies.
  static let specification = CommandSpecification(
    name: "verify-vectors",
    summary: "Checks an implementation of draft-kohbrok-mls-dmls against the test vectors.",
    usage: "[OPTION…] [-- COMMAND [ARGUMENT…]] | smoke | show | teeth | vectors",
    options: [
      "--vectors DIR": "The vectors; Vectors/ of the package if absent.",
      "--profile NAME": "Expects what this peer answers: prototype-1a51df88.",
      "--implementation NAME=COMMAND…": "An implementation; may be given again, for a matrix.",
      "--family NAME…": "Only this family or operation; may be given again, or with commas.",
      "--suite N…": "Only this cipher suite, 1 to 7; likewise.",
      "--case GLOB…": "Only cases whose id fits; * and ? are wildcards; likewise.",
      "--draft NN…": "Only cases of this draft revision, 01 to 03; likewise.",
      "--shard I/N": "Only the I-th of N parts of what is selected, from 1.",
      "--list": "Lists the selected cases and asks nothing.",
      "--random N": "N cases made on the spot in the place of the committed ones.",
      "--seed TEXT": "The same random cases for the same text; printed if absent.",
      "--export DIR": "Writes the random cases that fail, made small, as vectors.",
      "--jobs N": "How many processes of an implementation run at once; 1.",
      "--timeout SECONDS": "How long one answer may take; 10 if absent. See below.",
      "--limit SECONDS": "How long all asking may take; what is left then is an error.",
      "--no-timeout": "Waits as long as it takes, for a debugger.",
      "--max-restarts N": "How often it may break down over an operation; 10. See below.",
      "--fail-fast": "Ends with the first unexpected result.",
      "--strict-skips": "A skip of an announced operation is a failure.",
      "--require NAME…": "Fails where this operation, or a tier's, is not passed; likewise.",
      "--any-error": "Any refusal will do where one is expected.",
      "--failures [NAME=]FILE…": "What is known to fail; see below.",
      "--update-failures": "Rewrites the failure lists for the cases that were asked.",
      "--report FORMAT=FILE…": "Writes json, junit, markdown, github or html; may be given again.",
      "--verbose": "Shows every case that went wrong, also where many did alike.",
      "--transcript FILE": "Writes every line in both directions to FILE.",
    ],
    takesCommand: true,
    examples: [
      "swift run verify-vectors": "Checks the built-in reference implementation.",
      "swift run verify-vectors -- python3 Tools/harnesses/python/harness.py":
        "Checks an implementation in another language.",
      "swift run verify-vectors smoke -- ./my-harness":
        "Checks the harness itself, before any vector. Has a --help of its own.",
      "swift run verify-vectors show pprf_evaluate/suite-1/bit-0":
        "Explains a case and how to run it alone. Has a --help of its own.",
      "swift run verify-vectors --random 1000 --export failed -- ./my-harness":
        "Checks fresh cases, makes failing ones small and keeps them as vectors.",
      "swift run -c release verify-vectors teeth":
        "Shows that the vectors catch every known mistake. Has a --help of its own.",
      "swift run verify-vectors --family dmls_message --suite 1,2 -- ./my-harness":
        "Checks one family under two cipher suites.",
      "swift run verify-vectors --implementation mine=./my-harness --implementation reference":
        "Checks two implementations side by side.",
      "swift run verify-vectors --failures known.txt --report junit=out.xml -- ./my-harness":
        "Fails on anything that is not on the list, and tells CI.",
      "swift run verify-vectors --require core --suite 1,2 -- ./my-harness":
        "Fails too where an operation of the core, or a cipher suite, is announced no more.",
    ],
    notes: [
      "COMMAND is started as a child process and speaks the protocol of PROTOCOL.md, which lies in",
      "Tools/harnesses/ of the repository and in the archive of a release. NAME=COMMAND is handed to",
      "/bin/sh; the name alone, reference, stands for the built-in one.",
      "",
      "Without a Vectors folder and --vectors, the vectors are made in memory, byte for byte the",
      "committed ones. --version says which.",
      "",
      "The time of a request counts from when it was sent or one sent before it was answered;",
      "answers to later ones do not prolong it. After --max-restarts breakdowns over one",
      "operation, that operation is given up; after as many that are no operation's, or three",
      "times as many timeouts, or as many without any answer, the implementation is. All",
      "processes of --jobs share this. A process that ends otherwise than after the end of its",
      "input with status 0 is a finding, if no case is at fault one of the implementation.",
      "",
      "A failure list has a case id or pattern, a verdict and a kind of failure a line, and",
      "comments after #. A listed case still runs, and must fail in just that way:",
      "  pprf_evaluate/suite-?/bit-*  failed output  # bits read from the wrong end",
      "  implementation errored crash                # a process ends now and then",
      "Kinds: failed output, intermediate, answered, refused, reason, kept; errored crash,",
      "timeout, protocol.",
      "",
      "What an implementation does not announce is skipped, and --require says what must not be:",
      "names of operations, or foundation, core or example, which stand for the operations of a",
      "tier. A required operation passes where no selected case of it is skipped and one passes.",
      "Of --family, --suite, --case and --draft every value must select a case.",
      "With --random no input is a committed one, and a skip of what is announced is a failure;",
      "with --profile too, fresh cases expect what the peer answers.",
      "",
      "A report replaces its FILE as a whole, with its mode; a device or a FIFO is written through.",
      "FILE - is standard output; the text for people then goes to standard error.",
      "",
      "Exit status: 0 all as expected, 1 something is not, 2 usage, nothing could be run, or not all",
      "could be written; what could not be is named, and all else is there. SIGINT, SIGTERM and SIGHUP",
      "end the children and report what was done: 128 and the signal's number. A second ends at once.",
    ])
}
