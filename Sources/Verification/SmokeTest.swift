import Harness
import JSONText
import Operations
package import VectorFiles

/// What one check of a harness found.
package struct SmokeFinding: Equatable, Sendable {
  /// What was checked: "answers start".
  package var check: String
  /// What is wrong; nil where nothing is.
  package var problem: String?
  /// How to mend it; empty where nothing is wrong.
  package var hint: String

  /// A check that found nothing wrong.
  static func fine(_ check: String) -> SmokeFinding {
    SmokeFinding(check: check, problem: nil, hint: "")
  }

  /// A check that found something.
  static func wrong(_ check: String, _ problem: String, hint: String) -> SmokeFinding {
    SmokeFinding(check: check, problem: problem, hint: hint)
  }
}

/// Checks a harness before any vector: that it is one, whatever the implementation knows.
///
/// Each check gets a process of its own, so that one finding does not hide the next.
package struct SmokeTest {
  private let files: [VectorFile]
  private let limits: RunLimits
  private let start: Run.Start

  /// A test with requests taken from vector files.
  package init(files: [VectorFile], limits: RunLimits, start: @escaping Run.Start) {
    self.files = files
    self.limits = limits
    self.start = start
  }

  /// Runs every check; the first that makes the others pointless is the last.
  package func findings() -> [SmokeFinding] {
    let announcement: Announcement
    switch Run(of: [], limits: limits, start: start).open() {
    case .success(let conversation):
      announcement = conversation.announcement
      _ = conversation.peer.finish(grace: limits.grace)
    case .failure(let failure):
      return [
        .wrong(
          "answers start", failure.reason,
          hint: "Read a line, answer it with one line of JSON, flush, and write nothing else to "
            + "stdout; what you print for people goes to stderr.")
      ]
    }
    var findings = [SmokeFinding.fine("answers start: it is \(announcement.name)")]
    guard let request = request(for: announcement, answered: true) else {
      return findings + [
        .wrong(
          "announces something to ask", "no case fits what it announces",
          hint: "Check drafts, cipher_suites and operations in the answer to start.")
      ]
    }
    findings.append(answersAlone(request))
    findings.append(echoesSeq(request))
    findings.append(answersTwoAtOnce(request))
    if let refused = self.request(for: announcement, answered: false) {
      findings.append(survives("refuses a bad input and goes on", refused, then: request))
    }
    var unknown = request
    unknown.operation = "no_such_operation"
    findings.append(survives("survives an unknown operation", unknown, then: request))
    findings.append(endsWithItsInput())
    return findings
  }

  /// A request that the implementation announces, which must be answered or must be refused.
  private func request(for announcement: Announcement, answered: Bool) -> Request? {
    let found = files.lazy.flatMap(\.cases).first { vectorCase in
      let isAnswered = if case .output = vectorCase.expectation { true } else { false }
      return isAnswered == answered && announcement.reasonToSkip(vectorCase) == nil
    }
    return found.map { announcement.request(1, for: $0) }
  }

  private func answersAlone(_ request: Request) -> SmokeFinding {
    let check = "answers a request while its input stays open"
    return converse(check) { peer in
      peer.send(request.json.line)
      switch hear(peer) {
      case .answer: return .fine(check)
      case .invalid(let problem):
        return .wrong(
          check, problem,
          hint: "stdout belongs to the protocol, a line of JSON an answer; print to stderr.")
      case .ended(let problem):
        return .wrong(check, problem, hint: "Catch what goes wrong and answer with \"error\".")
      case .nothing: break
      }
      peer.endInput()
      if case .answer = hear(peer) {
        return .wrong(
          check, "the answer came once the input had ended",
          hint: "Flush the output after every line: print(..., flush=True), fflush(stdout), "
            + "BufWriter::flush.")
      }
      return .wrong(
        check, "no answer came within \(limits.timeout.inSeconds)",
        hint: "Read line by line; do not wait for the end of the input.")
    }
  }

  private func echoesSeq(_ request: Request) -> SmokeFinding {
    let check = "gives the request's seq back"
    let hint = "Copy seq from the request; keep it in 64 bits."
    var request = request
    // Beyond 32 bits and within what a double holds exactly.
    request.seq = 9_007_199_254_740_991
    return converse(check) { peer in
      peer.send(request.json.line)
      switch hear(peer) {
      case .answer(let answer) where answer.seq == request.seq: return .fine(check)
      case .answer(let answer):
        return .wrong(check, "seq \(request.seq) came back as \(answer.seq)", hint: hint)
      case .invalid(let problem), .ended(let problem), .nothing(let problem):
        return .wrong(check, problem, hint: hint)
      }
    }
  }

  private func answersTwoAtOnce(_ request: Request) -> SmokeFinding {
    let check = "answers two requests sent at once"
    var second = request
    second.seq = 2
    return converse(check) { peer in
      peer.send(request.json.line)
      peer.send(second.json.line)
      var seen: Set<Int> = []
      for _ in 0..<2 {
        switch hear(peer) {
        case .answer(let answer): seen.insert(answer.seq)
        case .invalid(let problem), .ended(let problem), .nothing(let problem):
          return .wrong(check, problem, hint: "Answer every line; many may be waiting to be read.")
        }
      }
      return seen == [1, 2]
        ? .fine(check)
        : .wrong(
          check, "\(seen.count == 1 ? "both" : "they") have seq \(seen.sorted())",
          hint: "Copy seq from the request.")
    }
  }

  private func survives(_ check: String, _ first: Request, then second: Request) -> SmokeFinding {
    let hint =
      "Answer with \"error\" or \"skipped\" and read the next line; do not end the process."
    var second = second
    second.seq = 2
    return converse(check) { peer in
      peer.send(first.json.line)
      guard case .answer(let answer) = hear(peer) else {
        return .wrong(check, "no valid answer came to it", hint: hint)
      }
      if case .output = answer.response {
        return .wrong(check, "it gave an output", hint: "Refuse what must be refused.")
      }
      peer.send(second.json.line)
      guard case .answer(let next) = hear(peer), next.seq == 2 else {
        return .wrong(check, "the request after it got no answer", hint: hint)
      }
      return .fine(check)
    }
  }

  private func endsWithItsInput() -> SmokeFinding {
    let check = "exits with status 0 at the end of its input"
    return converse(check) { peer in
      let ending = peer.finish(grace: limits.grace)
      return ending == .exited(status: 0)
        ? .fine(check)
        : .wrong(
          check, "it \(ending)", hint: "Leave the loop when a read returns the end of the input.")
    }
  }

  private enum Heard {
    case answer(Answer)
    case invalid(String)
    case ended(String)
    case nothing(String)
  }

  private func hear(_ peer: any Peer) -> Heard {
    switch peer.next(until: .now + limits.timeout) {
    case .line(let line):
      switch Received(line) {
      case .answer(let answer): .answer(answer)
      case .invalid(_, let reason): .invalid(reason)
      }
    case .lineTooLong: .invalid("a line is longer than \(HarnessProtocol.longestLine) bytes")
    case .ended: .ended("its output ended")
    case .deadline: .nothing("no answer came within \(limits.timeout.inSeconds)")
    }
  }

  /// A check with a process that has answered start.
  private func converse(_ check: String, _ body: (any Peer) -> SmokeFinding) -> SmokeFinding {
    switch Run(of: [], limits: limits, start: start).open() {
    case .success(let conversation):
      let finding = body(conversation.peer)
      _ = conversation.peer.finish(grace: .zero)
      return finding
    case .failure(let failure):
      return .wrong(
        check, failure.reason, hint: "It answered start before; starting it must be repeatable.")
    }
  }
}
