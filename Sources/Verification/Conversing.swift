import Harness
import JSONText
import Operations
import VectorFiles

/// One process of the implementation: what it is sent, and what its lines and its end say.
extension Run {
  /// Asks until all is answered, the implementation breaks down or the run is to end.
  mutating func converse(_ peer: any Peer) {
    var flight = Flight()
    do throws(Breakdown) {
      while true {
        if isInterrupted() { phase = .stopped }
        if isStopped || limits.isOver { return cutOff(flight, peer) }
        fill(&flight, peer)
        if isStopped { continue }
        if flight.open.isEmpty { break }
        let deadline = flight.deadline(limits.timeout)
        let event = peer.next(until: limits.deadline(at: deadline))
        if isInterrupted() { continue }
        switch event {
        case .line(let line): try take(line, from: peer, &flight)
        case .lineTooLong:
          throw Breakdown(
            kind: .protocol, reason: "a line is longer than \(HarnessProtocol.longestLine) bytes")
        case .ended(let partial):
          let rest = partial.isEmpty ? "" : " after a partial line, \(Excerpt.quoted(partial))"
          throw Breakdown(kind: .crash, reason: "its output ended", detail: rest)
        case .deadline where limits.isOver: continue
        case .deadline:
          throw Breakdown(
            kind: .timeout, reason: "no answer within \(limits.timeout.inSeconds)",
            culprits: flight.overtaken(at: max(deadline, .now), limits.timeout))
        }
      }
      finish(peer, flight)
    } catch {
      let hint = error.kind == .timeout ? hintOfSilence(peer) : ""
      let endsItself = error.kind == .crash
      let ending = peer.finish(grace: endsItself ? limits.grace : .zero)
      let rest = endsItself ? "; it \(ending)" : hint
      blame(
        flight, error, error.reason + error.detail + rest, how: error.reason + rest,
        tail: peer.standardErrorTail)
    }
  }

  /// Ends a process at the end of the run, with what is in flight.
  private mutating func cutOff(_ flight: Flight, _ peer: any Peer) {
    _ = peer.finish(grace: .zero)
    let open = flight.open.map(\.index)
    if let end = limits.end, !isStopped {
      giveUp(open, "no answer when the \(end.duration.inSeconds) for the whole run were over")
    } else {
      waiting += open.reversed()
    }
  }

  /// Ends the input of a process that has answered everything; then it is to exit with success.
  private mutating func finish(_ peer: any Peer, _ flight: Flight) {
    let deadline = ContinuousClock.now + limits.grace
    peer.endInput()
    hearOut(peer, flight, until: deadline)
    let ending = peer.finish(grace: max(.zero, deadline - .now))
    guard ending != .exited(status: 0), !isInterrupted() else { return }
    ledger.keep(
      Ending(
        kind: ending == .killed ? .timeout : .crash, time: .finishing, how: "\(ending)",
        standardErrorTail: peer.standardErrorTail))
  }

  /// Why an implementation never answered anything, where ending its input tells; tried once.
  private mutating func hintOfSilence(_ peer: any Peer) -> String {
    switch phase {
    case .silent(let hint): return hint
    case .opening, .heard, .stopped: return ""
    case .unheard: break
    }
    let hint = hintOfBuffering(peer)
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

  /// Sends as many requests as may be in flight.
  private mutating func fill(_ flight: inout Flight, _ peer: any Peer) {
    if flight.open.isEmpty { flight.isAlone = isLockstep || !suspects.isEmpty }
    while flight.open.count < (flight.isAlone ? 1 : limits.window) {
      guard let announcement, let index = nextCase() else { break }
      flight.send(index, seq: nextSeq)
      peer.send(announcement.request(nextSeq, for: results[index].vectorCase).json.line)
      nextSeq += 1
    }
  }

  /// The case to ask next, past those of operations that were given up.
  private mutating func nextCase() -> Int? {
    while !isStopped, let index = suspects.popLast() ?? waiting.popLast() {
      guard let reason = ledger.reasonToGiveUp(operation(of: index), after: limits.restarts)
      else { return index }
      giveUp([index], reason)
    }
    return nil
  }

  /// Judges one line from the implementation.
  private mutating func take(
    _ line: [UInt8], from peer: any Peer, _ flight: inout Flight
  ) throws(Breakdown) {
    switch Received(line) {
    case .answer(let answer):
      phase = .heard
      ledger.hear()
      if let (index, duration) = flight.settle(answer.seq) {
        results[index].duration = duration
        judge(answer.response, to: index, peer)
      } else if let settled = flight.settled[answer.seq] {
        if !settled.isAbandoned { spoil(settled.index) }
      } else {
        try takeGarbage(
          "an answer to seq \(answer.seq), which was not asked", line, from: peer, &flight)
      }
    case .invalid(let seq, let reason):
      if let seq, let (index, _) = flight.settle(seq) {
        settle(index, .errored(reason), tail: peer.standardErrorTail)
      } else {
        try takeGarbage(reason, line, from: peer, &flight)
      }
    }
  }

  /// Gives the case of an answer its verdict; an implementation may say itself that it broke down.
  private mutating func judge(_ response: Response, to index: Int, _ peer: any Peer) {
    if case .refused(let error) = response, error.isCrash {
      results[index].asking = .brokeDown(.crash)
    }
    let verdict = Judge.verdict(
      on: response, to: results[index].vectorCase, acceptsAnyRefusal: limits.acceptsAnyRefusal)
    let isFine = verdict.kind == .passed || verdict.kind == .skipped
    settle(index, verdict, tail: isFine ? [] : peer.standardErrorTail)
  }

  /// Judges a line that belongs to no request by what it says.
  ///
  /// With one request in flight it is that one's answer. With more nobody can tell, so from here on
  /// requests are sent one at a time.
  private mutating func takeGarbage(
    _ reason: String, _ line: [UInt8], from peer: any Peer, _ flight: inout Flight
  ) throws(Breakdown) {
    guard flight.open.count == 1, let open = flight.open.first else {
      isLockstep = true
      notes.append(
        "The implementation wrote a line that answers nothing: \(Excerpt.quoted(line)). "
          + "From there on it was asked one case at a time.")
      throw Breakdown(kind: .protocol, reason: reason, isTold: true)
    }
    flight.abandon()
    settle(open.index, .errored(reason), tail: peer.standardErrorTail)
    try passOver(open, peer)
  }

  /// Lets go by what belongs to a line that was no answer, for such lines seldom come alone: until
  /// the answer comes all the same, or a pause.
  private func passOver(_ open: Flight.Open, _ peer: any Peer) throws(Breakdown) {
    let deadline = limits.deadline(in: limits.timeout)
    while true {
      switch peer.next(until: min(deadline, .now + limits.pause)) {
      case .line(let line):
        if line.first == UInt8(ascii: "{"), case .answer(let answer) = Received(line),
          answer.seq == open.seq
        {
          return
        }
        guard .now < deadline else {
          throw Breakdown(
            kind: .protocol, reason: "it does not stop writing", last: open.index)
        }
      case .deadline: return
      case .lineTooLong:
        throw Breakdown(kind: .protocol, reason: "a line is too long", last: open.index)
      case .ended: throw Breakdown(kind: .crash, reason: "its output ended", last: open.index)
      }
    }
  }
}
