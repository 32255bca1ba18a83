package import DMLS
package import JSONText
package import KeyDerivation
package import Operations

/// The harness protocol's constants; Tools/harnesses/PROTOCOL.md is its description.
public enum HarnessProtocol {
  /// The version that the verifier speaks.
  public static let version = 1
  /// The longest line that either side may send, in bytes without the newline.
  public static let longestLine = 16 << 20
  /// The most commas and opening brackets that a line may hold outside of strings.
  package static let mostValues = 1 << 16
  /// The highest `seq`, which every language's usual integer holds.
  package static let highestSeq = Int(Int32.max)
  /// The operation name that opens a conversation.
  package static let start = "start"
}

extension JSONValue {
  /// The value that a line of the protocol holds.
  /// - Throws: `JSONError.notJSON` where it is no JSON, or holds too many values.
  package init(line: [UInt8]) throws(JSONError) {
    try self.init(parsing: line, mostValues: HarnessProtocol.mostValues)
  }

  /// An object of those members that have a value.
  package static func present(_ members: KeyValuePairs<String, JSONValue?>) -> JSONValue {
    .object(members.compactMap { name, value in value.map { JSONMember(name, $0) } })
  }
}

/// The verifier's first line.
package struct StartRequest: JSONRecord {
  /// The protocol version that the verifier speaks.
  package var version: Int

  /// The first line of a verifier of this version.
  package init(version: Int = HarnessProtocol.version) {
    self.version = version
  }

  package static let record = Record(
    { _, version in Self(version: version) }, Field("op", { _ in HarnessProtocol.start }, .text),
    Field("protocol", \.version, .count))
}

/// The child's first line: who it is and what it can do.
package struct Announcement: JSONRecord {
  /// The implementation's name.
  package var name: String
  /// Its version, language and home, where it tells them.
  package var version: String?
  package var language: String?
  package var url: String?
  /// The draft revisions, cipher suites and operations that it has, of those that there are.
  package var drafts: [DraftRevision]
  package var cipherSuites: [CipherSuite]
  package var operations: [String]
  /// What else it has: a newer draft, say, or a mistake.
  package var unknown = Unknown()

  /// What is announced and means nothing to this version of the protocol.
  package struct Unknown: Equatable, Sendable {
    package var drafts: [String]
    package var cipherSuites: [Int]
    package var operations: [String]

    /// What of each is unknown.
    package init(
      drafts: [String] = [], cipherSuites: [Int] = [], operations: [String] = []
    ) {
      self.drafts = drafts
      self.cipherSuites = cipherSuites
      self.operations = operations
    }
  }

  package static let record = Record(
    { _, name, version, language, url, drafts, suites, operations in
      Self(
        name: name, version: version, language: language, url: url,
        drafts: drafts.compactMap(DraftRevision.init),
        cipherSuites: suites.compactMap(CipherSuite.init(number:)),
        operations: operations.filter { OperationCatalogue.named($0) != nil },
        unknown: Unknown(
          drafts: drafts.filter { DraftRevision(rawValue: $0) == nil },
          cipherSuites: suites.filter { CipherSuite(number: $0) == nil },
          operations: operations.filter { OperationCatalogue.named($0) == nil }))
    },
    Field(
      "protocol", { _ in HarnessProtocol.version },
      .count.requiring("\(HarnessProtocol.version)") { $0 == HarnessProtocol.version }),
    Field("name", \.name, .text), Field(optional: "version", \.version, .text),
    Field(optional: "language", \.language, .text), Field(optional: "url", \.url, .text),
    Field("drafts", { $0.drafts.map(\.rawValue) + $0.unknown.drafts }, .list(.text)),
    Field(
      "cipher_suites", { $0.cipherSuites.map { Int($0.rawValue) } + $0.unknown.cipherSuites },
      .list(.count)),
    Field("operations", { $0.operations + $0.unknown.operations }, .list(.text)))
}

extension CipherSuite {
  /// The cipher suite of a number; nil where there is none.
  package init?(number: Int) {
    guard let raw = UInt16(exactly: number) else { return nil }
    self.init(rawValue: raw)
  }
}

extension Announcement {
  /// What an implementation says of itself.
  package init(of implementation: Implementation) {
    name = implementation.name
    version = implementation.version
    language = implementation.language
    url = implementation.url
    drafts = implementation.drafts
    cipherSuites = implementation.cipherSuites
    operations = implementation.operations.map { $0.name }
  }
}

/// One question to an implementation.
package struct Request: JSONRecord {
  /// The number that the answer carries, 0 to `HarnessProtocol.highestSeq`.
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

  package static let record = Record(
    Self.init, Field("seq", \.seq, .seq), Field("op", \.operation, .text),
    Field("cipher_suite", \.cipherSuite, .cipherSuite), Field("draft", \.draft, .draft),
    Field("input", \.input, .any))
}

extension Shape<Int> {
  /// The number that pairs an answer with its request.
  package static var seq: Shape {
    count.requiring("0 to \(HarnessProtocol.highestSeq)") {
      (0...HarnessProtocol.highestSeq).contains($0)
    }
  }
}

/// What came of one request.
package struct Answer: JSONConvertible {
  /// The request's number.
  package var seq: Int
  /// What came of it; an output is as the child wrote it.
  package var response: Response

  /// An answer.
  package init(seq: Int, _ response: Response) {
    self.seq = seq
    self.response = response
  }

  package init(fields: inout JSONFields) throws(JSONError) {
    seq = try fields.take("seq", .seq)
    let kinds = ["output", "error", "skipped"].filter { fields.contains($0) }
    guard kinds.count == 1 else {
      throw .badValue(
        path: fields.path, expected: "exactly one of output, error and skipped",
        found: kinds.isEmpty ? "none" : kinds.joined(separator: " and "))
    }
    response = try Response.record.take(&fields)
  }

  package var json: JSONValue {
    var members = [JSONMember("seq", .integer(seq))]
    Response.record.put(response, &members)
    return .object(members)
  }
}
