import JSONText
import Testing

struct JSONFieldsTests {
  private let object: JSONValue = [
    "text": "t", "count": 3, "bytes": "00ff", "none": .null, "list": ["a", "b"],
    "mixed": ["a", 1], "flag": true,
  ]

  private func fields(path: String = "cases[3].input") throws -> JSONFields {
    try JSONFields(object, path: path)
  }

  @Test func membersAreTakenByKind() throws {
    var fields = try fields()
    #expect(fields.contains("text"))
    #expect(try fields.string("text") == "t")
    #expect(!fields.contains("text"))
    #expect(try fields.integer("count") == 3)
    #expect(try fields.take("bytes", .bytes) == [0x00, 0xFF])
    #expect(try fields.take("none", .orNull(.bytes)) == nil)
    #expect(try fields.strings("list") == ["a", "b"])
    #expect(try fields.value("mixed") == ["a", 1])
    #expect(try fields.value("flag") == true)
    try fields.finish()
  }

  @Test func bytesOrNullTakesBytesToo() throws {
    var fields = try JSONFields(["a": "", "b": "01"], path: "")
    #expect(try fields.take("a", .orNull(.bytes)) == [])
    #expect(try fields.take("b", .orNull(.bytes)) == [1])
  }

  @Test func booleansAndStringsOrNullAreTaken() throws {
    var fields = try JSONFields(["a": true, "b": false, "c": .null, "d": "text"], path: "p")
    #expect(try fields.take("a", .bool))
    #expect(try !fields.take("b", .bool))
    #expect(try fields.take("c", .orNull(.text)) == nil)
    #expect(try fields.take("d", .orNull(.text)) == "text")
    try fields.finish()
  }

  @Test func whatIsNeitherABooleanNorAStringOrNullIsNamed() {
    #expect(throws: JSONError.wrongKind(path: "p.a", expected: "a boolean", found: "a string")) {
      var fields = try JSONFields(["a": "true"], path: "p")
      _ = try fields.take("a", .bool)
    }
    #expect(
      throws: JSONError.wrongKind(path: "p.a", expected: "a string or null", found: "a boolean")
    ) {
      var fields = try JSONFields(["a": false], path: "p")
      _ = try fields.take("a", .orNull(.text))
    }
  }

  @Test func arraysGiveEachElementItsPath() throws {
    var fields = try fields()
    var paths: [String] = []
    let elements = try fields.array("list") { (value, path) in
      paths.append(path)
      return value
    }
    #expect(elements == ["a", "b"])
    #expect(paths == ["cases[3].input.list[0]", "cases[3].input.list[1]"])
  }

  @Test func pathsAtTheTopAreKeysAlone() throws {
    let top = try fields(path: "")
    #expect(top.path(of: "text") == "text")
    let below = try fields()
    #expect(below.path(of: "text") == "cases[3].input.text")
  }

  @Test(
    arguments: [
      (.null, "null"), (true, "a boolean"), (1, "an integer"), (.number(0.5), "a number"),
      ("", "a string"), ([], "an array"),
    ] as [(JSONValue, String)])
  func whatIsNoObjectIsRefusedByItsKind(value: JSONValue, kind: String) {
    #expect(throws: JSONError.wrongKind(path: "p", expected: "an object", found: kind)) {
      try JSONFields(value, path: "p")
    }
  }

  @Test func aMissingKeyIsNamedWithItsPath() throws {
    var fields = try fields()
    let missing = JSONError.missingKey("other", path: "cases[3].input")
    #expect(throws: missing) { try fields.value("other") }
    #expect(throws: missing) { try fields.string("other") }
    #expect(throws: missing) { try fields.integer("other") }
    #expect(throws: missing) { try fields.take("other", .bytes) }
    #expect(throws: missing) { try fields.take("other", .orNull(.bytes)) }
    #expect(throws: missing) { try fields.strings("other") }
  }

  @Test func aKeyThatWasTakenIsMissing() throws {
    var fields = try fields()
    _ = try fields.value("text")
    #expect(throws: JSONError.missingKey("text", path: "cases[3].input")) {
      try fields.value("text")
    }
  }

  @Test func wrongKindsAreNamedWithTheirPaths() throws {
    #expect(throws: wrong("count", "a string", "an integer")) {
      var fields = try fields()
      _ = try fields.string("count")
    }
    #expect(throws: wrong("text", "an integer", "a string")) {
      var fields = try fields()
      _ = try fields.integer("text")
    }
    #expect(throws: wrong("none", "a string of lower-case hex", "null")) {
      var fields = try fields()
      _ = try fields.take("none", .bytes)
    }
    #expect(throws: wrong("flag", "a string of lower-case hex or null", "a boolean")) {
      var fields = try fields()
      _ = try fields.take("flag", .orNull(.bytes))
    }
    #expect(throws: wrong("text", "an array", "a string")) {
      var fields = try fields()
      _ = try fields.strings("text")
    }
    #expect(throws: wrong("mixed[1]", "a string", "an integer")) {
      var fields = try fields()
      _ = try fields.strings("mixed")
    }
  }

  @Test func badHexIsNamedWithItsPath() throws {
    #expect(
      throws: JSONError.badHex(
        path: "cases[3].input.text", reason: "found another character at position 0")
    ) {
      var fields = try fields()
      _ = try fields.take("text", .bytes)
    }
    #expect(throws: JSONError.badHex(path: "p", reason: "found an odd number of digits (3)")) {
      try JSONValue.string("abc").bytes(path: "p")
    }
  }

  @Test func whatIsLeftAtTheEndIsUnknown() throws {
    var fields = try JSONFields(["a": 1, "b": 2, "c": 3], path: "p")
    _ = try fields.value("a")
    #expect(throws: JSONError.unknownKey("b", path: "p")) { try fields.finish() }
    _ = try fields.value("b")
    #expect(throws: JSONError.unknownKey("c", path: "p")) { try fields.finish() }
  }

  private func wrong(_ key: String, _ expected: String, _ found: String) -> JSONError {
    .wrongKind(path: "cases[3].input.\(key)", expected: expected, found: found)
  }
}
