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
