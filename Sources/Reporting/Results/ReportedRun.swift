import DMLS
import Diagnostics
import Harness
import JSONText
import KeyDerivation
import Operations
import VectorFiles
import Verification

/// One implementation's run, sorted once; every form of report renders this and judges nothing.
struct ReportedRun {
  /// Cases of which the same is said.
  typealias Group = (remark: String, cases: [ReportedCase])

  /// The run as it is: name, command, announcement, notes and problems.
  let implementation: ImplementationReport
  /// All cases, in the order of the run.
  let cases: [ReportedCase]
  /// How many went which way.
  let counts: CaseCounts
  /// The cases that did not go as expected and are worth a look each.
  let unexpected: [ReportedCase]
  /// The cases that did not go as expected since the implementation was never asked, by why.
  let unasked: [Group]
  /// What is wrong beside the cases, that nothing was run included.
  let faults: [String]
  /// What is said once of all that was not announced.
  private let unannounced: String
  /// What is known of the causes; nil where nothing failed.
  let causes: DiagnosisWords?

  /// How its cases are asked again.
  let replay: Replay

  /// Sorts what came of a run over the cases of some files.
  init(_ implementation: ImplementationReport, files: [VectorFile]) {
    self.implementation = implementation
    let replay = Replay(implementation.command, files: files)
    self.replay = replay
    cases = zip(implementation.run.results, implementation.outcomes)
      .map { ReportedCase(result: $0, outcome: $1) }
    counts = CaseCounts(cases)
    let failures = cases.filter { !$0.standing.isFine }
    unexpected = failures.filter(\.result.wasAsked)
    unasked = failures.filter { !$0.result.wasAsked }.grouped(by: \.message)
    let isSilent = implementation.exitStatus == 2 && failures.isEmpty
    faults = implementation.problems + (isSilent ? ["Nothing could be run."] : [])
    unannounced = Self.unannounced(
      cases.filter { $0.standing == .skipped && $0.result.asking == .unasked },
      implementation.run.announcement)
    causes = implementation.diagnosis.map {
      DiagnosisWords(diagnosis: $0, results: implementation.run.results, replay: replay)
    }
  }

  /// The implementation's name, safe to show.
  var title: String { Excerpt.short(implementation.name, most: 100) }

  /// The cases that were skipped as they may be, by why; what was not announced is one group.
  var skips: [Group] {
    cases.filter { $0.standing == .skipped }.grouped {
      isUnannounced($0) ? unannounced : $0.headline
    }
  }

  /// What is said once for all cases that share it, as `ReportedCase.remark`.
  var remarks: [Group] {
    cases.grouped { isUnannounced($0) ? "skipped: \(unannounced)" : $0.remark }
  }

  /// The cases that went wrong, those together that went wrong alike.
  var alike: [[ReportedCase]] {
    let groups = Dictionary(grouping: unexpected, by: \.likeness)
    return unexpected.map(\.likeness).withoutRepeats.compactMap { groups[$0] }
  }

  private func isUnannounced(_ reported: ReportedCase) -> Bool {
    reported.standing == .skipped && reported.result.asking == .unasked
      && implementation.run.announcement != nil
  }

  /// What is not announced, of all that the cases need.
  private static func unannounced(
    _ cases: [ReportedCase], _ announcement: Announcement?
  ) -> String {
    guard let announcement else { return "not announced" }
    let needed = cases.map(\.result.vectorCase)
    let operations = needed.map(\.operation.name).withoutRepeats
      .filter { !announcement.operations.contains($0) }
    let suites = Set(needed.map(\.cipherSuite)).subtracting(announcement.cipherSuites)
    let drafts = Set(needed.map(\.drafts)).filter {
      $0.allSatisfy { !announcement.drafts.contains($0) }
    }
    let parts = [
      ("operation", operations),
      ("cipher suite", [suites.map { Int($0.rawValue) }.sorted().ranges].filter { !$0.isEmpty }),
      ("draft revision", Set(drafts.joined()).map(\.rawValue).sorted()),
    ].filter { !$1.isEmpty }
    return "not announced: "
      + parts.map { "\($0) \($1.joined(separator: ", "))" }.joined(separator: "; ")
  }

