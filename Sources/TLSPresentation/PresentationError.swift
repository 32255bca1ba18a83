/// Why bytes are not the encoding of a structure, or why a value has no encoding.
///
/// Every `offset` counts bytes from the start of the outermost input, also when the fault lies
/// inside nested vectors.
package enum PresentationError: Error, Equatable, Sendable, CustomStringConvertible {
  /// A field needs `needed` bytes from `offset` on, and its enclosing vector or input has fewer.
  case truncated(needed: Int, available: Int, offset: Int)
  /// The structure is complete, and `count` bytes are left over from `offset` on.
  case trailingBytes(count: Int, offset: Int)
  /// The length header at `offset` uses more bytes than its value requires (section 2.1.2).
  case nonMinimalLength(offset: Int)
  /// The length header at `offset` starts with the invalid prefix `0b11` (section 2.1.2).
  case invalidLengthPrefix(offset: Int)
  /// The `value` at `offset` selects a variant that `type` does not have.
  case unknownValue(type: String, value: UInt64, offset: Int)
  /// The MLSMessage at hand announces, at `offset`, a protocol version other than mls10.
  case unsupportedVersion(UInt16, offset: Int)
  /// A vector to be encoded has `count` bytes, more than a length header can state.
  case lengthTooLarge(count: Int)

  /// One sentence for a log line: what is wrong, and at which byte.
  package var description: String {
    switch self {
    case .truncated(let needed, let available, let offset):
      "truncated at byte \(offset): \(needed) bytes needed, \(available) available"
    case .trailingBytes(let count, let offset):
      "\(count) trailing bytes from byte \(offset) on"
    case .nonMinimalLength(let offset):
      "length header at byte \(offset) is longer than its value requires"
    case .invalidLengthPrefix(let offset):
      "length header at byte \(offset) starts with the invalid prefix 0b11"
    case .unknownValue(let type, let value, let offset):
      "\(type) has no variant \(value) (at byte \(offset))"
    case .unsupportedVersion(let version, let offset):
      "protocol version \(version) at byte \(offset) is not mls10"
    case .lengthTooLarge(let count):
      "a vector of \(count) bytes exceeds the largest length a header can state"
    }
  }
}
