import Harness
import JSONText
import Operations
import Testing

struct InProcessPeerTests {
  private let now = ContinuousClock.now

  @Test func answersInTheOrderOfTheRequests() throws {
    let peer = InProcessPeer(.reference)
    peer.send(#"{"op":"start","protocol":1}"#)
    peer.send(#"{"seq":9,"op":"sing","cipher_suite":1,"draft":"01","input":{}}"#)
    #expect(
      peer.next(until: now) == .line(Array(Announcement(of: .reference).json.line.utf8)))
    #expect(
      peer.next(until: now)
        == .line(Array(#"{"seq":9,"skipped":{"reason":"unknown operation sing"}}"#.utf8)))
    #expect(peer.next(until: now) == .deadline)
  }

  @Test func saysWhatIsNoRequest() {
    let peer = InProcessPeer(.reference)
    peer.send("[]")
    #expect(
      peer.next(until: now)
        == .line(Array("not a request: top level: expected an object, found an array".utf8)))
  }

  @Test func endsWell() {
    let peer = InProcessPeer(.reference)
    #expect(peer.finish(grace: .zero) == .exited(status: 0))
    #expect(peer.standardErrorTail == [])
  }
}
