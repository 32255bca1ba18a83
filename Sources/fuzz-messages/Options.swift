/// What the command line asks for.
struct Options {
  /// How many spoilt inputs to decode.
  private(set) var count = 100_000

  /// What decides which inputs these are.
  private(set) var seed: UInt64 = 1

  /// Files that hold one MLSMessage each.
  private(set) var corpusFiles: [String] = []

  /// Why a command line cannot be followed.
  enum Fault: Error {
    case unknownArgument(String)
    case missingOrBadValue(of: String)
  }

  /// Reads the arguments after the name of the program.
  init(_ arguments: some Collection<String>) throws(Fault) {
    var rest = Array(arguments)[...]
    while let argument = rest.popFirst() {
      switch argument {
      case "--count": count = try Self.number(&rest, of: argument)
      case "--seed": seed = try Self.number(&rest, of: argument)
      case "--corpus":
        let files = rest.prefix { !$0.hasPrefix("--") }
        guard !files.isEmpty else { throw .missingOrBadValue(of: argument) }
        corpusFiles += files
        rest = rest.dropFirst(files.count)
      default: throw .unknownArgument(argument)
      }
    }
  }

  private static func number<Number: FixedWidthInteger>(
    _ rest: inout ArraySlice<String>,
    of argument: String
  ) throws(Fault) -> Number {
    guard let text = rest.popFirst(), let number = Number(text), number >= 0 else {
      throw .missingOrBadValue(of: argument)
    }
    return number
  }
}
