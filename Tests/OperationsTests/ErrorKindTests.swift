import DMLS
import JSONText
import KeyDerivation
import MLSMessages
import TLSPresentation
import Testing

@testable import Operations

/// Kinds of error, against the table of the protocol page.
struct ErrorKindTests {
  @Test func thereAreTheKindsOfTheProtocolPage() {
    #expect(
      ErrorKind.allCases.map(\.rawValue) == [
        "wrong_length", "punctured", "forbidden_message", "malformed", "truncated",
        "trailing_bytes", "non_minimal_length", "invalid_length_prefix", "unknown_value",
        "unsupported_version", "unknown_epoch", "wrong_confirmation_tag", "duplicate",
        "stale_epoch",
      ])
  }

  @Test(
    arguments: [
      (.wrongLength, [.wrongLength]), (.punctured, [.punctured]), (.malformed, [.malformed]),
      (.forbiddenMessage, [.forbiddenMessage, .unknownValue, .malformed]),
      (.truncated, [.truncated, .malformed]), (.trailingBytes, [.trailingBytes, .malformed]),
      (.nonMinimalLength, [.nonMinimalLength, .malformed]),
      (.invalidLengthPrefix, [.invalidLengthPrefix, .malformed]),
      (.unknownValue, [.unknownValue, .malformed]),
      (.unsupportedVersion, [.unsupportedVersion, .malformed]),
      (.unknownEpoch, [.unknownEpoch]), (.wrongConfirmationTag, [.wrongConfirmationTag]),
      (.duplicate, [.duplicate]), (.staleEpoch, [.staleEpoch]),
    ] as [(ErrorKind, [ErrorKind])])
  func malformedStandsForEachWayNotToParseAndForNothingElse(
    kind: ErrorKind, expected: [ErrorKind]
  ) {
    #expect(kind.accepted == expected)
  }

  @Test(
    arguments: [
      (.wrongLength(name: "x", expected: 1, actual: 2), .wrongLength),
      (.punctured, .punctured),
      (.forbiddenMessage(.mlsWelcome, .draft03), .forbiddenMessage),
      (.keyDerivation(.lengthOutOfRange), .wrongLength),
      (.keyDerivation(.outputTooLong), .wrongLength),
      (.keyDerivation(.vectorTooLong), .wrongLength),
      (.inconsistentState("why"), .malformed), (.contradiction("why"), .malformed),
      (.unknownEpoch, .unknownEpoch), (.duplicate, .duplicate),
      (.wrongConfirmationTag, .wrongConfirmationTag), (.staleEpoch, .staleEpoch),
      (.presentation(.truncated(needed: 1, available: 0, offset: 0)), .truncated),
      (.presentation(.trailingBytes(count: 1, offset: 0)), .trailingBytes),
      (.presentation(.nonMinimalLength(offset: 0)), .nonMinimalLength),
      (.presentation(.invalidLengthPrefix(offset: 0)), .invalidLengthPrefix),
      (.presentation(.unknownValue(type: "T", value: 1, offset: 0)), .unknownValue),
      (.presentation(.unsupportedVersion(2, offset: 0)), .unsupportedVersion),
      (.presentation(.lengthTooLarge(count: 1 << 30)), .wrongLength),
    ] as [(DMLSError, ErrorKind)])
  func everyErrorOfTheSpecificationHasItsKind(error: DMLSError, expected: ErrorKind) {
    let refusal = OperationError(error)
    #expect(refusal.kind == expected)
    #expect(refusal.message == "\(error)")
    #expect(ErrorKind(error) == expected)
  }

  @Test(
    arguments: [
      (OperationError(.punctured, "m"), #"{"kind":"punctured","message":"m"}"#),
      (OperationError(nil, "m"), #"{"message":"m"}"#),
      (OperationError(.malformed), #"{"kind":"malformed","message":""}"#),
    ])
  func refusalsInJSON(error: OperationError, line: String) throws {
    let json = try JSONValue(parsing: Array(line.utf8))
    #expect(error.json.line == line)
    #expect(try OperationError(json: json, path: "p") == error)
  }

  @Test func bothMembersOfARefusalAreOptional() throws {
    #expect(try OperationError(json: [:], path: "p") == OperationError(nil, ""))
    #expect(
      try OperationError(json: ["kind": "truncated"], path: "p") == OperationError(.truncated))
    #expect(
      throws: JSONError.badValue(path: "p.kind", expected: "a kind of error", found: "\"x\"")
    ) { try OperationError(json: ["kind": "x"], path: "p") }
    #expect(throws: JSONError.unknownKey("why", path: "p")) {
      try OperationError(json: ["why": "x"], path: "p")
    }
  }
}
