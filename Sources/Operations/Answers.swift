public import DMLS
package import JSONText
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
public struct Intermediate: Equatable, Sendable {
  /// The name that the protocol page gives it.
  public var name: String
  /// The value.
  public var value: [UInt8]

  /// A named value.
  public init(_ name: String, _ value: [UInt8]) {
    self.name = name
    self.value = value
  }
}

extension Intermediate: JSONRecord {
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
}

extension JSONFields {
  /// Takes an array of names, each a case of an enum.
  package mutating func named<Name: RawRepresentable<String> & Sendable>(
    _ key: String, _ expected: String
  ) throws(JSONError) -> [Name] {
    try take(key, .list(.named(expected, definition: key)))
  }

  /// Takes the number of a cipher suite.
  package mutating func cipherSuite(_ key: String) throws(JSONError) -> CipherSuite {
    try CipherSuite(json: value(key), path: path(of: key))
  }

  /// Takes a draft revision.
  package mutating func draft(_ key: String) throws(JSONError) -> DraftRevision {
    try take(key, .named("a draft revision", definition: "draft"))
  }

  /// Takes a list of intermediates.
  package mutating func intermediates(_ key: String) throws(JSONError) -> [Intermediate] {
    try take(key, .list(.record))
  }
}

extension CipherSuite {
  /// The cipher suite of this number.
  package init(json: JSONValue, path: String) throws(JSONError) {
    let number = try Shape.count.read(json, path)
    guard let raw = UInt16(exactly: number), let suite = CipherSuite(rawValue: raw) else {
      throw .badValue(path: path, expected: "a cipher suite, 1 to 7", found: "\(number)")
    }
    self = suite
  }
}
