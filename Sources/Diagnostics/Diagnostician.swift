import JSONText
import KeyDerivation
import Misreadings
import Operations
import VectorFiles
package import Verification

/// Finds the fewest misreadings that would have answered as an implementation did.
///
/// A misreading explains a failure when it gives the same answer, and when no case of the same
/// operation and cipher suite that went right speaks against it. A refusal is the same whatever its
/// kind.
package struct Diagnostician {
  /// The cases of one operation under one cipher suite.
  struct Cell: Hashable, Sendable {
    let operation: AnyOperation
    let cipherSuite: CipherSuite

    init(_ result: CaseResult) {
      operation = result.vectorCase.operation
      cipherSuite = result.vectorCase.cipherSuite
    }
  }

  let oracle: Oracle
  let results: [CaseResult]
  let budget: Budget
  let fingerprints: [Int: Fingerprint]
  /// Every failure, the cheapest to ask about first.
  let failures: [Int]
  /// The cases that were answered as expected, whatever the kinds of errors; the cheapest first.
  let passes: [Cell: [Int]]

  /// A search over the results of a run.
  package init(
    of results: [CaseResult], asking oracle: Oracle, within budget: Budget = Budget()
  ) {
    self.oracle = oracle
    self.results = results
    self.budget = budget
    let failures = results.indices.filter {
      results[$0].verdict.kind == .failed || results[$0].failureKind == .crash
    }
    let fingerprints = Dictionary(
      uniqueKeysWithValues: failures.map { ($0, Fingerprint.of(results[$0])) })
    self.fingerprints = fingerprints
    self.failures = Self.cheapestFirst(failures, of: results)
    let right = results.indices.filter {
      results[$0].verdict.kind == .passed || fingerprints[$0]?.answer == .otherKind
    }
    passes = Dictionary(
      grouping: Self.cheapestFirst(right, of: results), by: { Cell(results[$0]) })
  }

  private static func cheapestFirst(_ places: [Int], of results: [CaseResult]) -> [Int] {
    places.map { (cost: results[$0].vectorCase.costOfAsking, place: $0) }
      .sorted { $0 < $1 }.map(\.place)
  }

  /// What explains the failures; nil where there is none.
  package func diagnosis() -> Diagnosis? {
    guard !failures.isEmpty else { return nil }
    var diagnosis = Diagnosis()
    var open = Set(failures)
    let likeness = coverByProfile(&open, &diagnosis)
    let search = suspicions(of: open)
    diagnosis.unsuspicious = search.unsuspicious.sorted()
    open.subtract(search.unsuspicious)
    let unweighed = cover(&open, with: search.found, until: .weighing, &diagnosis)
    combine(&open, &diagnosis)
    diagnosis.likeness = likeness
    let others = open.filter { fingerprints[$0]?.answer == .otherKind }
    diagnosis.otherKinds = others.sorted()
    open.subtract(others)
    // What was not looked at may still have a name, as may what several known causes could explain.
    let isCut = budget.isSpent(.combining) && !diagnosis.causes.isEmpty
    let unexamined = isCut ? open : open.intersection(search.unvisited.union(unweighed))
    diagnosis.unexamined = unexamined.sorted()
    diagnosis.unexplained = open.subtracting(unexamined).sorted()
    diagnosis.isCutByClock = budget.isOverdue
    diagnosis.reading = reading(behind: diagnosis)
    return diagnosis
  }

  /// Whether a suspect would have answered a failed case as it was answered.
  func fits(_ suspect: Oracle.Suspect, _ failure: Int, _ cost: inout Int) -> Bool {
    guard suspect.alters(results[failure].vectorCase.operation),
      let fingerprint = fingerprints[failure]
    else { return false }
    if fingerprint == .crash, !suspect.misreadings.contains(where: \.endsProcess) { return false }
    return fingerprint.fits(prediction(suspect, failure, &cost))
  }

  func prediction(_ suspect: Oracle.Suspect, _ result: Int, _ cost: inout Int) -> Fingerprint {
    oracle.prediction(of: suspect, for: results[result].vectorCase, &cost)
  }

  /// What failures have in common of which a few are looked at.
  func kind(of failure: Int) -> [String] {
    let vectorCase = results[failure].vectorCase
    return [vectorCase.operation.name, "\(vectorCase.cipherSuite.nh)"]
  }

  /// The reading that all causes are about; without a cause, the one that every failure hinges on.
  private func reading(behind diagnosis: Diagnosis) -> Reading? {
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
    let passed = results.indices.filter {
      results[$0].verdict.kind == .passed && operations.contains(results[$0].vectorCase.operation)
    }
    let telling = Reading.allCases.filter { reading in
      failed.allSatisfy { $0.readings.contains(reading) }
        && passed.contains { !results[$0].vectorCase.readings.contains(reading) }
    }
    return telling.count == 1 ? telling.first : nil
  }
}
