import Harness
import JSONText
import Operations
import Testing

struct AnswerTests {
  @Test(arguments: [
    (
      Answer(seq: 0, .output(["out": "00ff"], intermediates: [])),
      #"{"seq":0,"output":{"out":"00ff"}}"#
    ),
    (
      Answer(
        seq: 7,
        .output(["out": ""], intermediates: [Intermediate("a", [1]), Intermediate("b", [])])),
      #"{"seq":7,"output":{"out":""},"intermediates":"#
        + #"[{"name":"a","value":"01"},{"name":"b","value":""}]}"#
    ),
    (
      Answer(seq: 1, .refused(OperationError(.punctured, "again \"quoted\""))),
      #"{"seq":1,"error":{"kind":"punctured","message":"again \"quoted\""}}"#
    ),
    (Answer(seq: 2, .refused(OperationError(nil))), #"{"seq":2,"error":{"message":""}}"#),
    (Answer(seq: 3, .skipped(reason: "later")), #"{"seq":3,"skipped":{"reason":"later"}}"#),
  ])
  func everyKindIsWrittenAsDescribedAndReadBack(answer: Answer, line: String) throws {
    #expect(answer.json.line == line)
    #expect(try Answer(json: json(line), path: "") == answer)
  }

  @Test(arguments: ErrorKind.allCases)
  func everyKindOfErrorIsReadBack(kind: ErrorKind) throws {
    let answer = Answer(seq: 1, .refused(OperationError(kind, "why")))
    #expect(try Answer(json: json(answer.json.line), path: "") == answer)
  }

  @Test func kindAndMessageOfAnErrorAreOptional() throws {
    let answer = try Answer(json: json(#"{"seq":1,"error":{}}"#), path: "")
    #expect(answer == Answer(seq: 1, .refused(OperationError(nil, ""))))
    let kindOnly = try Answer(json: json(#"{"seq":1,"error":{"kind":"malformed"}}"#), path: "")
    #expect(kindOnly == Answer(seq: 1, .refused(OperationError(.malformed, ""))))
  }

  @Test func outputIsKeptAsTheChildWroteIt() throws {
    let answer = try Answer(json: json(#"{"seq":1,"output":["any",{"JSON":1.5}]}"#), path: "")
    #expect(answer.response == .output(["any", ["JSON": .number(1.5)]], intermediates: []))
  }

  @Test(arguments: [
    (#"{"output":{}}"#, JSONError.missingKey("seq", path: "")),
    (#"{"seq":"1","output":{}}"#, wrongKind("seq", "an integer", "a string")),
    (#"{"seq":1.5,"output":{}}"#, wrongKind("seq", "an integer", "a number")),
    (#"{"seq":null,"output":{}}"#, wrongKind("seq", "an integer", "null")),
    (#"{"seq":-1,"output":{}}"#, badValue("seq", "0 or more", "-1")),
    (#"{"seq":1}"#, badValue("", exactlyOne, "none")),
    (#"{"seq":1,"output":{},"error":{}}"#, badValue("", exactlyOne, "output and error")),
    (
      #"{"seq":1,"output":{},"error":{},"skipped":{"reason":""}}"#,
      badValue("", exactlyOne, "output and error and skipped")
    ),
    (#"{"seq":1,"output":{},"note":""}"#, .unknownKey("note", path: "")),
    (#"{"seq":1,"error":{},"intermediates":[]}"#, .unknownKey("intermediates", path: "")),
    (#"{"seq":1,"error":"bad"}"#, wrongKind("error", "an object", "a string")),
    (
      #"{"seq":1,"error":{"kind":"tired"}}"#, badValue("error.kind", "a kind of error", "\"tired\"")
    ),
    (#"{"seq":1,"error":{"kind":null}}"#, wrongKind("error.kind", "a string", "null")),
    (#"{"seq":1,"error":{"message":1}}"#, wrongKind("error.message", "a string", "an integer")),
    (#"{"seq":1,"error":{"code":1}}"#, .unknownKey("code", path: "error")),
    (#"{"seq":1,"skipped":"no"}"#, wrongKind("skipped", "an object", "a string")),
    (#"{"seq":1,"skipped":{}}"#, .missingKey("reason", path: "skipped")),
    (#"{"seq":1,"skipped":{"reason":"","x":1}}"#, .unknownKey("x", path: "skipped")),
    (#"{"seq":1,"output":{},"intermediates":{}}"#, intermediates("an array", "an object")),
    (
      #"{"seq":1,"output":{},"intermediates":[{"name":"a"}]}"#,
      .missingKey("value", path: "intermediates[0]")
    ),
    (
      #"{"seq":1,"output":{},"intermediates":[{"name":"a","value":"0G"}]}"#,
      .badHex(path: "intermediates[0].value", reason: "found another character at position 1")
    ),
    (#"[1]"#, wrongKind("", "an object", "an array")),
  ])
  func whatIsNoAnswerIsRefusedAndNamed(line: String, error: JSONError) {
    #expect(throws: error) { try Answer(json: json(line), path: "") }
  }

  private static let exactlyOne = "exactly one of output, error and skipped"

  private static func intermediates(_ expected: String, _ found: String) -> JSONError {
    wrongKind("intermediates", expected, found)
  }
}
