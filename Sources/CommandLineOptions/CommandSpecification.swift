/// What a program takes on its command line, and the help that teaches it.
package struct CommandSpecification: Sendable {
  /// The program's name.
  package var name: String
  /// What it does, in one sentence.
  package var summary: String
  /// How it is called: `[OPTION…] [-- COMMAND…]`.
  package var usage: String
  /// Its options; `--help` is added.
  package var options: [OptionSpecification]
  /// Whether a command may follow after `--`.
  package var takesCommand: Bool
  /// Calls with what they do.
  package var examples: [(call: String, effect: String)]
  /// What is worth knowing beyond the options: exit status, files.
  package var notes: [String]

  /// A program.
  package init(
    name: String, summary: String, usage: String, options: [OptionSpecification],
    takesCommand: Bool = false, examples: [(call: String, effect: String)], notes: [String]
  ) {
    self.name = name
    self.summary = summary
    self.usage = usage
    self.options = options + [OptionSpecification("--help", help: "Shows this help.")]
    self.takesCommand = takesCommand
    self.examples = examples
    self.notes = notes
  }
}

/// An option that a program takes.
package struct OptionSpecification: Equatable, Sendable {
  /// The name with its dashes: `--family`.
  package var name: String
  /// What the value is called in the help, or nil for an option without a value.
  package var value: String?
  /// What the option does, in one sentence.
  package var help: String

  /// An option.
  package init(_ name: String, value: String? = nil, help: String) {
    self.name = name
    self.value = value
    self.help = help
  }
}

extension CommandSpecification {
  /// The help, at most 100 columns wide.
  package var help: String {
    let rows = options.map { option in
      (left: [option.name, option.value].compactMap { $0 }.joined(separator: " "), option.help)
    }
    let width = rows.map(\.left.count).max() ?? 0
    var lines = [summary, "", "Usage: \(name) \(usage)", "", "Options:"]
    for (left, right) in rows {
      lines.append("  \(left)\(String(repeating: " ", count: width - left.count))  \(right)")
    }
    lines += ["", "Examples:"]
    for (call, effect) in examples {
      lines += ["  \(call)", "      \(effect)"]
    }
    return (lines + [""] + notes).joined(separator: "\n")
  }
}
