import JSONText
import KeyDerivation

/// What a case must keep to beside its own shape: the file around it, and the cases before it.
struct CaseChecks {
  private let family: Family
  private let flags: Set<String>
  private let readings: Set<String>
  private var ids: Set<String> = []

  /// Checks for the cases of one file, given what its header explains.
  init(family: Family, flags: [String], readings: [String]) {
    self.family = family
    self.flags = Set(flags)
    self.readings = Set(readings)
  }

  /// Checks one case.
  /// - Throws: `JSONError.badValue`, naming the case and the key.
  mutating func check(_ vectorCase: VectorCase, path: String) throws(JSONError) {
    let start = "\(family.name)/suite-\(vectorCase.cipherSuite.rawValue)/"
    guard vectorCase.id.hasPrefix(start), vectorCase.id.count > start.count else {
      throw .badValue(
        path: "\(path).id", expected: "\(start)NAME", found: "\"\(vectorCase.id)\"")
    }
    guard ids.insert(vectorCase.id).inserted else {
      throw .badValue(
        path: "\(path).id", expected: "an id of its own", found: "one that a case before it has")
    }
    for flag in vectorCase.flags where !flags.contains(flag) {
      throw .badValue(
        path: "\(path).flags", expected: "flags that the header explains", found: "\"\(flag)\"")
    }
    for reading in vectorCase.readings where !readings.contains(reading.rawValue) {
      throw .badValue(
        path: "\(path).readings", expected: "readings that the header explains",
        found: "\"\(reading.rawValue)\"")
    }
  }
}