  /// Why the exit status is not 0; nil where it is.
  var verdict: String? {
    let status = implementation.exitStatus
    guard status != 0 else { return nil }
    var parts: [String] = []
    if counts.unexpected > 0 {
      parts.append("\(counts.unexpected.of("case")) did not go as expected")
    }
    if !faults.isEmpty, status == 1 {
      parts.append("\(faults.count.of("problem")) beside the cases")
    }
    if status == 2 { parts = ["nothing could be run"] }
    return "Exit status \(status): \(parts.joined(separator: ", "))."
  }

  /// How long all of it took; nil where nobody looked at the clock.
  var took: String? {
    implementation.duration.map { duration in
      let tenths = duration.microseconds / 100_000
      return tenths < 600
        ? "\(tenths / 10).\(tenths % 10) s" : "\(tenths / 600) min \(tenths / 10 % 60) s"
    }
  }
}

extension Report {
  /// The runs, in the order of the command line.
  var runs: [ReportedRun] { implementations.map { ReportedRun($0, files: files) } }
}

extension [ReportedRun] {
  /// How many cases did not go as expected, of all implementations.
  var unexpectedCount: Int { reduce(0) { $0 + $1.counts.unexpected } }
}

extension Sequence<ReportedCase> {
  /// The cases by family, in the order of the families.
  var byFamily: [(family: Family, cases: [ReportedCase])] {
    let groups = Dictionary(grouping: self, by: \.result.family)
    return Family.allCases.compactMap { family in groups[family].map { (family, $0) } }
  }

  /// The cases by what is said of them, in order of appearance; without those that have nothing.
  func grouped(by remark: (ReportedCase) -> String?) -> [ReportedRun.Group] {
    let groups = Dictionary(grouping: self, by: remark)
    return compactMap(remark).withoutRepeats.map { ($0, groups[$0] ?? []) }
  }
}

/// How many of some cases went which way.
struct CaseCounts {
  /// All cases.
  private(set) var total = 0
  private var verdicts: [Verdict.Kind: Int] = [:]
  private var standings: [Standing: Int] = [:]

  /// Counts cases.
  init(_ cases: some Sequence<ReportedCase>) {
    for reported in cases {
      total += 1
      verdicts[reported.result.verdict.kind, default: 0] += 1
      standings[reported.standing, default: 0] += 1
    }
  }

  /// How many have a verdict.
  subscript(verdict kind: Verdict.Kind) -> Int { verdicts[kind, default: 0] }

  /// How many stand so; for passed, how many are right.
  subscript(standing: Standing) -> Int { standings[standing, default: 0] }

  /// Cases that did not go as expected.
  var unexpected: Int { Standing.allCases.reduce(0) { $0 + ($1.isFine ? 0 : self[$1]) } }

  /// How the cases stand together: a skip beside passes counts as passed; nil for no cases.
  var standing: Standing? {
    Standing.allCases.filter { $0 != .skipped }.first { self[$0] > 0 }
      ?? (total > 0 ? .skipped : nil)
  }

  /// The counts that are not zero: `3 passed, 1 failed`.
  var words: String {
    var words = Verdict.Kind.allCases.filter { self[verdict: $0] > 0 }.map {
      "\(self[verdict: $0]) \($0.rawValue)"
    }
    if self[.known] > 0 { words.append("\(self[.known]) of them known to fail") }
    return words.isEmpty ? "no cases" : words.joined(separator: ", ")
  }
}

extension Int {
  /// The number with what is counted: `1 case`, `2 cases`.
  func of(_ noun: String) -> String { "\(self) \(noun)\(self == 1 ? "" : "s")" }

  /// The number as people read it: `3,193`.
  var grouped: String {
    let digits = String(magnitude)
    let first = digits.count % 3
    var groups = first > 0 ? [String(digits.prefix(first))] : []
    var rest = digits.dropFirst(first)
    while !rest.isEmpty {
      groups.append(String(rest.prefix(3)))
      rest = rest.dropFirst(3)
    }
    return (self < 0 ? "-" : "") + groups.joined(separator: ",")
  }
}

extension [Int] {
  /// Rising numbers in few characters: `1–3, 5`.
  var ranges: String {
    var ranges: [ClosedRange<Int>] = []
    for number in self {
      if let last = ranges.last, last.upperBound + 1 == number {
        ranges[ranges.count - 1] = last.lowerBound...number
      } else {
        ranges.append(number...number)
      }
    }
    return ranges.map {
      $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)"
    }.joined(separator: ", ")
  }
}
