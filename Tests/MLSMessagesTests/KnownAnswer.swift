import TLSPresentation
import Testing

/// A value and the encoding that the RFC gives it, written out by hand.
struct KnownAnswer: Sendable, CustomTestStringConvertible {
  let testDescription: String

  /// The encoding, its fields separated by spaces.
  let encoding: String

  /// The encoding of the value.
  let encoded: @Sendable () throws -> [UInt8]

  /// Whether `bytes` decode to the value.
  let isDecoded: @Sendable (_ bytes: [UInt8]) throws -> Bool

  init<Value: TLSCodable & Equatable & Sendable>(_ value: Value, _ encoding: String) {
    testDescription = "\(Value.self)"
    self.encoding = encoding
    encoded = { try value.encoded() }
    isDecoded = { try Value(decoding: $0) == value }
  }
}
