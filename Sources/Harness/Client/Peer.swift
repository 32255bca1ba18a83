/// The other end of a conversation in the harness protocol, line by line.
package protocol Peer: AnyObject {
  /// Queues a line, given without its newline; never waits.
  func send(_ line: String)
  /// Waits for the peer's next act, at most until the deadline.
  func next(until deadline: ContinuousClock.Instant) -> PeerEvent
  /// Tells the peer that no more requests come.
  func endInput()
  /// Ends the conversation: end of input, then, once `grace` is over, force.
  func finish(grace: Duration) -> PeerEnding
  /// The last bytes that it wrote for people.
  var standardErrorTail: [UInt8] { get }
}
