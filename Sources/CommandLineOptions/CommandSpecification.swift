import OperatingSystem

/// What a program takes on its command line, and the help that teaches it.
package struct CommandSpecification: Sendable {
  /// The program's name.
  package var name: String
  /// What it does, in one sentence.
  package var summary: String
  /// How it is called: `[OPTION…] [-- COMMAND…]`.
  package var usage: String
  /// What follows the value of an option that may be given again.
  static let again = "…"

  /// Its options, `--name`, `--name VALUE` or `--name VALUE…`, each with what it does in one
  /// sentence; `--help` is added.
  package var options: [(option: String, help: String)]
  /// Whether a command may follow after `--`.
  package var takesCommand: Bool
  /// Calls with what they do.
  package var examples: [(call: String, effect: String)]
  /// What is worth knowing beyond the options: exit status, files.
  package var notes: [String]

  /// A program.
  package init(
    name: String, summary: String, usage: String, options: KeyValuePairs<String, String>,
    takesCommand: Bool = false, examples: KeyValuePairs<String, String>, notes: [String]
  ) {
    self.name = name
    self.summary = summary
    self.usage = usage
    self.options = options.map { ($0, $1) } + [("--help", "Shows this help.")]
    self.takesCommand = takesCommand
    self.examples = examples.map { ($0, $1) }
    self.notes = notes
  }

  /// The help, at most 100 columns wide.
  package var help: String {
    let width = options.map(\.option.count).max() ?? 0
    var lines = [summary, "", "Usage: \(name) \(usage)", "", "Options:"]
    for (option, help) in options {
      lines.append("  \(option)\(String(repeating: " ", count: width - option.count))  \(help)")
    }
    lines += ["", "Examples:"]
    for (call, effect) in examples {
      lines += ["  \(Invocation.told(call))", "      \(effect)"]
    }
    return (lines + [""] + notes).joined(separator: "\n")
  }
}
