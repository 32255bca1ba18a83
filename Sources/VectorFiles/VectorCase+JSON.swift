import DMLS
package import JSONText
import KeyDerivation
import Operations

extension VectorCase {
  /// The case as it stands in a file.
  package var json: JSONValue {
    [
      "id": .string(id),
      "comment": .string(comment),
      "flags": .array(flags.map { .string($0) }),
      "readings": .array(readings.map { .string($0.rawValue) }),
      "drafts": .array(drafts.map { .string($0.rawValue) }),
      "operation": .string(operation),
      "cipher_suite": .integer(Int(cipherSuite.rawValue)),
      "input": input,
      "expect": expectation.json,
    ]
  }

  /// A case as it stands in a file, its input and output checked against its operation.
  init(json: JSONValue, path: String) throws(JSONError) {
    var fields = try JSONFields(json, path: path)
    id = try fields.string("id")
    comment = try fields.string("comment")
    flags = try fields.strings("flags")
    readings = try fields.named("readings", "a reading that this suite knows")
    drafts = try fields.named("drafts", "a draft revision")
    operation = try fields.string("operation")
    guard let asked = OperationCatalogue.named(operation) else {
      throw .badValue(
        path: fields.path(of: "operation"), expected: "an operation", found: "\"\(operation)\"")
    }
    cipherSuite = try fields.cipherSuite("cipher_suite")
    input = try asked.canonicalInput(fields.value("input"), path: fields.path(of: "input"))
    expectation = try Expectation(
      json: fields.value("expect"), of: asked, path: fields.path(of: "expect"))
    try fields.finish()
    guard !drafts.isEmpty else {
      throw .badValue(
        path: fields.path(of: "drafts"), expected: "a draft revision or more", found: "none")
    }
  }
}

extension Expectation {
  fileprivate var json: JSONValue {
    switch self {
    case .output(let output, let intermediates) where intermediates.isEmpty:
      ["output": output]
    case .output(let output, let intermediates):
      ["output": output, "intermediates": .array(intermediates.map(\.json))]
    case .refusal(let kinds):
      ["error": .array(kinds.map { .string($0.rawValue) })]
    }
  }

  fileprivate init(
    json: JSONValue, of operation: any CataloguedOperation.Type, path: String
  ) throws(JSONError) {
    var fields = try JSONFields(json, path: path)
    if fields.contains("error") {
      let kinds: [ErrorKind] = try fields.named("error", "a kind of error")
      guard !kinds.isEmpty else {
        throw .badValue(
          path: fields.path(of: "error"), expected: "a kind of error or more", found: "none")
      }
      self = .refusal(kinds)
    } else {
      let output = try operation.canonicalOutput(
        fields.value("output"), path: fields.path(of: "output"))
      let intermediates =
        fields.contains("intermediates") ? try fields.intermediates("intermediates") : []
      self = .output(output, intermediates: intermediates)
    }
    try fields.finish()
  }
}
