package import DMLS
package import JSONText
package import KeyDerivation
import Operations

/// One question to an implementation.
package struct Request: JSONConvertible {
  /// The number that the answer carries, 0 or more.
  package var seq: Int
  /// The operation's name.
  package var operation: String
  /// The cipher suite.
  package var cipherSuite: CipherSuite
  /// The draft revision to answer by.
  package var draft: DraftRevision
  /// The operation's input.
  package var input: JSONValue

  /// A question.
  package init(
    seq: Int, operation: String, cipherSuite: CipherSuite, draft: DraftRevision, input: JSONValue
  ) {
    self.seq = seq
    self.operation = operation
    self.cipherSuite = cipherSuite
    self.draft = draft
    self.input = input
  }

  package init(fields: inout JSONFields) throws(JSONError) {
    seq = try fields.seq()
    operation = try fields.string("op")
    cipherSuite = try fields.cipherSuite("cipher_suite")
    draft = try fields.draft("draft")
    input = try fields.value("input")
  }

  package var json: JSONValue {
    [
      "seq": .integer(seq), "op": .string(operation),
      "cipher_suite": .integer(Int(cipherSuite.rawValue)), "draft": .string(draft.rawValue),
      "input": input,
    ]
  }
}

extension JSONFields {
  /// Takes the number that pairs an answer with its request.
  mutating func seq() throws(JSONError) -> Int {
    let seq = try integer("seq")
    guard seq >= 0 else {
      throw .badValue(path: path(of: "seq"), expected: "0 or more", found: "\(seq)")
    }
    return seq
  }
}
