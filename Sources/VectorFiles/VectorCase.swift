package import DMLS
package import JSONText
package import KeyDerivation
package import Operations

/// One case of a vector file.
package struct VectorCase: Equatable, Sendable {
  /// `family/suite-N/name`: stable, never reused.
  package var id: String
  /// What is special about it.
  package var comment: String
  /// Names of flags, which the file's header explains.
  package var flags: [String]
  /// The readings on which the expectation hinges.
  package var readings: [Reading]
  /// The draft revisions under which the expectation holds.
  package var drafts: [DraftRevision]
  /// What is asked.
  package var operation: AnyOperation
  /// The cipher suite.
  package var cipherSuite: CipherSuite
  /// The operation's input.
  package var input: JSONValue
  /// What is expected.
  package var expectation: Expectation

  /// A case.
  package init(
    id: String, comment: String, flags: [String], readings: [Reading], drafts: [DraftRevision],
    operation: AnyOperation, cipherSuite: CipherSuite, input: JSONValue, expectation: Expectation
  ) {
    self.id = id
    self.comment = comment
    self.flags = flags
    self.readings = readings
    self.drafts = drafts
    self.operation = operation
    self.cipherSuite = cipherSuite
    self.input = input
    self.expectation = expectation
  }
}

/// What a case expects of an implementation.
package enum Expectation: Equatable, Sendable {
  /// This output, and these values on the way to it.
  case output(JSONValue, intermediates: [Intermediate])
  /// A refusal for one of these reasons, the most precise first.
  case refusal([ErrorKind])
}

extension VectorCase {
  /// The case as it stands in a file.
  package var json: JSONValue {
    [
      "id": .string(id),
      "comment": .string(comment),
      "flags": .array(flags.map { .string($0) }),
      "readings": .array(readings.map { .string($0.rawValue) }),
      "drafts": .array(drafts.map { .string($0.rawValue) }),
      "operation": .string(operation.name),
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
    let name = try fields.string("operation")
    guard let asked = OperationCatalogue.named(name) else {
      throw .badValue(
        path: fields.path(of: "operation"), expected: "an operation", found: "\"\(name)\"")
    }
    operation = AnyOperation(asked)
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
