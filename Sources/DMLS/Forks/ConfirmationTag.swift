/// The confirmation_tag of a commit in the order in which sections 6.1.1 and 6.1.2 compare tags.
package struct ConfirmationTag: Hashable, Sendable {
  /// The MAC of RFC 9420 section 6.1, Nh bytes in a real commit.
  package let bytes: [UInt8]

  /// A tag of these bytes.
  package init(_ bytes: [UInt8]) { self.bytes = bytes }
}

extension ConfirmationTag: Comparable {
  /// Lexicographic order of the unsigned bytes, from the first one on (R16).
  package static func < (left: ConfirmationTag, right: ConfirmationTag) -> Bool {
    left.bytes.lexicographicallyPrecedes(right.bytes)
  }
}
