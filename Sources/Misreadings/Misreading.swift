package import Operations
package import VectorFiles

/// A plausible mistake, as a change to the formulas of the specification.
package struct Misreading: Sendable {
  /// Its name, for the command line and the tables.
  package var id: String
  /// What is misread, in one sentence.
  package var summary: String
  /// Where the draft or RFC 9420 says otherwise.
  package var section: String
  /// What it does to a user.
  package var effect: String
  /// The operations that answer otherwise.
  package var operations: Set<AlteredOperation>
  /// The reading of which this is another one, where it is no slip.
  package var reading: Reading?
  /// Whether an implementation with it ends over some inputs.
  package var endsProcess = false
  /// The change.
  let change: @Sendable (inout Formulas) -> Void

  /// A misreading of the given name.
  init(
    _ id: String, _ summary: String, section: String, effect: String,
    in operations: Set<AlteredOperation>, reading: Reading? = nil,
    change: @escaping @Sendable (inout Formulas) -> Void
  ) {
    self.id = id
    self.summary = summary
    self.section = section
    self.effect = effect
    self.operations = operations
    self.reading = reading
    self.change = change
  }
}

extension Implementation {
  /// The reference with some misreadings.
  package static func misreading(_ misreadings: [Misreading]) -> Implementation {
    let formulas = Formulas(misreadings)
    var implementation = Implementation.reference
    implementation.name = "misreading: " + misreadings.map(\.id).joined(separator: ", ")
    formulas.serve(
      misreadings.reduce(into: []) { $0.formUnion($1.operations) }, in: &implementation)
    return implementation
  }
}
