import DMLS
package import JSONText

extension VectorFile {
  /// The draft that the families were written from, by its full name.
  package static let draft = "\(DraftRevision.draftName)-\(DraftRevision.draft01.rawValue)"

  /// The file as JSON.
  package var json: JSONValue {
    .object(header + [JSONMember("cases", .array(cases.map(\.json)))])
  }

  private var header: [JSONMember] {
    let profile = self.profile.map { [JSONMember("profile", .string($0))] } ?? []
    return [
      JSONMember("format", .integer(Self.format)),
      JSONMember("family", .string(family.name)),
      JSONMember("tier", .string(family.tier.rawValue)),
      JSONMember("description", .string(family.description)),
      JSONMember("specification", .string(family.specification)),
      JSONMember("draft", .string(Self.draft)),
    ] + profile + [
      JSONMember("generator", Generator.json),
      JSONMember("seed", .string(seed)),
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
      try Self.requireFormat(&fields)
      family = try Self.family(&fields)
      for key in ["description", "specification", "draft"] { _ = try fields.string(key) }
      seed = try fields.string("seed")
      profile = fields.contains("profile") ? try fields.string("profile") : nil
      otherReadings = []
      _ = try Family.Tier(json: fields.value("tier"), path: "tier")
      try Generator.check(fields.value("generator"), path: "generator")
      let count = try fields.integer("count")
      flags = try Self.members(&fields, "flags").map { (member) throws(JSONError) in
        try Flag(name: member.name, json: member.value, path: "flags.\(member.name)")
      }
      let explained = try Self.members(&fields, "readings").map(\.name)
      let values = try fields.array("cases") { (value, _) in value }
      try fields.finish()
      guard values.count == count else {
        throw .badValue(
          path: "count", expected: "the number of cases, \(values.count)", found: "\(count)")
      }
      cases = []
      var lines = CaseChecks(family: family, flags: flags.map(\.name), readings: explained)
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

  private static func requireFormat(_ fields: inout JSONFields) throws(JSONError) {
    let found = try fields.integer("format")
    guard found == format else {
      throw .badValue(path: "format", expected: "\(format), the only one known", found: "\(found)")
    }
  }

  private static func family(_ fields: inout JSONFields) throws(JSONError) -> Family {
    let name = try fields.string("family")
    guard let family = Family(rawValue: name) else {
      let known = Family.allCases.map(\.name).joined(separator: ", ")
      throw .badValue(path: "family", expected: "one of \(known)", found: "\"\(name)\"")
    }
    return family
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
