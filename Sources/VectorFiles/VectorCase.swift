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

extension VectorCase {
  /// The case as it stands in a file.
  package var json: JSONValue {
    [
      "id": .string(id),
      "comment": .string(comment),
      "flags": .strings(flags),
      "readings": .strings(readings.map(\.rawValue)),
      "drafts": .strings(drafts.map(\.rawValue)),
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
    readings = try fields.take(
      "readings", .list(.named("a reading that this suite knows", definition: "reading_id")))
    drafts = try fields.take("drafts", .list(.draft))
    let name = try fields.string("operation")
    guard let asked = OperationCatalogue.named(name) else {
      throw .badValue(
        path: fields.path(of: "operation"), expected: "an operation", found: "\"\(name)\"")
    }
    operation = AnyOperation(asked)
    cipherSuite = try fields.take("cipher_suite", .cipherSuite)
    input = try asked.canonicalInput(fields.value("input"), path: fields.path(of: "input"))
    let expect = fields.path(of: "expect")
    expectation = try Expectation(json: fields.value("expect"), path: expect)
      .canonical(for: asked, path: expect)
    try fields.finish()
    guard !drafts.isEmpty else {
      throw .badValue(
        path: fields.path(of: "drafts"), expected: "a draft revision or more", found: "none")
    }
  }
}
