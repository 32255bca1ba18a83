import JSONText
import Testing

/// A record with members of every shape.
private struct Sample: Equatable, Sendable, JSONRecord {
  enum Colour: String { case red, blue }

  var bytes: [UInt8] = [1]
  var text = "t"
  var count = 2
  var flag = true
  var list: [String] = ["b", "a"]
  var parent: String?
  var colour: Colour?
  var point = Point(x: 3, y: 4)
  var paths: [Path] = []

  static let record = Record(
    Self.init(bytes:text:count:flag:list:parent:colour:point:paths:),
    Field("bytes", \.bytes, .bytes, "some bytes"), Field("text", \.text, .text),
    Field("count", \.count, .count), Field("flag", \.flag, .bool),
    Field("list", \.list, .list(.name).canonical { $0.sorted() }),
    Field("parent", \.parent, .orNull(.name)),
    Field(optional: "colour", \.colour, .named("a colour", definition: "colour")),
    Field(\.point, Point.record), Field("paths", \.paths, .list(.record)))
}

/// A record whose members stand among those of another.
private struct Point: Equatable, Sendable, JSONRecord {
  var x: Int
  var y: Int

  static let record = Record(
    Self.init(x:y:), Field("x", \.x, .count), Field("y", \.y, .count))
}

/// A choice that a member tells.
private enum Path: Equatable, Sendable, JSONRecord {
  case move(Point)
  case curve(by: [UInt8], to: Point)
  case close

  static let record = Record(
    by: "do",
    choosing: Case(
      "move", Self.move, { if case .move(let point) = $0 { point } else { nil } }, Point.record),
    Case(
      "curve", Self.curve,
      { if case .curve(let bytes, let point) = $0 { (bytes, point) } else { nil } },
      .key("by", .bytes), Point.record),
    Case("close", .close))
}

/// A choice that the presence of a member tells, and a member that stands beside every case.
private struct Result: Equatable, Sendable, JSONRecord {
  enum Outcome: Equatable, Sendable {
    case out([UInt8])
    case why(String)
    case nothing

    static let record = Record<Self>(
      choosing: Case(
        "out", Self.out, { if case .out(let bytes) = $0 { bytes } else { nil } },
        .key("out", .bytes)),
      Case(
        "why", Self.why, { if case .why(let text) = $0 { text } else { nil } }, .key("why", .text)),
      Case("", .nothing))
  }

  var outcome: Outcome
  var held: Int

  static let record = Record(
    Self.init(outcome:held:), Field(\.outcome, Outcome.record), Field("held", \.held, .count))
}

struct RecordTests {
  private static let line =
    #"{"bytes":"01","text":"t","count":2,"flag":true,"list":["a","b"],"parent":null,"x":3,"y":4,"#
    + #""paths":[{"do":"move","x":1,"y":2},{"do":"curve","by":"ff","x":5,"y":6},{"do":"close"}]}"#

  private static let sample = Sample(
    list: ["a", "b"],
    paths: [.move(Point(x: 1, y: 2)), .curve(by: [0xFF], to: Point(x: 5, y: 6)), .close])

  private func read(_ line: String) throws -> Sample {
    try Sample(json: JSONValue(parsing: Array(line.utf8)), path: "p")
  }

  private func replacing(_ old: String, _ new: String) throws -> String {
    try #require(Self.line.contains(old))
    return Self.line.replacing(old, with: new, maxReplacements: 1)
  }

  @Test func membersAreWrittenInTheOrderOfTheFields() {
    #expect(Self.sample.json.line == Self.line)
  }

  @Test func membersAreReadInWhateverOrder() throws {
    #expect(try read(Self.line) == Self.sample)
    guard case .object(let members) = Self.sample.json else { return }
    #expect(try Sample(json: .object(members.reversed()), path: "p") == Self.sample)
  }

  @Test func whatIsEquallyGoodIsReadAsOneThing() throws {
    #expect(try read(replacing(#"["a","b"]"#, #"["b","a"]"#)) == Self.sample)
  }

