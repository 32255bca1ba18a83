/// A command line, taken apart by a specification.
package struct ParsedArguments: Equatable, Sendable {
  /// The values of each option, in order; an option without a value has empty ones.
  private var values: [String: [String]] = [:]
  /// The command after `--`.
  package private(set) var command: [String] = []

  /// Takes a command line apart, given without the program's name.
  ///
  /// Both `--option VALUE` and `--option=VALUE` are understood.
  /// - Throws: `UsageError` for what the specification does not know.
  package init(
    _ arguments: [String], for specification: CommandSpecification
  ) throws(UsageError) {
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      if argument == "--" {
        // `swift run PROGRAM -- ARGUMENTS` hands the dashes through.
        guard specification.takesCommand else { continue }
        command = Array(rest)
        guard !command.isEmpty else { throw UsageError("a command must follow after --") }
        return
      }
      let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = argument.hasPrefix("--") ? String(parts[0]) : argument
      let known = specification.options.lazy.map { $0.option.split(separator: " ") }
      guard let option = known.first(where: { $0[0] == name }) else {
        let hint = specification.takesCommand ? "; a command goes after --" : ""
        throw UsageError("unknown argument \(argument)\(hint)")
      }
      guard option.count == 2 else {
        guard parts.count == 1 else { throw UsageError("\(name) takes no value") }
        values[name, default: []].append("")
        continue
      }
      let given = parts.count == 2 ? String(parts[1]) : rest.popFirst()
      // Nothing but commas would be an empty list, which stands for everything.
      guard let given, given != "--" || parts.count == 2, given.contains(where: { $0 != "," })
      else { throw UsageError("\(name) needs a value: \(option.joined(separator: " "))") }
      guard values[name] == nil || option[1].hasSuffix(CommandSpecification.again) else {
        throw UsageError("\(name) is given twice, and takes one value")
      }
      values[name, default: []].append(given)
    }
  }

  /// Whether an option is there.
  package func has(_ name: String) -> Bool { values[name] != nil }

  /// The value of an option that takes one, or nil.
  package func value(_ name: String) -> String? { values[name]?.last }

  /// Every value of an option, as given.
  package func values(_ name: String) -> [String] { values[name] ?? [] }

  /// Every value of an option, each also cut at commas.
  package func list(_ name: String) -> [String] {
    (values[name] ?? []).flatMap { $0.split(separator: ",").map(String.init) }
  }

  /// The whole number, `least` or more, that is given to an option, or the one that stands for none.
  /// - Throws: `UsageError`, naming the value.
  package func number<Number: FixedWidthInteger>(
    _ name: String, absent: Number, atLeast least: Number = 0
  ) throws(UsageError) -> Number {
    guard let text = value(name) else { return absent }
    guard let number = Number(text), number >= least else {
      throw UsageError("\(name) takes a whole number from \(least) on, not \(text)")
    }
    return number
  }
}

/// A command line that a program does not understand.
package struct UsageError: Error, Equatable, Sendable, CustomStringConvertible {
  /// What is wrong with it.
  package var message: String

  /// An error with this message.
  package init(_ message: String) {
    self.message = message
  }

  package var description: String { message }
}
