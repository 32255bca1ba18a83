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
  /// The profile whose answers it expects; nil for the draft's own.
  package var profile: String?
  /// The readings that the profile takes otherwise.
  package var otherReadings: Set<Reading>
  /// The seed from which every random-looking byte comes.
  package var seed: String

  /// A file of a family's cases.
  package init(
    family: Family, flags: [Flag], cases: [VectorCase], profile: String? = nil,
    otherReadings: Set<Reading> = [], seed: String = Generator.seed
  ) {
    self.family = family
    self.flags = flags
    self.cases = cases
    self.profile = profile
    self.otherReadings = otherReadings
    self.seed = seed
  }

  /// The file's name.
  package var name: String { Self.name(of: family) }

  /// What the header says of a reading.
  func text(of reading: Reading) -> String {
    otherReadings.contains(reading) ? "Taken otherwise here: \(reading.alternative)" : reading.text
  }

  /// The name of a family's file.
  package static func name(of family: Family) -> String { "\(family.name).json" }

  /// The readings that its cases hinge on, in order.
  package var readings: [Reading] {
    let used = Set(cases.flatMap(\.readings))
    return Reading.allCases.filter { used.contains($0) }
  }
}
