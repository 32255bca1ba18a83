/// What a peer did next.
package enum PeerEvent: Equatable, Sendable {
  /// It sent a line, given without its newline.
  case line([UInt8])
  /// It sent more than `HarnessProtocol.longestLine` bytes without a newline.
  case lineTooLong
  /// It will send no more; `partial` is what it sent after its last newline.
  case ended(partial: [UInt8])
  /// It did nothing before the deadline.
  case deadline
}