  @Test func anAbsentMemberAndANullAreNil() throws {
    let coloured = try read(replacing(#""x":3"#, #""colour":"blue","x":3"#))
    #expect(coloured.colour == .blue)
    #expect(coloured.json.line.contains(#""parent":null,"colour":"blue","x":3"#))
    #expect(try read(replacing("null", #""up""#)).parent == "up")
    #expect(try read(Self.line).colour == nil)
  }

  @Test(
    arguments: [
      (#""bytes":"01","#, #""#, .missingKey("bytes", path: "p")),
      (#""parent":null,"#, #""#, .missingKey("parent", path: "p")),
      (#","y":4"#, #""#, .missingKey("y", path: "p")),
      (#""x":1,"#, #""#, .missingKey("x", path: "p.paths[0]")),
      (#""by":"ff","#, #""#, .missingKey("by", path: "p.paths[1]")),
      (#""do":"close""#, #""#, .missingKey("do", path: "p.paths[2]")),
      (#""x":3"#, #""x":3,"z":3"#, .unknownKey("z", path: "p")),
      (#""x":1"#, #""x":1,"by":"""#, .unknownKey("by", path: "p.paths[0]")),
      (#""close""#, #""close","x":1"#, .unknownKey("x", path: "p.paths[2]")),
      (
        #""close""#, #""open""#,
        .badValue(path: "p.paths[2].do", expected: "move, curve or close", found: "\"open\"")
      ),
      (
        #""do":"close""#, #""do":1"#,
        .wrongKind(path: "p.paths[2].do", expected: "a string", found: "an integer")
      ),
      (
        "null", "1", .wrongKind(path: "p.parent", expected: "a string or null", found: "an integer")
      ),
      (
        #""x":3"#, #""colour":null,"x":3"#,
        .wrongKind(path: "p.colour", expected: "a string", found: "null")
      ),
      (
        #""x":3"#, #""colour":"pink","x":3"#,
        .badValue(path: "p.colour", expected: "a colour", found: "\"pink\"")
      ),
      (
        #""count":2"#, #""count":true"#,
        .wrongKind(path: "p.count", expected: "an integer", found: "a boolean")
      ),
      (
        #""flag":true"#, #""flag":null"#,
        .wrongKind(path: "p.flag", expected: "a boolean", found: "null")
      ),
      (
        #"["a","b"]"#, #"["a",null]"#,
        .wrongKind(path: "p.list[1]", expected: "a string", found: "null")
      ),
      (
        #""ff""#, #""fff""#,
        .badHex(path: "p.paths[1].by", reason: "found an odd number of digits (3)")
      ),
    ] as [(String, String, JSONError)])
  func aFaultIsNamedWithItsPlace(old: String, new: String, expected: JSONError) throws {
    let line = try replacing(old, new).replacing("{,", with: "{")
    #expect(throws: expected) { try read(line) }
  }

  @Test(
    arguments: [
      (.out([2]), #"{"out":"02","held":1}"#), (.why("w"), #"{"why":"w","held":1}"#),
      (.nothing, #"{"held":1}"#),
    ] as [(Result.Outcome, String)])
  private func aMemberTellsTheCaseByBeingThere(outcome: Result.Outcome, line: String) throws {
    let result = Result(outcome: outcome, held: 1)
    #expect(result.json.line == line)
    #expect(try Result(json: JSONValue(parsing: Array(line.utf8)), path: "p") == result)
  }

  @Test(
    arguments: [
      (["out": "", "why": "w", "held": 1], .unknownKey("why", path: "p")),
      (["out": ""], .missingKey("held", path: "p")), ([:], .missingKey("held", path: "p")),
      (["other": 1, "held": 1], .unknownKey("other", path: "p")),
    ] as [(JSONValue, JSONError)])
  func twoCasesAtOnceAreNone(json: JSONValue, expected: JSONError) {
    #expect(throws: expected) { try Result(json: json, path: "p") }
  }

  @Test func whatIsNeverNullIsRefusedAsNull() throws {
    let shape = Shape<[UInt8]?>.notNull(.bytes)
    #expect(try shape.read("01", "p") == [1])
    #expect(shape.write([1]) == "01")
    #expect(
      throws: JSONError.wrongKind(path: "p", expected: "a string of lower-case hex", found: "null")
    ) { try shape.read(.null, "p") }
  }

  @Test func alternativesAreListedAsPeopleDo() {
    #expect([String]().joinedByOr == "")
    #expect(["a"].joinedByOr == "a")
    #expect(["a", "b"].joinedByOr == "a or b")
    #expect(["a", "b", "c"].joinedByOr == "a, b or c")
  }
}

/// The JSON Schema that a record has.
struct JSONLayoutTests {
  private static func closed(_ required: [String], _ properties: JSONValue) -> JSONValue {
    [
      "type": "object", "additionalProperties": false, "required": .strings(required),
      "properties": properties,
    ]
  }

  private static let count: JSONValue = ["type": "integer", "minimum": 0]
  private static let hex: JSONValue = ["$ref": "common.schema.json#/$defs/hex"]
  private static let name: JSONValue = ["$ref": "common.schema.json#/$defs/text"]

  @Test func aRecordIsAClosedObject() {
    let schema = Shape<Sample>.record.layout.schema
    #expect(schema["additionalProperties"] == false)
    #expect(
      schema["required"]
        == ["bytes", "text", "count", "flag", "list", "parent", "x", "y", "paths"])
    let properties = schema["properties"]
    #expect(
      properties?["bytes"]
        == ["description": "Some bytes.", "$ref": "common.schema.json#/$defs/hex"])
    #expect(properties?["text"] == ["type": "string"])
    #expect(properties?["count"] == Self.count)
    #expect(properties?["flag"] == ["type": "boolean"])
    #expect(properties?["list"] == ["type": "array", "items": Self.name])
    #expect(properties?["parent"] == ["anyOf": [Self.name, ["type": "null"]]])
    #expect(properties?["colour"] == ["$ref": "common.schema.json#/$defs/colour"])
    #expect(properties?["y"] == Self.count)
    #expect(properties?["point"] == nil)
  }

  @Test func aChoiceThatAMemberTellsIsAChainOfConditions() {
    func told(_ name: String, _ then: JSONValue, else rest: JSONValue) -> JSONValue {
      [
        "if": ["required": ["do"], "properties": ["do": ["const": .string(name)]]], "then": then,
        "else": rest,
      ]
    }
    let expected = told(
      "move",
      Self.closed(["do", "x", "y"], ["do": ["const": "move"], "x": Self.count, "y": Self.count]),
      else: told(
        "curve",
        Self.closed(
          ["do", "by", "x", "y"],
          ["do": ["const": "curve"], "by": Self.hex, "x": Self.count, "y": Self.count]),
        else: Self.closed(["do"], ["do": ["const": "close"]])))
    #expect(Shape<Path>.record.layout.schema == expected)
  }

  @Test func aChoiceThatPresenceTellsHasTheMembersBesideItInEveryCase() {
    let expected: JSONValue = [
      "if": ["required": ["out"]],
      "then": Self.closed(["out", "held"], ["out": Self.hex, "held": Self.count]),
      "else": [
        "if": ["required": ["why"]],
        "then": Self.closed(["why", "held"], ["why": ["type": "string"], "held": Self.count]),
        "else": Self.closed(["held"], ["held": Self.count]),
      ],
    ]
    #expect(Shape<Result>.record.layout.schema == expected)
  }

  @Test func arraysOfTheirOwnKind() {
    #expect(
      JSONLayout.exactly(2, .name).schema
        == ["type": "array", "minItems": 2, "maxItems": 2, "items": Self.name])
    #expect(
      JSONLayout.opening(.bytes, then: .count).schema
        == ["type": "array", "minItems": 1, "prefixItems": [Self.hex], "items": Self.count])
  }
}
