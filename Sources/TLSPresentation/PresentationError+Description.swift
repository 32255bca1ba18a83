extension PresentationError: CustomStringConvertible {
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
