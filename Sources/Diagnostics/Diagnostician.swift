import JSONText
import KeyDerivation
package import Misreadings
import OperatingSystem
import Operations
package import VectorFiles
package import Verification

/// What known misreadings say about the failures of a run.
package struct Diagnosis: Sendable {
  /// A mistake, and the failures that it explains.
  package struct Cause: Sendable {
    /// What it can be: one misreading, or several at once; more than one where nothing tells them
    /// apart.
    package var alternatives: [[Misreading]]
    /// The failures, as indices into the run's results.
    package var cases: [Int]
  }

  /// The fewest mistakes that were found to explain the failures, the one behind most first.
  package var causes: [Cause] = []
  /// The failures that are answered as the reference answers them: the vectors expect otherwise.
  package var unsuspicious: [Int] = []
  /// The failures that no misreading explains.
  package var unexplained: [Int] = []
  /// The failures that there was no time to look at.
  package var unexamined: [Int] = []
  /// The open point of the draft on which every failure hinges, if it is one.
  package var reading: Reading?

  /// How many failures it is about.
  package var count: Int {
    causes.reduce(unsuspicious.count + unexplained.count + unexamined.count) {
      $0 + $1.cases.count
    }
  }
}

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
    let operation: AnyOperation
    let cipherSuite: CipherSuite

    init(_ result: CaseResult) {
      operation = result.vectorCase.operation
      cipherSuite = result.vectorCase.cipherSuite
    }
  }

  /// A candidate for a cause.
  struct Candidate {
    let suspect: Oracle.Suspect
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
    Interruption.received != nil || ContinuousClock.now > start + patience * part.rawValue
  }

  /// Whether a suspect would have answered a failed case as it was answered.
  func fits(_ suspect: Oracle.Suspect, _ failure: Int) -> Bool {
    guard suspect.alters(results[failure].vectorCase.operation),
      let fingerprint = fingerprints[failure]
    else { return false }
    if fingerprint == .crash, !suspect.misreadings.contains(where: \.endsProcess) { return false }
    return fingerprint.fits(prediction(suspect, failure))
  }

  func fits(_ place: Int, _ failure: Int) -> Bool {
    fits(oracle.suspects[place], failure)
  }

  func prediction(_ suspect: Oracle.Suspect, _ result: Int) -> Fingerprint {
    oracle.prediction(of: suspect, for: results[result].vectorCase)
  }

  /// What failures have in common of which a few are looked at.
  func kind(of failure: Int) -> [String] {
    let vectorCase = results[failure].vectorCase
    return [vectorCase.operation.name, "\(vectorCase.cipherSuite.nh)"]
  }

  /// The reading that all causes are about; without a cause, the one that every failure hinges on.
  func reading(behind diagnosis: Diagnosis) -> Reading? {
    if diagnosis.causes.isEmpty {
      return diagnosis.unsuspicious.isEmpty ? readingOfFailuresAlone : nil
    }
    let explained = diagnosis.causes.reduce(0) { $0 + $1.cases.count }
    guard explained == failures.count else { return nil }
    let readings = Set(
      diagnosis.causes.flatMap { $0.alternatives.flatMap { $0.map(\.reading) } })
    return readings.count == 1 ? readings.first ?? nil : nil
  }

  /// The one reading that every failure hinges on, where cases of their operations passed that do
  /// not: what all cases have in common tells nothing.
  private var readingOfFailuresAlone: Reading? {
    let failed = failures.map { results[$0].vectorCase }
    let operations = Set(failed.map(\.operation))
    let passed = passes.filter { operations.contains($0.key.operation) }.values.joined()
    let telling = Reading.allCases.filter { reading in
      failed.allSatisfy { $0.readings.contains(reading) }
        && passed.contains { !results[$0].vectorCase.readings.contains(reading) }
    }
    return telling.count == 1 ? telling.first : nil
  }
}
