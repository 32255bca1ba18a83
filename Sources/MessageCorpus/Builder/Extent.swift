/// How much the fields of a message hold.
package enum Extent: String, Sendable {
  /// What the fields of a real message hold.
  case usual
  /// Nothing in byte strings and lists of plain values, and zero in every number.
  case least
  /// The highest value in every number.
  case most
}
