package import Harness

/// What came of running cases against one implementation.
package struct RunResult: Equatable, Sendable {
  /// What the implementation said of itself; nil where it never did.
  package var announcement: Announcement?
  /// Every selected case, in the order of the files.
  package var results: [CaseResult]
  /// What is worth saying and is no case's verdict.
  package var notes: [String]

  /// Whether anything was run: the implementation said who it is, and not every case was skipped.
  package var wasRun: Bool {
    announcement != nil && count(.skipped) < results.count
  }

  /// How many cases have this verdict.
  package func count(_ kind: Verdict.Kind) -> Int {
    results.count { $0.verdict.kind == kind }
  }
}
