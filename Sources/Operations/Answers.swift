public import DMLS
public import JSONText
public import KeyDerivation

/// What every operation is asked under.
public struct OperationContext: Equatable, Sendable {
  /// The cipher suite, whose KDF.Nh is the width of every secret.
  public var cipherSuite: CipherSuite
  /// The revision of the draft to answer by.
  public var draft: DraftRevision

  /// A context of the given cipher suite and draft revision.
  public init(cipherSuite: CipherSuite, draft: DraftRevision = .draft01) {
    self.cipherSuite = cipherSuite
    self.draft = draft
  }
}

/// An output and, in order of computation, the named values on the way to it.
public struct Answered<Output: Sendable>: Sendable {
  /// The output.
  public var output: Output
  /// Values that help to find where an implementation went wrong; may be empty.
  public var intermediates: [Intermediate]

  /// An output with the values on the way to it.
  public init(_ output: Output, intermediates: [Intermediate] = []) {
    self.output = output
    self.intermediates = intermediates
  }
}

/// A named value on the way to an output.
public struct Intermediate: Equatable, Sendable, JSONRecord {
  /// The name that the protocol page gives it.
  public var name: String
  /// The value.
  public var value: [UInt8]

  /// A named value.
  public init(_ name: String, _ value: [UInt8]) {
    self.name = name
    self.value = value
  }

  package static let record = Record(
    Self.init(_:_:), Field("name", \.name, .text), Field("value", \.value, .bytes))
}

/// What came of asking an implementation, with the output already in JSON.
package enum Response: Equatable, Sendable {
  /// The operation succeeded.
  case output(JSONValue, intermediates: [Intermediate])
  /// The implementation refused the input.
  case refused(OperationError)
  /// The implementation cannot do this one.
  case skipped(reason: String)

  /// The member that tells what came of it.
  package static let record = Record<Response>(
    choosing: Case(
      "output", Response.output(_:intermediates:),
      { if case .output(let output, let values) = $0 { (output, values) } else { nil } },
      .key("output", .any), .intermediates),
    Case(
      "error", Response.refused, { if case .refused(let error) = $0 { error } else { nil } },
      .key("error", .record)),
    Case(
      "skipped", Response.skipped, { if case .skipped(let reason) = $0 { reason } else { nil } },
      .key("skipped", .object(.key("reason", .text)))))
}

extension Record<[Intermediate]> {
  /// The intermediates, absent where there are none.
  package static var intermediates: Record {
    Record(
      { $0 ?? [] },
      Field(optional: "intermediates", { $0.isEmpty ? nil : $0 }, .list(.record)))
  }
}

extension Shape<DraftRevision> {
  /// A revision of the draft, by its two digits.
  package static var draft: Shape { named("a draft revision", definition: "draft") }
}

extension Shape<CipherSuite> {
  /// The number of a cipher suite.
  package static var cipherSuite: Shape {
    Shape(
      .defined("cipher_suite"),
      read: { (json, path) throws(JSONError) in
        let number = try Shape<Int>.count.read(json, path)
        guard let raw = UInt16(exactly: number), let suite = CipherSuite(rawValue: raw) else {
          throw .badValue(path: path, expected: "a cipher suite, 1 to 7", found: "\(number)")
        }
        return suite
      }, write: { .integer(Int($0.rawValue)) })
  }
}
