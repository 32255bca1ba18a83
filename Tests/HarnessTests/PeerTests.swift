import Foundation
import JSONText
import OperatingSystem
import Operations
import Testing

@testable import Harness

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

struct RecordingPeerTests {
  /// Answers with what it was given, in order, and then ends.
  private final class Script: Peer {
    private(set) var sent: [String] = []
    private var events: [PeerEvent]

    init(_ events: [PeerEvent]) { self.events = events }

    func send(_ line: String) { sent.append(line) }

    func next(until deadline: ContinuousClock.Instant) -> PeerEvent {
      events.isEmpty ? .ended(partial: []) : events.removeFirst()
    }

    func endInput() {}
    func finish(grace: Duration) -> PeerEnding { .exited(status: 4) }

    var standardErrorTail: [UInt8] { [0x21] }
  }

  private func recording(
    of peer: any Peer, _ conversation: (RecordingPeer) -> Void
  ) throws -> [JSONValue] {
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: file) }
    let record = try OutputLog(OutputFile(file.path))
    conversation(RecordingPeer(peer, record: record))
    #expect(record.failure == nil)
    let text = try String(contentsOf: file, encoding: .utf8)
    #expect(text.hasSuffix("\n"))
    return try text.dropLast().components(separatedBy: "\n").map { try json($0) }
  }

  @Test func everyLineOfBothSidesIsOneObject() throws {
    let peer = Script([.line(Array(#"{"seq":1}"#.utf8)), .deadline, .line(Array("2".utf8))])
    let recorded = try recording(of: peer) { recorder in
      recorder.send(#"{"op":"start"}"#)
      for _ in 0..<3 { _ = recorder.next(until: .now) }
    }
    #expect(peer.sent == [#"{"op":"start"}"#])
    #expect(
      recorded == [
        ["from": "verifier", "message": ["op": "start"]],
        ["from": "child", "message": ["seq": 1]],
        ["from": "child", "message": 2],
      ])
  }

  @Test(arguments: [
    ("hello", "hello"), ("", ""), (#"quote " and \"#, #"quote " and \"#), ("{\u{7}", "{\u{7}"),
    ("{\"a\":\r", "{\"a\":\r"),
  ])
  func lineThatIsNoJSONIsRecordedAsText(line: String, text: String) throws {
    let recorded = try recording(of: Script([.line(Array(line.utf8))])) {
      _ = $0.next(until: .now)
    }
    #expect(recorded == [["from": "child", "message": .string(text)]])
  }

  @Test func bytesThatAreNoTextAreRecordedWithReplacements() throws {
    let recorded = try recording(of: Script([.line([0x61, 0xFF])])) { _ = $0.next(until: .now) }
    #expect(recorded == [["from": "child", "message": "a\u{FFFD}"]])
  }

  @Test func everythingElsePassesThrough() throws {
    let record = try OutputLog(OutputFile("/dev/null"))
    let peer = RecordingPeer(Script([.lineTooLong]), record: record)
    #expect(peer.next(until: .now) == .lineTooLong)
    #expect(peer.next(until: .now) == .ended(partial: []))
    #expect(peer.finish(grace: .zero) == .exited(status: 4))
    #expect(peer.standardErrorTail == [0x21])
  }
}

struct PeerEndingTests {
  @Test(arguments: [
    (PeerEnding.exited(status: 0), "exited with status 0"),
    (.exited(status: 255), "exited with status 255"),
    (.signalled(11), "was ended by signal 11 (SIGSEGV)"),
    (.signalled(6), "was ended by signal 6 (SIGABRT)"),
    (.signalled(63), "was ended by signal 63 (unnamed)"),
    (.killed, "did not exit and was killed"),
    (.unkillable, "did not exit and could not be killed"),
    (.untold, "ended, and the system does not tell how"),
  ])
  func readsAsTheEndOfASentence(ending: PeerEnding, text: String) {
    #expect("\(ending)" == text)
  }

  @Test func commandThatCannotBeStartedIsNamed() {
    #expect(
      "\(ChildProcessError(command: "dmls", reason: "No such file"))"
        == "dmls: cannot be started: No such file")
  }
}
