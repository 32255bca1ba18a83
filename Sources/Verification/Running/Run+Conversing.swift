import Harness
import JSONText
import Operations
import VectorFiles

extension Run {
  /// What is known of one process while it answers.
  private struct Flight {
    /// Requests without an answer, by seq.
    var open: [Int: Int] = [:]
    /// When each of them was sent.
    var sent: [Int: ContinuousClock.Instant] = [:]
    /// Requests that have their verdict, by seq.
    var settled: [Int: Int] = [:]
    /// Settled requests whose answer may still come.
    var abandoned: Set<Int> = []
    /// Whether the request in flight must stay the only one.
    var isAlone = false
  }

  /// Why a conversation cannot go on.
  private struct Breakdown: Error {
    let kind: FailureKind
    let reason: String

    var endsItself: Bool { kind == .crash }
  }

  /// Asks until all is answered or the implementation breaks down.
  mutating func converse(_ peer: any Peer) {
    var flight = Flight()
    do throws(Breakdown) {
      var lastAct = ContinuousClock.now
      while true {
        if !isStopped, fill(&flight, peer) { lastAct = .now }
        if isStopped || flight.open.isEmpty { break }
        switch peer.next(until: lastAct + limits.timeout) {
        case .line(let line):
          let settled = flight.settled.count
          try take(line, from: peer, &flight)
          // A line that settles nothing is no progress, however often it comes.
          if flight.settled.count > settled { lastAct = .now }
        case .lineTooLong:
          throw Breakdown(
            kind: .protocol, reason: "a line is longer than \(HarnessProtocol.longestLine) bytes")
        case .ended(let partial):
          let rest = partial.isEmpty ? "" : " after a partial line, \(Excerpt.quoted(partial))"
          throw Breakdown(kind: .crash, reason: "its output ended\(rest)")
        case .deadline:
          throw Breakdown(kind: .timeout, reason: "no answer within \(limits.timeout.inSeconds)")
        }
      }
      guard !isStopped else {
        _ = peer.finish(grace: .zero)
        waiting += flight.open.values
        return
      }
      let deadline = ContinuousClock.now + limits.grace
      peer.endInput()
      hearOut(peer, flight, until: deadline)
      let ending = peer.finish(grace: max(.zero, deadline - .now))
      if ending != .exited(status: 0) {
        notes.append("At the end of its input the implementation \(ending); 0 was expected.")
      }
    } catch {
      let hint = error.kind == .timeout && !hasAnswered ? hintOfSilence(peer) : ""
      let ending = peer.finish(grace: error.endsItself ? limits.grace : .zero)
      let reason = (error.endsItself ? "\(error.reason); it \(ending)" : error.reason) + hint
      blame(
        flight.open.values.sorted(), error.kind, reason, isFresh: flight.settled.isEmpty,
        tail: peer.standardErrorTail)
    }
  }

  /// Why an implementation never answered anything, where ending its input tells; tried once.
  private mutating func hintOfSilence(_ peer: any Peer) -> String {
    if let silence { return silence }
    peer.endInput()
    var hint = ""
    if case .line = peer.next(until: .now + limits.grace) {
      hint =
        "; it answered once its input had ended: flush the output after every line, "
        + "or give it more time"
    }
    silence = hint
    return hint
  }

  /// Hears what still comes once the input has ended, after every request had its answer.
  private mutating func hearOut(
    _ peer: any Peer, _ flight: Flight, until deadline: ContinuousClock.Instant
  ) {
    while case .line(let line) = peer.next(until: deadline) {
      switch Received(line) {
      case .answer(let answer):
        if flight.abandoned.contains(answer.seq) { continue }
        if let index = flight.settled[answer.seq] {
          spoil(index)
          continue
        }
      case .invalid: break
      }
      notes.append("After its last answer the implementation wrote \(Excerpt.quoted(line)).")
      return
    }
  }

  /// Sends as many requests as may be in flight; true where the first of them starts the clock.
  private mutating func fill(_ flight: inout Flight, _ peer: any Peer) -> Bool {
    let wasIdle = flight.open.isEmpty
    if wasIdle { flight.isAlone = isLockstep || !suspects.isEmpty }
    while flight.open.count < (flight.isAlone ? 1 : limits.window) {
      guard let index = suspects.popLast() ?? waiting.popLast() else { break }
      flight.open[nextSeq] = index
      flight.sent[nextSeq] = .now
      peer.send(request(for: index).json.line)
      nextSeq += 1
    }
    return wasIdle
  }

