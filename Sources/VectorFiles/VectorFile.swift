import DMLS
package import JSONText
import KeyDerivation

/// A vector file: a header that explains, and cases.
package struct VectorFile: Equatable, Sendable {
  /// The version of the file format.
  package static let format = 1
  /// The draft that the families were written from, by its full name.
  package static let draft = "\(DraftRevision.draftName)-\(DraftRevision.draft01.rawValue)"

  /// What the file pins.
  package var family: Family
  /// The flags that its cases carry.
  package var flags: [Flag]
  /// Its cases.
  package var cases: [VectorCase]
  /// What its header says of its making.
  let making: Making
  /// The readings that the profile takes otherwise.
  package var otherReadings: Set<Reading>

  /// A file of a family's cases.
  package init(
    family: Family, flags: [Flag], cases: [VectorCase], profile: String? = nil,
    otherReadings: Set<Reading> = [], seed: String = Generator.seed
  ) {
    self.family = family
    self.flags = flags
    self.cases = cases
    making = Making(profile: profile, seed: seed)
    self.otherReadings = otherReadings
  }

  /// The profile whose answers it expects; nil for the draft's own.
  package var profile: String? { making.profile }

  /// The version of what wrote it.
  package var version: String { making.version }
  /// The seed from which every random-looking byte of it comes.
  package var seed: String { making.seed }
  /// Whether its cases were made on the spot, from a seed of their own.
  package var isFresh: Bool { seed != Generator.seed }

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

  /// The file as JSON.
  package var json: JSONValue {
    .object(header + [JSONMember("cases", .array(cases.map(\.json)))])
  }

  private var header: [JSONMember] {
    var members = [
      JSONMember("format", .integer(Self.format)),
      JSONMember("family", .string(family.name)),
      JSONMember("tier", .string(family.tier.rawValue)),
      JSONMember("description", .string(family.description)),
      JSONMember("specification", .string(family.specification)),
    ]
    Making.record.put(making, &members)
    return members + [
      JSONMember("count", .integer(cases.count)),
      JSONMember("flags", .object(flags.map { JSONMember($0.name, $0.json) })),
      JSONMember(
        "readings", .object(readings.map { JSONMember($0.rawValue, .string(text(of: $0))) })),
    ]
  }

  /// The file that a JSON text holds.
  /// - Throws: `VectorFileError`, naming the file, the case and the key.
  package init(parsing text: [UInt8], file: String) throws(VectorFileError) {
    do throws(JSONError) {
      var fields = try JSONFields(JSONValue(parsing: text), path: "")
      _ = try fields.take("format", .format)
      family = try fields.take("family", .family)
      for key in ["description", "specification"] { _ = try fields.string(key) }
      making = try Making.record.take(&fields)
      otherReadings = []
      _ = try fields.take("tier", .tier)
      let count = try fields.integer("count")
      flags = try Self.members(&fields, "flags").map { (member) throws(JSONError) in
        let explanation = Shape.object(Flag.explanation(of: member.name))
        return try explanation.read(member.value, "flags.\(member.name)")
      }
      let explained = try Self.members(&fields, "readings").map(\.name)
      let values = try fields.array("cases") { (value, _) in value }
      try fields.finish()
      guard values.count == count else {
        throw .badValue(
          path: "count", expected: "the number of cases, \(values.count)", found: "\(count)")
      }
      cases = []
      var lines = CaseChecks(
        family: family, flags: flags.map(\.name), readings: explained,
        isOfProfile: making.profile != nil)
      for (index, value) in values.enumerated() {
        let path = Self.path(of: value, index: index)
        let vectorCase = try VectorCase(json: value, path: path)
        try lines.check(vectorCase, path: path)
        cases.append(vectorCase)
      }
    } catch {
      throw VectorFileError(file: file, error)
    }
  }

  /// Errors name a case by its id where it has one that can be shown, and else by its place.
  private static func path(of value: JSONValue, index: Int) -> String {
    if case .string(let id)? = value["id"], !id.isEmpty,
      id.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
    {
      return "cases[\(index)] (\(id))"
    }
    return "cases[\(index)]"
  }

  private static func members(
    _ fields: inout JSONFields, _ key: String
  ) throws(JSONError) -> [JSONMember] {
    let value = try fields.value(key)
    guard case .object(let members) = value else {
      throw .wrongKind(path: key, expected: "an object", found: value.kind)
    }
    return members
  }
}

/// What a case must keep to beside its own shape: the file around it, and the cases before it.
struct CaseChecks {
  private let family: Family
  private let flags: Set<String>
  private let readings: Set<String>
  private let isOfProfile: Bool
  private var ids: Set<String> = []

  /// Checks for the cases of one file, given what its header explains.
  init(family: Family, flags: [String], readings: [String], isOfProfile: Bool) {
    self.family = family
    self.flags = Set(flags)
    self.readings = Set(readings)
    self.isOfProfile = isOfProfile
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
    // Among the draft's answers it would let a crash pass.
    guard isOfProfile || !vectorCase.expectation.acceptsCrash else {
      throw .badValue(
        path: "\(path).expect.crash", expected: "nothing, since the file is of no profile",
        found: "true")
    }
  }
}

/// Why vectors could not be read or written; the file is always named.
package struct VectorFileError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The file or directory.
  package var file: String
  /// What is wrong with it, naming the case and the key where there is one.
  package var reason: String

  /// An error about a file.
  package init(file: String, reason: String) {
    self.file = file
    self.reason = reason
  }

  /// An error about what a file holds.
  init(file: String, _ error: JSONError) {
    self.init(file: file, reason: "\(error)")
  }

  package var description: String { "\(file): \(reason)" }
}
