/// A vector file: a header that explains, and cases.
package struct VectorFile: Equatable, Sendable {
  /// The version of the file format.
  package static let format = 1

  /// What the file pins.
  package var family: Family
  /// The flags that its cases carry.
  package var flags: [Flag]
  /// Its cases.
  package var cases: [VectorCase]

  /// A file of a family's cases.
  package init(family: Family, flags: [Flag], cases: [VectorCase]) {
    self.family = family
    self.flags = flags
    self.cases = cases
  }

  /// The file's name.
  package var name: String { Self.name(of: family) }

  /// The name of a family's file.
  package static func name(of family: Family) -> String { "\(family.name).json" }

  /// The readings that its cases hinge on, in order.
  package var readings: [Reading] {
    let used = Set(cases.flatMap(\.readings))
    return Reading.allCases.filter { used.contains($0) }
  }
}
