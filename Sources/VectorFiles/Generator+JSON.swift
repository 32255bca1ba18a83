import JSONText

extension Generator {
  /// The generator in a header.
  static var json: JSONValue { ["name": .string(name), "version": .string(version)] }

  /// Checks that a header names a generator, whatever its version.
  static func check(_ json: JSONValue, path: String) throws(JSONError) {
    var fields = try JSONFields(json, path: path)
    _ = try fields.string("name")
    _ = try fields.string("version")
    try fields.finish()
  }
}

extension Family.Tier {
  init(json: JSONValue, path: String) throws(JSONError) {
    guard case .string(let name) = json else {
      throw .wrongKind(path: path, expected: "a string", found: json.kind)
    }
    guard let tier = Self(rawValue: name) else {
      throw .badValue(
        path: path, expected: "foundation, core or example", found: "\"\(name)\"")
    }
    self = tier
  }
}
