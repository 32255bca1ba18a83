import JSONText
import Operations
import Testing

/// Inputs and outputs of every operation, there and back.
struct OperationJSONTests {
  @Test func everyOperationHasASample() {
    let names = Set(OperationSample.all.map { $0.operation.name })
    #expect(names == Set(OperationCatalogue.all.map { $0.name }))
  }

  @Test(arguments: OperationSample.all)
  func canonicalFormIsReachedFromAnyOrderAndKept(sample: OperationSample) throws {
    let input = try sample.operation.canonicalInput(sample.input.reversed, path: "input")
    #expect(input.line == sample.input.line)
    #expect(
      try sample.operation.canonicalInput(input, path: "input").line == sample.input.line)
    let output = try sample.operation.canonicalOutput(sample.output.reversed, path: "output")
    #expect(output.line == sample.output.line)
    #expect(
      try sample.operation.canonicalOutput(output, path: "output").line == sample.output.line)
  }

  @Test(arguments: OperationSample.all)
  func anUnknownKeyIsRefusedWithThePath(sample: OperationSample) {
    #expect(throws: JSONError.unknownKey("extra", path: "p")) {
      try sample.operation.canonicalInput(sample.input.setting("extra", 1), path: "p")
    }
    #expect(throws: JSONError.unknownKey("extra", path: "p")) {
      try sample.operation.canonicalOutput(sample.output.setting("extra", 1), path: "p")
    }
  }

  @Test(arguments: OperationSample.all)
  func aMissingKeyIsRefusedWithThePath(sample: OperationSample) {
    for name in sample.input.names {
      #expect(throws: JSONError.missingKey(name, path: "p")) {
        try sample.operation.canonicalInput(sample.input.setting(name, nil), path: "p")
      }
    }
    for name in sample.output.names {
      #expect(throws: JSONError.missingKey(name, path: "p")) {
        try sample.operation.canonicalOutput(sample.output.setting(name, nil), path: "p")
      }
    }
  }

  @Test(arguments: OperationSample.all)
  func aWrongKindIsRefusedWithThePath(sample: OperationSample) {
    for name in sample.input.names {
      let error = Self.error { () throws(JSONError) in
        try sample.operation.canonicalInput(sample.input.setting(name, true), path: "p")
      }
      #expect(Self.isWrongKind(error, path: "p.\(name)"), "\(name)")
    }
    for name in sample.output.names {
      let error = Self.error { () throws(JSONError) in
        try sample.operation.canonicalOutput(sample.output.setting(name, true), path: "p")
      }
      #expect(Self.isWrongKind(error, path: "p.\(name)"), "\(name)")
    }
  }

  @Test(arguments: OperationSample.all, ["0", "0G", "AB"])
  func badHexIsRefusedWithThePath(sample: OperationSample, text: String) {
    let error = Self.badHex(text)
    for name in sample.input.names where sample.input[name]?.isHex == true {
      #expect(throws: JSONError.badHex(path: "p.\(name)", reason: error)) {
        try sample.operation.canonicalInput(
          sample.input.setting(name, .string(text)), path: "p")
      }
    }
    for name in sample.output.names where sample.output[name]?.isHex == true {
      #expect(throws: JSONError.badHex(path: "p.\(name)", reason: error)) {
        try sample.operation.canonicalOutput(
          sample.output.setting(name, .string(text)), path: "p")
      }
    }
  }

  @Test(arguments: OperationSample.all)
  func whatIsNoObjectIsRefused(sample: OperationSample) {
    let wrong = JSONError.wrongKind(path: "p", expected: "an object", found: "an array")
    #expect(throws: wrong) { try sample.operation.canonicalInput([], path: "p") }
    #expect(throws: wrong) { try sample.operation.canonicalOutput([], path: "p") }
  }

  private static func badHex(_ text: String) -> String {
    switch text {
    case "0": "found an odd number of digits (1)"
    case "0G": "found another character at position 1"
    default: "found another character at position 0"
    }
  }

  private static func error(_ body: () throws(JSONError) -> JSONValue) -> JSONError? {
    do throws(JSONError) {
      _ = try body()
      return nil
    } catch {
      return error
    }
  }

  private static func isWrongKind(_ error: JSONError?, path: String) -> Bool {
    guard case .wrongKind(path, _, let found)? = error else { return false }
    return found == "a boolean"
  }
}

extension JSONValue {
  /// Whether the samples mean this string as bytes: their texts hold other letters.
  fileprivate var isHex: Bool {
    guard case .string(let text) = self else { return false }
    return (try? bytes(path: "")) != nil && text != "é \""
  }
}
