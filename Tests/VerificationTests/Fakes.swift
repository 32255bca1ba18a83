import DMLS
import JSONText
import KeyDerivation
import Operations
import TestSupport
import VectorFiles

@testable import Harness
@testable import Verification

/// An implementation inside the test that answers the cases of `Cases` and misbehaves on demand.
///
/// Waiting takes no time: where nothing is to come, the deadline is over at once.
final class FakeImplementation {
  /// What a process does with a request: given the case's number, the right answer, and which
  /// process it is, from 1.
  typealias Behaviour = (_ number: Int, _ answer: Answer, _ process: Int) -> [PeerEvent]

  var announcement: [PeerEvent] = [.text(announcementLine())]
  /// How its processes end: those that break down where there are any, or else all.
  var ending = PeerEnding.exited(status: 0)
  var standardErrorTail: [UInt8] = []
  /// Whether the latest answer that is ready is sent first.
  var isReversed = false
  fileprivate(set) var hasBrokenDown = false
  private(set) var processes = 0
  private(set) var requests: [Request] = []
  /// The most requests that one process had to keep in mind.
  fileprivate(set) var mostInFlight = 0
  private let reaction: (_ request: Request, _ process: Int) -> [PeerEvent]

  /// An implementation that does anything at all with a request, by its process.
  init(reaction: @escaping (_ request: Request, _ process: Int) -> [PeerEvent]) {
    self.reaction = reaction
  }

  convenience init(_ behaviour: @escaping Behaviour = { _, answer, _ in [.answer(answer)] }) {
    self.init { request, process in
      guard let bytes = try? request.input["epoch_secret"]?.bytes(path: ""),
        let number = bytes.first
      else { return [.text("no such case: \(request.json.line)")] }
      let answer = Answer(
        seq: request.seq, .output(["dmls_epoch": .hex([number])], intermediates: []))
      return behaviour(Int(number), answer, process)
    }
  }

  /// Runs cases against it.
  func run(
    _ cases: [(family: Family, vectorCase: VectorCase)], limits: RunLimits = .short,
    stops: @escaping Run.Stop = { _ in false }
  ) -> RunResult {
    Run(
      of: cases, limits: limits, start: { () throws(ChildProcessError) in self.start() },
      stops: stops
    ).result()
  }

  func start() -> any Peer {
    processes += 1
    return FakePeer(of: self, process: processes)
  }

  fileprivate func events(for line: String, process: Int) -> [PeerEvent] {
    guard let json = try? JSONValue(parsing: Array(line.utf8)) else { return [] }
    if json["op"] == "start" { return announcement }
    guard let request = try? Request(json: json, path: "") else {
      return [.text("not understood: \(line)")]
    }
    requests.append(request)
    return reaction(request, process)
  }

  static func announcementLine(
    drafts: [DraftRevision] = [.draft01], suites: [CipherSuite] = [Cases.suite],
    operations: [String] = ["dmls_epoch"]
  ) -> String {
    var announcement = Announcement(
      of: Implementation(name: "fake", drafts: drafts, cipherSuites: suites))
    announcement.operations = operations
    return announcement.json.line
  }
}

/// One process of the implementation.
private final class FakePeer: Peer {
  private let implementation: FakeImplementation
  private let process: Int
  private var events: [PeerEvent] = []
  private var isOver = false
  private var inFlight = -1

  init(of implementation: FakeImplementation, process: Int) {
    self.implementation = implementation
    self.process = process
  }

  func send(_ line: String) {
    inFlight += 1
    implementation.mostInFlight = max(implementation.mostInFlight, inFlight)
    guard !isOver else { return }
    let new = implementation.events(for: line, process: process)
    events += new
    isOver = new.contains { if case .line = $0 { false } else { true } }
    if isOver { implementation.hasBrokenDown = true }
  }

  func next(until deadline: ContinuousClock.Instant) -> PeerEvent {
    guard let event = implementation.isReversed ? events.last : events.first else {
      return .deadline
    }
    // Once it has ended it stays so.
    guard case .line = event else { return event }
    events.remove(at: implementation.isReversed ? events.count - 1 : 0)
    if inFlight > 0 { inFlight -= 1 }
    return event
  }

  func endInput() {}
  func finish(grace: Duration) -> PeerEnding {
    isOver || !implementation.hasBrokenDown ? implementation.ending : .exited(status: 0)
  }

  var standardErrorTail: [UInt8] { implementation.standardErrorTail }
}

/// Lets some lines of another peer through and holds the rest back until the end of the input.
final class BufferingPeer: Peer {
  private let peer: any Peer
  private var lines: Int

  init(_ peer: any Peer, lines: Int) {
    self.peer = peer
    self.lines = lines
  }

  func send(_ line: String) { peer.send(line) }

  func next(until deadline: ContinuousClock.Instant) -> PeerEvent {
    guard lines > 0 else { return .deadline }
    lines -= 1
    return peer.next(until: deadline)
  }

  func endInput() { lines = .max }
  func finish(grace: Duration) -> PeerEnding { peer.finish(grace: grace) }
  var standardErrorTail: [UInt8] { peer.standardErrorTail }
}

extension PeerEvent {
  /// A line of text.
  static func text(_ line: String) -> PeerEvent { .line(Array(line.utf8)) }
  /// An answer.
  static func answer(_ answer: Answer) -> PeerEvent { .text(answer.json.line) }
}

extension RunLimits {
  /// Impatient, and with a window that some cases fill.
  static var short: RunLimits {
    var limits = RunLimits()
    limits.timeout = .milliseconds(300)
    limits.grace = .milliseconds(300)
    limits.window = 4
    return limits
  }
}

extension RunResult {
  /// The verdicts, in the order of the cases.
  var verdicts: [Verdict] { results.map(\.verdict) }

  /// The exit status where nothing may fail and everything may be skipped.
  var exitStatus: Int32 {
    let rules = OutcomeRules()
    return exitStatus(rules.outcomes(of: self), problems: rules.problems(of: self, in: []))
  }
}

extension [Verdict] {
  /// So many passes, but for one case.
  static func passes(_ count: Int, but number: Int? = nil, _ verdict: Verdict? = nil) -> Self {
    var verdicts = Self(repeating: .passed(note: nil), count: count)
    if let number, let verdict { verdicts[number] = verdict }
    return verdicts
  }
}

extension FailureKind {
  /// The kinds that a list may name.
  static var listable: [FailureKind] { allCases.filter { $0 != .unasked } }
}