  private func request(for index: Int) -> Request {
    let vectorCase = results[index].vectorCase
    return Request(
      seq: nextSeq, operation: vectorCase.operation, cipherSuite: vectorCase.cipherSuite,
      draft: announcement?.draft(for: vectorCase) ?? vectorCase.drafts[0], input: vectorCase.input)
  }

  /// Judges one line from the implementation.
  private mutating func take(
    _ line: [UInt8], from peer: any Peer, _ flight: inout Flight
  ) throws(Breakdown) {
    switch Received(line) {
    case .answer(let answer):
      hasAnswered = true
      if let index = flight.open.removeValue(forKey: answer.seq) {
        flight.settled[answer.seq] = index
        if let sent = flight.sent.removeValue(forKey: answer.seq) {
          results[index].duration = .now - sent
        }
        // The process before this one ended over nothing that can be named.
        if index == retried { breakdowns += 1 }
        retried = nil
        let verdict = Judge.verdict(
          on: answer.response, to: results[index].vectorCase,
          acceptsAnyRefusal: limits.acceptsAnyRefusal)
        let isFine = verdict.kind == .passed || verdict.kind == .skipped
        settle(index, verdict, tail: isFine ? [] : peer.standardErrorTail)
      } else if let index = flight.settled[answer.seq] {
        guard !flight.abandoned.contains(answer.seq) else { return }
        spoil(index)
      } else {
        try takeGarbage(
          "an answer to seq \(answer.seq), which was not asked", line, from: peer, &flight)
      }
    case .invalid(let seq, let reason):
      if let seq, let index = flight.open.removeValue(forKey: seq) {
        flight.settled[seq] = index
        settle(index, .errored(reason), tail: peer.standardErrorTail)
      } else {
        try takeGarbage(reason, line, from: peer, &flight)
      }
    }
  }

  /// Takes back the verdict of a case that is answered once more.
  private mutating func spoil(_ index: Int) {
    results[index].verdict = .errored("it was answered twice")
    if stops(results[index]) { isStopped = true }
  }

  /// Judges a line that belongs to no request by what it says.
  ///
  /// With one request in flight it is that one's answer. With more nobody can tell, so from here on
  /// requests are sent one at a time.
  private mutating func takeGarbage(
    _ reason: String, _ line: [UInt8], from peer: any Peer, _ flight: inout Flight
  ) throws(Breakdown) {
    guard flight.open.count == 1, let (seq, index) = flight.open.first else {
      isLockstep = true
      notes.append(
        "The implementation wrote a line that answers nothing: \(Excerpt.quoted(line)). "
          + "From there on it was asked one case at a time.")
      throw Breakdown(kind: .protocol, reason: reason)
    }
    flight.open = [:]
    flight.settled[seq] = index
    flight.abandoned.insert(seq)
    settle(index, .errored(reason), tail: peer.standardErrorTail)
    try passOver(seq, peer)
  }

  /// Lets go by what belongs to a line that was no answer, for such lines seldom come alone: until
  /// the answer comes all the same, or a pause.
  private func passOver(_ seq: Int, _ peer: any Peer) throws(Breakdown) {
    let deadline = ContinuousClock.now + limits.timeout
    while true {
      switch peer.next(until: min(deadline, .now + limits.pause)) {
      case .line(let line):
        if line.first == UInt8(ascii: "{"), case .answer(let answer) = Received(line),
          answer.seq == seq
        {
          return
        }
        guard .now < deadline else {
          throw Breakdown(kind: .protocol, reason: "it does not stop writing")
        }
      case .deadline: return
      case .lineTooLong: throw Breakdown(kind: .protocol, reason: "a line is too long")
      case .ended: throw Breakdown(kind: .crash, reason: "its output ended")
      }
    }
  }

  /// Errors the one case that was in flight, or asks all of them again one at a time.
  ///
  /// A process that has answered before may have ended over what it answered.
  private mutating func blame(
    _ cases: [Int], _ kind: FailureKind, _ reason: String, isFresh: Bool, tail: [UInt8]
  ) {
    if cases.isEmpty {
      if !isSearching { breakdowns += 1 }
      isSearching = false
    } else if cases.count == 1, kind == .crash, !isFresh {
      suspects += cases
      retried = cases[0]
    } else if cases.count == 1 {
      retried = nil
      results[cases[0]].breakdown = kind
      settle(cases[0], .errored(reason), tail: tail)
      // The breakdown that began the search was counted; this one only tells whose it was.
      if !isSearching { breakdowns += 1 }
      isSearching = false
    } else {
      suspects += cases.reversed()
      breakdowns += 1
      isSearching = true
    }
  }
}
