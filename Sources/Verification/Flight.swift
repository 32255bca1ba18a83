/// The requests to one process: those without an answer, how long each may still take, and those
/// that have their verdict.
///
/// A child that works on one request at a time, in the order in which they came, makes each wait
/// for those sent before it and for no other. So the time of a request counts from when it was sent
/// or the last of those before it was answered; answers to later ones do not prolong it.
struct Flight {
  /// A request without an answer.
  struct Open {
    let seq: Int
    /// The case, as a place among the results.
    let index: Int
    /// When the child could have begun with it.
    var clock: ContinuousClock.Instant
    /// Whether one that was sent later was answered before it.
    var isOvertaken = false
  }

  /// In the order in which they were sent.
  private(set) var open: [Open] = []
  /// Requests that have their verdict, by seq; the answer of one that was abandoned may still come.
  private(set) var settled: [Int: (index: Int, isAbandoned: Bool)] = [:]
  /// Whether the request in flight must stay the only one.
  var isAlone = false

  /// Adds a request, whose seq is higher than those of the others.
  mutating func send(_ index: Int, seq: Int) {
    open.append(Open(seq: seq, index: index, clock: .now))
  }

  /// Takes a request out that has its answer: the case, and how long the answer took; nil where
  /// none in flight has this seq.
  mutating func settle(_ seq: Int) -> (index: Int, duration: Duration)? {
    guard let place = open.firstIndex(where: { $0.seq == seq }) else { return nil }
    let request = open.remove(at: place)
    let now = ContinuousClock.now
    settled[seq] = (request.index, false)
    for earlier in 0..<place { open[earlier].isOvertaken = true }
    for later in place..<open.count { open[later].clock = now }
    return (request.index, now - request.clock)
  }

  /// Takes all requests out; answers to them may still come, and mean nothing.
  mutating func abandon() {
    for request in open { settled[request.seq] = (request.index, true) }
    open = []
  }

  /// When the first of the requests is out of time.
  func deadline(_ timeout: Duration) -> ContinuousClock.Instant {
    (open.map(\.clock).min() ?? .now) + timeout
  }

  /// The requests that are late at a deadline although the process answers others: whose fault it
  /// is needs no search.
  func overtaken(at deadline: ContinuousClock.Instant, _ timeout: Duration) -> [Int] {
    open.filter { $0.isOvertaken && $0.clock + timeout <= deadline }.map(\.index)
  }
}
