package import Foundation
import JSONText

/// A peer whose lines are also written to a file, one JSON object a line: who sent it, and what.
package final class RecordingPeer: Peer {
  private let peer: any Peer
  private let record: FileHandle

  /// Records another peer's conversation at the end of a file.
  package init(_ peer: any Peer, record: FileHandle) {
    self.peer = peer
    self.record = record
  }

  package func send(_ line: String) {
    write(from: "verifier", Array(line.utf8))
    peer.send(line)
  }

  package func next(until deadline: ContinuousClock.Instant) -> PeerEvent {
    let event = peer.next(until: deadline)
    if case .line(let line) = event { write(from: "child", line) }
    return event
  }

  package func endInput() { peer.endInput() }

  package func finish(grace: Duration) -> PeerEnding { peer.finish(grace: grace) }

  package var standardErrorTail: [UInt8] { peer.standardErrorTail }

  /// A line that is no JSON is recorded as the text that it is.
  private func write(from sender: String, _ line: [UInt8]) {
    let text = String(decoding: line, as: UTF8.self)
    let isJSON = (try? JSONValue(line: line)) != nil
    let message = isJSON ? text : JSONValue.string(text).line
    record.write(Data("{\"from\":\"\(sender)\",\"message\":\(message)}\n".utf8))
  }
}
