import CommandLineOptions
import Testing

struct ParsedArgumentsTests {
  private static let specification = CommandSpecification(
    name: "try", summary: "Tries.", usage: "[OPTION…]",
    options: [
      "--family NAME…": "A family.",
      "--output DIR": "A directory.",
      "--list": "Lists.",
    ],
    takesCommand: true, examples: [:], notes: [])

  private func parsed(_ arguments: String..., takesCommand: Bool = true) throws -> ParsedArguments {
    var specification = Self.specification
    specification.takesCommand = takesCommand
    return try ParsedArguments(arguments, for: specification)
  }

  @Test func nothingIsFine() throws {
    let arguments = try parsed()
    #expect(!arguments.has("--family"))
    #expect(arguments.value("--family") == nil)
    #expect(arguments.list("--family") == [])
    #expect(arguments.command == [])
  }

  @Test func bothSpellingsMeanTheSame() throws {
    #expect(try parsed("--output", "a b") == parsed("--output=a b"))
    #expect(try parsed("--output=a=b").value("--output") == "a=b")
    #expect(try parsed("--output", "a=b").value("--output") == "a=b")
  }

  @Test func valueMayLookLikeAnOption() throws {
    #expect(try parsed("--output", "-x").value("--output") == "-x")
    #expect(try parsed("--output", "--list").value("--output") == "--list")
  }

  @Test func optionWithoutValueIsThereOrNot() throws {
    #expect(try parsed("--list").has("--list"))
    #expect(try !parsed("--help").has("--list"))
    #expect(try parsed("--help").has("--help"))
  }

  @Test func everyValueOfAnOptionThatMayBeGivenAgainIsListed() throws {
    let arguments = try parsed("--family", "a,b", "--family=c", "--list", "--list")
    #expect(arguments.list("--family") == ["a", "b", "c"])
  }

  @Test func numbersAreBounded() throws {
    #expect(try parsed("--output", "1").number("--output", absent: 7, atLeast: 1) == 1)
    #expect(try parsed().number("--output", absent: 7, atLeast: 1) == 7)
    #expect(throws: UsageError("--output takes a whole number from 1 on, not 0")) {
      try parsed("--output", "0").number("--output", absent: 7, atLeast: 1)
    }
  }

  @Test(arguments: [("a", ["a"]), ("a,b,c", ["a", "b", "c"]), ("a,,b,", ["a", "b"])])
  func listsAreCutAtCommas(value: String, list: [String]) throws {
    #expect(try parsed("--family", value).list("--family") == list)
  }

  @Test func commandFollowsAfterDashes() throws {
    let arguments = try parsed("--list", "--", "harness", "--family", "x", "--", "y")
    #expect(arguments.command == ["harness", "--family", "x", "--", "y"])
    #expect(arguments.has("--list"))
    #expect(!arguments.has("--family"))
  }

  @Test func dashesOfSwiftRunAreSkippedWhereThereIsNoCommand() throws {
    let arguments = try parsed("--", "--list", takesCommand: false)
    #expect(arguments.has("--list"))
    #expect(arguments.command == [])
  }

  @Test(arguments: [
    (["--"], "a command must follow after --"),
    (["--list", "--"], "a command must follow after --"),
    (["harness"], "unknown argument harness; a command goes after --"),
    (["--lists"], "unknown argument --lists; a command goes after --"),
    (["-list"], "unknown argument -list; a command goes after --"),
    (["--nope=1"], "unknown argument --nope=1; a command goes after --"),
    ([""], "unknown argument ; a command goes after --"),
    (["--list=yes"], "--list takes no value"),
    (["--list="], "--list takes no value"),
    (["--output="], "--output needs a value: --output DIR"),
    (["--family", ""], "--family needs a value: --family NAME…"),
    (["--family=,"], "--family needs a value: --family NAME…"),
    (["--output", "x", "--output=x"], "--output is given twice, and takes one value"),
    (["--output"], "--output needs a value: --output DIR"),
    (["--output", "--", "harness"], "--output needs a value: --output DIR"),
  ])
  func whatIsNotUnderstoodIsNamed(arguments: [String], message: String) {
    #expect(throws: UsageError(message)) {
      try ParsedArguments(arguments, for: Self.specification)
    }
  }

  @Test func hintOfACommandIsOnlyGivenWhereThereIsOne() {
    #expect(throws: UsageError("unknown argument x")) { try parsed("x", takesCommand: false) }
  }
}

struct HelpTests {
  @Test func helpIsThisText() {
    let specification = CommandSpecification(
      name: "try", summary: "Tries.", usage: "[OPTION…]",
      options: [
        "--output DIR": "Where to.",
        "--list": "Lists.",
      ],
      examples: ["try --list": "Lists all.", "try": "Tries all."],
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
