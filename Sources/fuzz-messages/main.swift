import CommandLineOptions
import MessageCorpus
import OfficialVectors
import OperatingSystem

let specification = CommandSpecification(
  name: "fuzz-messages",
  summary: "Decodes spoilt messages: whatever is accepted must encode to the same bytes.",
  usage: "[OPTION…]",
  options: [
    "--count N": "How many spoilt inputs; 100000 if absent.",
    "--seed S": "Decides which inputs these are; 1.",
    "--corpus FILE…":
      "Files with an MLSMessage each, beside the built-in corpus and the official vectors.",
  ],
  examples: [
    "swift run -c release fuzz-messages --count 2000000 --seed 1": "Decodes 2000000 inputs."
  ],
  notes: [
    "Exit status: 0 every input was treated as it should be, 1 one was not, 2 it could not run."
  ])

let console = Console("fuzz-messages")

/// The command line with an option name before each file: `--corpus` takes all up to the next option.
func namingEachFile(_ arguments: some Sequence<String>) -> [String] {
  var named: [String] = []
  var option = ""
  for argument in arguments {
    if argument.hasPrefix("--") {
      option = argument
    } else if option == "--corpus", named.last != option {
      named.append(option)
    }
    named.append(argument)
  }
  return named
}

/// What is in a file of the command line.
func bytes(of file: String) throws(UsageError) -> [UInt8] {
  do throws(SystemError) {
    return try InputFile.bytes(file)
  } catch {
    throw UsageError("--corpus \(file): it cannot be read: \(error)")
  }
}

/// The shapes of all suites, official vectors if present, and the files asked for.
func loadCorpus(seed: UInt64, files: [String]) throws -> [Specimen] {
  // One of so many entries of the official files is taken; the rest resemble them.
  let officialStride = 16
  var specimens: [Specimen] = []
  for suite in SuiteSizes.all {
    specimens += try Specimen.corpus(suite: suite, source: ByteSources.seeded(seed))
  }
  if let vectors = OfficialVectors.found {
    let messages = try vectors.messages()
    let clients = try OfficialVectors.clientFiles.flatMap(vectors.client)
    let all = messages + clients
    specimens += try stride(from: 0, to: all.count, by: officialStride).map {
      try Specimen(name: all[$0].name, structure: all[$0].structure, bytes: all[$0].bytes)
    }
  }
  return try specimens
    + files.map { file in
      try Specimen(name: file, structure: .mlsMessage, bytes: bytes(of: file))
    }
}

do {
  let arguments = try ParsedArguments(
    namingEachFile(CommandLine.arguments.dropFirst()), for: specification)
  if arguments.has("--help") {
    console.print(specification.help)
    console.end(0)
  }
  let count = try arguments.number("--count", absent: 100_000, atLeast: 1)
  let seed: UInt64 = try arguments.number("--seed", absent: 1)
  let corpus = try loadCorpus(seed: seed, files: arguments.values("--corpus"))
  console.print("corpus: \(corpus.count) specimens, seed \(seed)")
  console.print(try throughput(corpus))
  console.print(try heapReport())
  var campaign = Campaign(corpus: corpus, seed: seed)
  let line = ProgressLine(on: .errors)
  let finding = campaign.run(count) { line.show($0, of: count, "inputs") }
  line.clear()
  console.print(campaign.tally)
  if let finding {
    console.print("FAULT: accepted, but encodes to other bytes\n\(finding)")
    console.end(1)
  }
  console.end(0)
} catch {
  console.complain("\(error)")
  console.end(2)
}
