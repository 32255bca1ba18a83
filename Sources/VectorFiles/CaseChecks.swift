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

  /// Whether a text can stand after the cipher suite in an id, which failure lists and shells quote.
  private static func isName(_ text: Substring) -> Bool {
    let allowed = Set("abcdefghijklmnopqrstuvwxyz0123456789._-")
    return text.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { part in
      !part.isEmpty && part.allSatisfy { allowed.contains($0) }
    }
  }

  /// Checks one case.
  /// - Throws: `JSONError.badValue`, naming the case and the key.
  mutating func check(_ vectorCase: VectorCase, path: String) throws(JSONError) {
    let start = "\(family.name)/suite-\(vectorCase.cipherSuite.rawValue)/"
    guard vectorCase.id.hasPrefix(start), vectorCase.id.count > start.count else {
      throw .badValue(
        path: "\(path).id", expected: "\(start)NAME",
        found: JSONValue.string(vectorCase.id).line)
    }
    guard Self.isName(vectorCase.id.dropFirst(start.count)) else {
      throw .badValue(
        path: "\(path).id", expected: "an id of a to z, 0 to 9, ., _ and - between its slashes",
        found: JSONValue.string(vectorCase.id).line)
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
