import Harness
import JSONText

/// What is wrong with an implementation and is no single case's fault.
package struct Finding: Equatable, Sendable {
  /// In which way: `crash`, `timeout` or `protocol`, as a failure list names it.
  package var kind: FailureKind
  /// What happened, for people.
  package var text: String

  /// A finding.
  package init(kind: FailureKind, text: String) {
    self.kind = kind
    self.text = text
  }
}

/// A breakdown of a process for which no case was found at fault.
struct Ending: Equatable, Sendable {
  /// When it happened.
  enum Time: Equatable, Sendable {
    /// When a process was started after the first one.
    case starting
    /// With requests in flight.
    case asked
    /// After the last answer, when its input had ended.
    case finishing
  }

  let kind: FailureKind
  let time: Time
  /// What happened: "its output ended; it was ended by signal 11 (SIGSEGV)".
  let how: String
  /// The ids of the cases in flight.
  var cases: [String] = []
  /// What the process last wrote for people.
  var standardErrorTail: [UInt8] = []
}

extension Finding {
  private static let mostNamed = 3

  /// One finding for each way in which processes broke down, in order of appearance.
  static func all(of endings: [Ending]) -> [Finding] {
    var groups: [[Ending]] = []
    for ending in endings {
      let place = groups.firstIndex { group in
        (group[0].kind, group[0].time, group[0].how) == (ending.kind, ending.time, ending.how)
      }
      if let place { groups[place].append(ending) } else { groups.append([ending]) }
    }
    return groups.map { Finding($0) }
  }

  /// The finding behind breakdowns that are alike.
  private init(_ endings: [Ending]) {
    let first = endings[0]
    let times = Self.times(endings.count)
    let text =
      switch first.time {
      case .starting:
        "The implementation could not be started again, \(times): \(first.how)."
      case .asked:
        "The implementation \(Self.verb(first.kind)) \(times) over no case in particular: "
          + "\(first.how). In flight were "
          + "\(Self.list(endings.flatMap(\.cases).withoutRepeats, "case"))."
      case .finishing:
        "At the end of its input the implementation \(first.how), \(times); "
          + "an exit with status 0 was expected."
      }
    let lastWords = endings.lazy.compactMap { Excerpt.lines($0.standardErrorTail).last }.first
    self.init(
      kind: first.kind,
      text: text + (lastWords.map { " stderr: \(Excerpt.short($0, most: 120))" } ?? ""))
  }

  /// What processes announce otherwise than the first; nil where that is nothing.
  init?(differences: [String]) {
    guard !differences.isEmpty else { return nil }
    self.init(
      kind: .protocol,
      text: "The processes of the implementation announce themselves differently: "
        + "\(Self.list(differences.sorted(), "difference")).")
  }

  private static func verb(_ kind: FailureKind) -> String {
    switch kind {
    case .crash: "ended"
    case .timeout: "stopped answering"
    default: "broke the protocol"
    }
  }

  private static func times(_ count: Int) -> String {
    switch count {
    case 1: "once"
    case 2: "twice"
    default: "\(count) times"
    }
  }

  /// The first few of some things, and how many more there are.
  private static func list(_ things: [String], _ noun: String) -> String {
    let rest = things.count - mostNamed
    return things.prefix(mostNamed).joined(separator: ", ")
      + (rest > 0 ? " and \(rest) \(noun)\(rest == 1 ? "" : "s") more" : "")
  }
}
