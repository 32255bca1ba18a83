import Harness
import JSONText
import Operations
import VectorFiles

/// One process of the implementation: what it is sent, and what its lines and its end say.
extension Run {
  /// What is known of one process while it answers.
  private struct Flight {
    /// Requests without an answer, by seq, and when each of them was sent.
    var open: [Int: (index: Int, sent: ContinuousClock.Instant)] = [:]
    /// Requests that have their verdict, by seq; the answer of one that was abandoned may still
    /// come.
    var settled: [Int: (index: Int, isAbandoned: Bool)] = [:]
    /// Whether the request in flight must stay the only one.
    var isAlone = false
  }

  /// Why a conversation cannot go on.
  private struct Breakdown: Error {
    let kind: FailureKind
    let reason: String
  }

  /// Asks until all is answered or the implementation breaks down.
  mutating func converse(_ peer: any Peer) {
    var flight = Flight()
    do throws(Breakdown) {
      var lastAct = ContinuousClock.now
      while true {
        if !isStopped, fill(&flight, peer) { lastAct = .now }
        if isStopped || flight.open.isEmpty { break }
        let event = peer.next(until: lastAct + limits.timeout)
        if isInterrupted() {
          phase = .stopped
          break
        }
        switch event {
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
        waiting += flight.open.values.map(\.index)
        return
      }
      let deadline = ContinuousClock.now + limits.grace
      peer.endInput()
      hearOut(peer, flight, until: deadline)
      let ending = peer.finish(grace: max(.zero, deadline - .now))
      if ending != .exited(status: 0), !isInterrupted() {
        notes.append("At the end of its input the implementation \(ending); 0 was expected.")
      }
    } catch {
      let hint = error.kind == .timeout ? hintOfSilence(peer) : ""
      let endsItself = error.kind == .crash
      let ending = peer.finish(grace: endsItself ? limits.grace : .zero)
      let reason = (endsItself ? "\(error.reason); it \(ending)" : error.reason) + hint
      blame(
        flight.open.values.map(\.index).sorted(), error.kind, reason,
        isFresh: flight.settled.isEmpty, tail: peer.standardErrorTail)
    }
  }

  /// Why an implementation never answered anything, where ending its input tells; tried once.
  private mutating func hintOfSilence(_ peer: any Peer) -> String {
    switch phase {
    case .silent(let hint): return hint
    case .opening, .heard, .stopped: return ""
    case .unheard: break
    }
    peer.endInput()
    var hint = ""
    if case .line = peer.next(until: .now + limits.grace) {
      hint =
        "; it answered once its input had ended: flush the output after every line, "
        + "or give it more time"
    }
    phase = .silent(hint: hint)
    return hint
  }

  /// Hears what still comes once the input has ended, after every request had its answer.
  private mutating func hearOut(
    _ peer: any Peer, _ flight: Flight, until deadline: ContinuousClock.Instant
  ) {
    while case .line(let line) = peer.next(until: deadline) {
      if case .answer(let answer) = Received(line), let settled = flight.settled[answer.seq] {
        if !settled.isAbandoned { spoil(settled.index) }
        continue
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
      guard let announcement, let index = suspects.popLast() ?? waiting.popLast() else { break }
      flight.open[nextSeq] = (index, .now)
      peer.send(announcement.request(nextSeq, for: results[index].vectorCase).json.line)
      nextSeq += 1
    }
    return wasIdle
  }

  /// Judges one line from the implementation.
  private mutating func take(
    _ line: [UInt8], from peer: any Peer, _ flight: inout Flight
  ) throws(Breakdown) {
    switch Received(line) {
    case .answer(let answer):
      phase = .heard
      if let (index, sent) = flight.open.removeValue(forKey: answer.seq) {
        flight.settled[answer.seq] = (index, false)
        results[index].duration = .now - sent
        if case .retrying(let suspect, let isBegun) = search {
          // The process before this one ended over nothing that can be named.
          if index == suspect { breakdowns += 1 }
          search = isBegun ? .begun : .over
        }
        let verdict = Judge.verdict(
          on: answer.response, to: results[index].vectorCase,
          acceptsAnyRefusal: limits.acceptsAnyRefusal)
        let isFine = verdict.kind == .passed || verdict.kind == .skipped
        settle(index, verdict, tail: isFine ? [] : peer.standardErrorTail)
      } else if let settled = flight.settled[answer.seq] {
        if !settled.isAbandoned { spoil(settled.index) }
      } else {
        try takeGarbage(
          "an answer to seq \(answer.seq), which was not asked", line, from: peer, &flight)
      }
    case .invalid(let seq, let reason):
      if let seq, let (index, _) = flight.open.removeValue(forKey: seq) {
        flight.settled[seq] = (index, false)
        settle(index, .errored(reason), tail: peer.standardErrorTail)
      } else {
        try takeGarbage(reason, line, from: peer, &flight)
      }
    }
  }

  /// Judges a line that belongs to no request by what it says.
  ///
  /// With one request in flight it is that one's answer. With more nobody can tell, so from here on
  /// requests are sent one at a time.
  private mutating func takeGarbage(
    _ reason: String, _ line: [UInt8], from peer: any Peer, _ flight: inout Flight
  ) throws(Breakdown) {
    guard flight.open.count == 1, let (seq, (index, _)) = flight.open.first else {
      isLockstep = true
      notes.append(
        "The implementation wrote a line that answers nothing: \(Excerpt.quoted(line)). "
          + "From there on it was asked one case at a time.")
      throw Breakdown(kind: .protocol, reason: reason)
    }
    flight.open = [:]
    flight.settled[seq] = (index, true)
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
    guard cases.count < 2 else {
      suspects += cases.reversed()
      breakdowns += 1
      search = .begun
      return
    }
    if let index = cases.first {
      guard kind != .crash || isFresh else {
        suspects.append(index)
        search = .retrying(index, isBegun: search.isBegun)
        return
      }
      results[index].asking = .brokeDown(kind)
      settle(index, .errored(reason), tail: tail)
    }
    // The breakdown that began the search was counted; this one only tells whose it was.
    if !search.isBegun { breakdowns += 1 }
    search = .over
  }
}
