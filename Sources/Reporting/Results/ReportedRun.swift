import Diagnostics
import Harness
import JSONText
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
  /// What is known of the causes; nil where nothing failed.
  let causes: DiagnosisWords?

  /// Sorts what came of a run.
  init(_ implementation: ImplementationReport) {
    self.implementation = implementation
    cases = zip(implementation.run.results, implementation.outcomes)
      .map { ReportedCase(result: $0, outcome: $1) }
    counts = CaseCounts(cases)
    let failures = cases.filter { !$0.standing.isFine }
    unexpected = failures.filter(\.result.wasAsked)
    unasked = failures.filter { !$0.result.wasAsked }.grouped(by: \.message)
    let isSilent = implementation.exitStatus == 2 && failures.isEmpty
    faults = implementation.problems + (isSilent ? ["Nothing could be run."] : [])
    causes = implementation.diagnosis.map {
      DiagnosisWords(diagnosis: $0, results: implementation.run.results)
    }
  }

  /// The implementation's name, safe to show.
  var title: String { Excerpt.short(implementation.name, most: 100) }

  /// The cases that were skipped as they may be, by why.
  var skips: [Group] { cases.filter { $0.standing == .skipped }.grouped(by: \.headline) }
}

extension Report {
  /// The runs, in the order of the command line.
  var runs: [ReportedRun] { implementations.map { ReportedRun($0) } }
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
}

/// A size that several groups of cases share, so that the first group does not use it up.
struct Allowance {
  /// More cases than this give a group no larger share.
  private static let mostWeight = 100

  private var bytes: Int
  private var weight: Int

  /// So many bytes for groups of so many cases.
  init(bytes: Int, groups: [Int]) {
    self.bytes = bytes
    weight = groups.reduce(0) { $0 + min($1, Self.mostWeight) }
  }

  /// The first cases of the next group, written, and those that its share has no room for.
  ///
  /// What a group leaves goes to those after it.
  mutating func take(
    _ cases: [ReportedCase], atLeast least: Int = 0, write: (ReportedCase) -> String
  ) -> (texts: [String], rest: ArraySlice<ReportedCase>) {
    let part = min(cases.count, Self.mostWeight)
    var share = bytes * part / max(1, weight)
    weight -= part
    var texts: [String] = []
    for reported in cases {
      let text = write(reported)
      let size = text.utf8.count
      guard size <= share || texts.count < least else { break }
      share -= size
      bytes -= size
      texts.append(text)
    }
    return (texts, cases[texts.count...])
  }
}
