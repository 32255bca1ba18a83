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
