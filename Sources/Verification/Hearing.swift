import Harness
import JSONText
import Operations

extension Run {
  /// An implementation that has said who it is.
  typealias Conversation = (peer: any Peer, announcement: Announcement)

  /// Why there is no conversation.
  struct OpeningFailure: Error {
    let kind: FailureKind
    let reason: String
    let standardErrorTail: [UInt8]
  }

  /// Starts the implementation and hears who it is.
  func open() -> Result<Conversation, OpeningFailure> {
    let peer: any Peer
    do throws(ChildProcessError) {
      peer = try start()
    } catch {
      return .failure(OpeningFailure(kind: .crash, reason: "\(error)", standardErrorTail: []))
    }
    peer.send(StartRequest().json.line)
    switch peer.next(until: limits.deadline(in: limits.timeout)) {
    case .line(let line):
      do throws(JSONError) {
        return .success((peer, try Announcement(json: JSONValue(line: line), path: "").kept))
      } catch {
        return fail(
          peer, .protocol,
          "the answer to start does not follow the protocol: \(Hint(error, in: line).explained)",
          line)
      }
    case .lineTooLong:
      return fail(
        peer, .protocol,
        "the answer to start is longer than \(HarnessProtocol.longestLine) bytes")
    case .ended(let partial):
      return fail(peer, .crash, "its output ended before it answered start", partial)
    case .deadline:
      let flush = hintOfBuffering(peer)
      return fail(
        peer, .timeout, "it did not answer start within \(limits.timeout.inSeconds)\(flush)")
    }
  }

  /// Why an implementation was silent, where ending its input tells.
  func hintOfBuffering(_ peer: any Peer) -> String {
    peer.endInput()
    guard case .line = peer.next(until: .now + limits.grace) else { return "" }
    return "; it answered once its input had ended: flush the output after every line, or give it "
      + "more time"
  }

  private func fail(
    _ peer: any Peer, _ kind: FailureKind, _ reason: String, _ line: [UInt8] = []
  ) -> Result<Conversation, OpeningFailure> {
    let endsItself = kind == .crash
    let ending = peer.finish(grace: endsItself ? limits.grace : .zero)
    var reason = reason
    if endsItself { reason += "; it \(ending)" }
    if !line.isEmpty { reason += "; it wrote \(Excerpt.quoted(line))" }
    return .failure(
      OpeningFailure(kind: kind, reason: reason, standardErrorTail: peer.standardErrorTail))
  }
}

/// A line from an implementation, understood as far as it can be.
enum Received {
  /// An answer that follows the protocol.
  case answer(Answer)
  /// Anything else, with the seq that it carries all the same.
  case invalid(seq: Int?, reason: String)

  /// Understands a line, given without its newline.
  init(_ line: [UInt8]) {
    var seq: Int?
    do throws(JSONError) {
      let json = try JSONValue(line: line)
      if case .integer(let number)? = json["seq"] { seq = number }
      var answer = try Answer(json: json, path: "")
      if case .refused(var error) = answer.response {
        error.message = Excerpt.cut(error.message)
        answer.response = .refused(error)
      } else if case .skipped(let reason) = answer.response {
        answer.response = .skipped(reason: Excerpt.cut(reason))
      }
      self = .answer(answer)
    } catch {
      self = .invalid(
        seq: seq,
        reason: "an answer does not follow the protocol: \(Hint(error, in: line).explained); "
          + "it was \(Excerpt.quoted(line))")
    }
  }
}

extension JSONError {
  /// What is wrong, with what it quotes of a child cut.
  var kept: String { Excerpt.cut("\(self)", most: 120) }
}

extension Duration {
  /// The duration in seconds, for people: "10 s", "0.5 s".
  var inSeconds: String {
    let (seconds, attoseconds) = components
    let milliseconds = attoseconds / 1_000_000_000_000_000
    guard milliseconds != 0 else { return "\(seconds) s" }
    return "\(Double(seconds * 1000 + milliseconds) / 1000) s"
  }
}
