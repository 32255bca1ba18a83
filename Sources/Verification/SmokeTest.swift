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
  package var hint = ""
  /// What the child wrote for people meanwhile, where something is wrong.
  package var standardError: [UInt8] = []

  /// A check that found nothing wrong.
  static func fine(_ check: String) -> SmokeFinding { SmokeFinding(check: check) }

  /// A check that found something.
  static func wrong(
    _ check: String, _ problem: String, hint: String, standardError: [UInt8] = []
  ) -> SmokeFinding {
    SmokeFinding(check: check, problem: problem, hint: hint, standardError: standardError)
  }
}

/// Checks a harness before any vector: that it is one, whatever the implementation knows.
///
/// Each check gets a process of its own, so that one finding does not hide the next.
package struct SmokeTest {
  let files: [VectorFile]
  let limits: RunLimits
  let start: Run.Start

  private static let readLines = "Read line by line; do not wait for the end of the input."
  private static let flush =
    "Flush the output after every line: print(..., flush=True), fflush(stdout), BufWriter::flush."

  /// A test with requests taken from vector files.
  package init(files: [VectorFile], limits: RunLimits, start: @escaping Run.Start) {
    self.files = files
    self.limits = limits
    self.start = start
  }

  /// Runs every check; the first that makes the others pointless is the last.
  package func findings() -> [SmokeFinding] {
    let check = "answers start"
    let announcement: Announcement
    switch Run(of: [], limits: limits, start: start).open() {
    case .success(let conversation):
      announcement = conversation.announcement
      _ = conversation.peer.finish(grace: limits.grace)
    case .failure(let failure):
      return [
        .wrong(
          check, failure.reason,
          hint: "Read a line, answer it with one line of JSON, flush, and write nothing else to "
            + "stdout; what you print for people goes to stderr.",
          standardError: failure.standardErrorTail)
      ]
    }
    var findings = [SmokeFinding.fine("\(check): it is \(announcement.name)")]
    findings += announcement.remarks.map {
      .wrong("announces what is known", $0, hint: "A name that is newer than this suite may stay.")
    }
    guard let request = request(for: announcement, answered: true) else {
      return findings + [
        .wrong(
          "announces something to ask", "no case fits what it announces",
          hint: "Check drafts, cipher_suites and operations in the answer to start.")
      ]
    }
    findings.append(answersAlone(request))
    // Whoever is silent would be waited for by every check.
    if let hint = findings.last?.hint, [Self.readLines, Self.flush].contains(hint) {
      return findings
    }
    findings += [echoesSeq(request), answersTwoAtOnce(request)]
    if let refused = self.request(for: announcement, answered: false) {
      findings.append(survives("refuses a bad input and goes on", refused, then: request))
    }
    var stranger = request
    stranger.operation = "no_such_operation"
    findings.append(survives("survives an unknown operation", stranger, then: request))
    findings += answersOperations(announcement)
    findings.append(endsWithItsInput())
    return findings
  }

  /// A request that the implementation announces, which must be answered or must be refused.
  private func request(for announcement: Announcement, answered: Bool) -> Request? {
    let found = files.lazy.flatMap(\.cases).first { vectorCase in
      vectorCase.isSettled(answered: answered) && announcement.reasonToSkip(vectorCase) == nil
    }
    return found.map { announcement.request(1, for: $0) }
  }

  private func answersAlone(_ request: Request) -> SmokeFinding {
    check("answers a request while its input stays open") { (peer) throws(Wrong) in
      peer.send(request.json.line)
      do throws(Wrong) {
        _ = try answer(
          of: peer, "stdout belongs to the protocol, a line of JSON an answer; print to stderr.",
          ended: "Catch what goes wrong and answer with \"error\".",
          late: Self.readLines)
      } catch {
        guard error.isLate else { throw error }
        peer.endInput()
        guard (try? answer(of: peer, "")) != nil else { throw error }
        throw Wrong("the answer came once the input had ended", Self.flush, isLate: true)
      }
    }
  }

  private func echoesSeq(_ request: Request) -> SmokeFinding {
    let hint = "Copy seq from the request; keep it in 32 bits."
    var request = request
    request.seq = HarnessProtocol.highestSeq
    return check("gives the request's seq back") { [request] (peer) throws(Wrong) in
      peer.send(request.json.line)
      let seq = try answer(of: peer, hint).seq
      guard seq == request.seq else {
        throw Wrong("seq \(request.seq) came back as \(seq)", hint)
      }
    }
  }

  private func answersTwoAtOnce(_ request: Request) -> SmokeFinding {
    var second = request
    second.seq = 2
    return check("answers two requests sent at once") { [second] (peer) throws(Wrong) in
      peer.send(request.json.line)
      peer.send(second.json.line)
      var seen: Set<Int> = []
      for _ in 0..<2 {
        let hint = "Answer every line; many may be waiting to be read."
        seen.insert(try answer(of: peer, hint).seq)
      }
      guard seen == [1, 2] else {
        throw Wrong(
          "\(seen.count == 1 ? "both" : "they") have seq \(seen.sorted())",
          "Copy seq from the request.")
      }
    }
  }

  private func survives(_ name: String, _ first: Request, then second: Request) -> SmokeFinding {
    let hint =
      "Answer with \"error\" or \"skipped\" and read the next line; do not end the process."
    var second = second
    second.seq = 2
    return check(name) { [second] (peer) throws(Wrong) in
      peer.send(first.json.line)
      let first: Answer
      do throws(Wrong) {
        first = try answer(of: peer, hint)
      } catch {
        throw Wrong("no valid answer came to it: \(error.problem)", hint)
      }
      if case .output = first.response {
        throw Wrong("it gave an output", "Refuse what must be refused.")
      }
      peer.send(second.json.line)
      guard (try? answer(of: peer, hint))?.seq == 2 else {
        throw Wrong("the request after it got no answer", hint)
      }
    }
  }

  private func endsWithItsInput() -> SmokeFinding {
    check("exits with status 0 at the end of its input") { (peer) throws(Wrong) in
      let ending = peer.finish(grace: limits.grace)
      guard ending == .exited(status: 0) else {
        throw Wrong("it \(ending)", "Leave the loop when a read returns the end of the input.")
      }
    }
  }

  /// The answer that comes next; where there is none, one hint serves but for what has its own.
  func answer(
    of peer: any Peer, _ hint: String, ended: String? = nil, late: String? = nil
  ) throws(Wrong) -> Answer {
    switch peer.next(until: .now + limits.timeout) {
    case .line(let line):
      switch Received(line) {
      case .answer(let answer): return answer
      case .invalid(_, let reason): throw Wrong(reason, hint)
      }
    case .lineTooLong:
      throw Wrong("a line is longer than \(HarnessProtocol.longestLine) bytes", hint)
    case .ended: throw Wrong("its output ended", ended ?? hint)
    case .deadline:
      throw Wrong("no answer came within \(limits.timeout.inSeconds)", late ?? hint, isLate: true)
    }
  }

  /// What is wrong, and how to mend it.
  struct Wrong: Error {
    let problem: String
    let hint: String
    /// Whether nothing came in time.
    let isLate: Bool

    init(_ problem: String, _ hint: String, isLate: Bool = false) {
      (self.problem, self.hint, self.isLate) = (problem, hint, isLate)
    }
  }

  /// A check with a process that has answered start.
  private func check(_ name: String, _ body: (any Peer) throws(Wrong) -> Void) -> SmokeFinding {
    switch Run(of: [], limits: limits, start: start).open() {
    case .success(let conversation):
      defer { _ = conversation.peer.finish(grace: .zero) }
      do throws(Wrong) {
        try body(conversation.peer)
        return .fine(name)
      } catch {
        _ = conversation.peer.finish(grace: error.isLate ? .zero : limits.grace)
        return .wrong(
          name, error.problem, hint: error.hint,
          standardError: conversation.peer.standardErrorTail)
      }
    case .failure(let failure):
      return .wrong(
        name, failure.reason, hint: "It answered start before; starting it must be repeatable.",
        standardError: failure.standardErrorTail)
    }
  }
}
