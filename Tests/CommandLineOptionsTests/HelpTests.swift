import CommandLineOptions
import Testing

struct HelpTests {
  @Test func helpIsThisText() {
    let specification = CommandSpecification(
      name: "try", summary: "Tries.", usage: "[OPTION…]",
      options: [
        OptionSpecification("--output", value: "DIR", help: "Where to."),
        OptionSpecification("--list", help: "Lists."),
      ],
      examples: [("try --list", "Lists all."), ("try", "Tries all.")],
      notes: ["Exit status: 0.", "The end."])
    #expect(
      specification.help == """
        Tries.

        Usage: try [OPTION…]

        Options:
          --output DIR  Where to.
          --list        Lists.
          --help        Shows this help.

        Examples:
          try --list
              Lists all.
          try
              Tries all.

        Exit status: 0.
        The end.
        """)
  }

  @Test func errorReadsAsItsMessage() {
    #expect("\(UsageError("no such thing"))" == "no such thing")
  }
}
