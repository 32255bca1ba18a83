import JSONText
import KeyDerivation
import Misreadings
import Operations
import VectorFiles

/// Finds the fewest misreadings that would have answered as an implementation did.
///
/// A misreading explains a failure when it gives the same answer, and when no passed case of the
/// same operation and cipher suite speaks against it.
package struct Diagnostician {
  /// How long a search may take after a run: as long as the run took, but 10 to 60 seconds.
  package static func patience(after run: Duration) -> Duration {
    min(max(run, .seconds(10)), .seconds(60))
  }

  /// The parts of a search, each with its end as a share of the whole time.
  enum Part: Double {
    /// Which misreadings give some answer that was given.
    case suspecting = 0.4
    /// What each of them explains.
    case weighing = 0.8
    /// What several of them explain together.
    case combining = 1
  }

  /// The cases of one operation under one cipher suite.
  struct Cell: Hashable, Sendable {
    let operation: String
    let cipherSuite: CipherSuite

    init(_ result: CaseResult) {
      operation = result.vectorCase.operation
      cipherSuite = result.vectorCase.cipherSuite
    }
  }

  /// A candidate for a cause.
  struct Candidate {
    let suspect: Oracle.Suspect
    /// Its places in the oracle's list: several for a combination.
    let places: [Int]
    /// The failures that it explains.
    var explained: Set<Int> = []
    /// The cells in which it answers failures as they were answered, whatever speaks against it.
    var cells: Set<Cell> = []
  }

  let oracle: Oracle
  let results: [CaseResult]
  let fingerprints: [Int: Fingerprint]
  /// Every failure, the cheapest to ask about first.
  let failures: [Int]
  let passes: [Cell: [Int]]
  private let start = ContinuousClock.now
  private let patience: Duration

  /// A search over the results of a run.
  package init(
    of results: [CaseResult], asking oracle: Oracle, patience: Duration
  ) {
    self.oracle = oracle
    self.results = results
    self.patience = patience
    let failures = results.indices.filter {
      results[$0].verdict.kind == .failed || results[$0].breakdown == .crash
    }
    fingerprints = Dictionary(
      uniqueKeysWithValues: failures.map { ($0, Fingerprint.of(results[$0])) })
    let costs = Dictionary(
      uniqueKeysWithValues: failures.map { ($0, results[$0].vectorCase.costOfAsking) })
    self.failures = failures.sorted { (costs[$0] ?? 0, $0) < (costs[$1] ?? 0, $1) }
    passes = Dictionary(
      grouping: results.indices.filter { results[$0].verdict.kind == .passed },
      by: { Cell(results[$0]) })
  }

  /// What explains the failures; nil where there is none.
  package func diagnosis() -> Diagnosis? {
    guard !failures.isEmpty else { return nil }
    var diagnosis = Diagnosis()
    let search = suspicions()
    diagnosis.unsuspicious = search.unsuspicious
    var open = Set(failures).subtracting(search.unsuspicious)
    let unweighed = cover(&open, with: search.found, until: .weighing, &diagnosis)
    combine(&open, &diagnosis)
    // What was not looked at may still have a name, as may what several known causes could explain.
    let isCut = isLate(.combining) && !diagnosis.causes.isEmpty
    let unexamined = isCut ? open : open.intersection(search.unvisited.union(unweighed))
    diagnosis.unexamined = unexamined.sorted()
    diagnosis.unexplained = open.subtracting(unexamined).sorted()
    diagnosis.unsuspicious.sort()
    diagnosis.reading = reading(behind: diagnosis)
    return diagnosis
  }

  func isLate(_ part: Part) -> Bool {
    ContinuousClock.now > start + patience * part.rawValue
  }

  /// Whether a suspect would have answered a failed case as it was answered.
  func fits(_ suspect: Oracle.Suspect, _ places: [Int], _ failure: Int) -> Bool {
    guard suspect.operations.contains(results[failure].vectorCase.operation),
      let fingerprint = fingerprints[failure]
    else { return false }
    if fingerprint == .crash, !suspect.misreadings.contains(where: \.endsProcess) { return false }
    return fingerprint.fits(prediction(suspect, places, failure))
  }

  func fits(_ place: Int, _ failure: Int) -> Bool {
    fits(oracle.suspects[place], [place], failure)
  }

  func prediction(
    _ suspect: Oracle.Suspect, _ places: [Int], _ result: Int
  ) -> Fingerprint {
    let vectorCase = results[result].vectorCase
    if places.count == 1 { return oracle.prediction(of: places[0], for: vectorCase) }
    return Oracle.prediction(of: suspect, for: vectorCase)
  }
}

extension VectorCase {
  /// What it costs to ask a misreading, roughly: walking a tree is what takes time.
  var costOfAsking: Int {
    let size = input.line.utf8.count
    let walksTree = OperationSet.trees.names.contains(operation)
    return walksTree ? 100 * size * cipherSuite.nh : size
  }
}
