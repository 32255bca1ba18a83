/// One of the two children of a node of the secret tree (RFC 9420, section 9).
package enum TreeChild: CaseIterable, Sendable {
  /// The child on the side of the lower leaf indices.
  case left

  /// The child on the side of the higher leaf indices.
  case right

  /// The context under which the child is derived.
  package var context: String {
    switch self {
    case .left: "left"
    case .right: "right"
    }
  }
}
