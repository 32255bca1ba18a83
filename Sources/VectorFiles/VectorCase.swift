package import DMLS
package import JSONText
package import KeyDerivation

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
  /// The operation's name.
  package var operation: String
  /// The cipher suite.
  package var cipherSuite: CipherSuite
  /// The operation's input.
  package var input: JSONValue
  /// What is expected.
  package var expectation: Expectation

  /// A case.
  package init(
    id: String, comment: String, flags: [String], readings: [Reading], drafts: [DraftRevision],
    operation: String, cipherSuite: CipherSuite, input: JSONValue, expectation: Expectation
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
