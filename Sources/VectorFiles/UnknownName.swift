/// A name that nothing has.
package struct UnknownName: Error, Equatable, Sendable {
  /// The name.
  package var name: String
  /// What it should have named.
  package var kind: String
  /// The names that there are.
  package var known: [String]

  /// An unknown name.
  package init(name: String, kind: String, known: [String]) {
    self.name = name
    self.kind = kind
    self.known = known
  }
}

extension UnknownName: CustomStringConvertible {
  package var description: String {
    "there is no \(kind) \(name); there are \(known.joined(separator: ", "))"
  }
}
