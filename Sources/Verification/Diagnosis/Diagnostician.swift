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
  /// The longest that a search may take.
  package static let patience = Duration.seconds(10)

  private let oracle: Oracle
  private let results: [CaseResult]
  private let deadline: ContinuousClock.Instant
  private let fingerprints: [Int: Fingerprint]
  /// Every failure, the cheapest to ask about first.
  private let failures: [Int]
  private let passes: [Cell: [Int]]

  /// The cases of one operation under one cipher suite.
  private struct Cell: Hashable {
    let operation: String
    let cipherSuite: CipherSuite

    init(_ result: CaseResult) {
      operation = result.vectorCase.operation
      cipherSuite = result.vectorCase.cipherSuite
    }
  }

  /// A candidate for a cause.
  private struct Candidate {
    let suspect: Oracle.Suspect
    /// Its place in the oracle's list; nil for a pair.
    let index: Int?
    /// The failures that it explains.
    var explained: Set<Int> = []
    /// The cells in which passed cases speak against it.
    var contradictions = 0
  }

  /// A search over the results of a run.
  package init(
    of results: [CaseResult], asking oracle: Oracle, patience: Duration = Self.patience
  ) {
    self.oracle = oracle
    self.results = results
    deadline = .now + patience
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
    var pool = suspicions(&diagnosis)
    for index in pool.indices { weigh(&pool[index]) }
    var open = Set(failures).subtracting(diagnosis.unexamined + diagnosis.unsuspicious)
    cover(&open, with: pool, &diagnosis)
    var pairs = open.isEmpty ? [] : self.pairs(for: open, beside: pool)
    for index in pairs.indices { weigh(&pairs[index]) }
    cover(&open, with: pairs, &diagnosis)
    if isLate { diagnosis.unexamined += open } else { diagnosis.unexplained = open.sorted() }
    diagnosis.unsuspicious.sort()
    diagnosis.unexamined.sort()
    diagnosis.reading = reading(behind: diagnosis)
    return diagnosis
  }

  private var isLate: Bool { ContinuousClock.now > deadline }

  private func fits(_ suspect: Oracle.Suspect, _ index: Int?, _ failure: Int) -> Bool {
    guard suspect.operations.contains(results[failure].vectorCase.operation),
      let fingerprint = fingerprints[failure]
    else { return false }
    if fingerprint == .crash, !suspect.misreadings.contains(where: \.endsProcess) { return false }
    return fingerprint.fits(prediction(suspect, index, failure))
  }

  private func prediction(
    _ suspect: Oracle.Suspect, _ index: Int?, _ result: Int
  ) -> Fingerprint {
    let vectorCase = results[result].vectorCase
    if let index { return oracle.prediction(of: index, for: vectorCase) }
    return Oracle.prediction(of: suspect, for: vectorCase)
  }

  /// Every misreading that answers some failure as it was answered.
  ///
  /// A failure that one of those found before explains needs no search of its own; after a few
  /// fruitless searches the rest of their kind is left.
  private func suspicions(_ diagnosis: inout Diagnosis) -> [Candidate] {
    var found: [Int] = []
    var fruitless: [[String]: Int] = [:]
    for (place, failure) in failures.enumerated() {
      if isLate {
        diagnosis.unexamined = Array(failures[place...])
        break
      }
      // Once the vectors turned out to expect otherwise, nothing is taken for granted.
      if diagnosis.unsuspicious.isEmpty,
        found.contains(where: { fits(oracle.suspects[$0], $0, failure) })
      {
        continue
      }
      let vectorCase = results[failure].vectorCase
      let kind = [vectorCase.operation, "\(vectorCase.cipherSuite.nh)"] + vectorCase.flags
      guard fruitless[kind, default: 0] < Self.fruitlessSearches else { continue }
      if let fingerprint = fingerprints[failure], oracle.isUnsuspicious(fingerprint, vectorCase) {
        diagnosis.unsuspicious.append(failure)
        continue
      }
      let fitting = oracle.suspects.indices.filter {
        !found.contains($0) && fits(oracle.suspects[$0], $0, failure)
      }
      if fitting.isEmpty { fruitless[kind, default: 0] += 1 }
      found += fitting
    }
    return found.map { Candidate(suspect: oracle.suspects[$0], index: $0) }
  }

  private static let fruitlessSearches = 3

  /// Finds all that a candidate explains, and what speaks against it.
  private func weigh(_ candidate: inout Candidate) {
    let cells = Dictionary(
      grouping: failures.filter { fits(candidate.suspect, candidate.index, $0) },
      by: { Cell(results[$0]) })
    for (cell, explained) in cells {
      let speaksAgainst = (passes[cell] ?? []).contains { pass in
        // What there is no time to ask is held against it: better no name than a wrong one.
        isLate || prediction(candidate.suspect, candidate.index, pass) != .fine
      }
      if speaksAgainst {
        candidate.contradictions += 1
      } else {
        candidate.explained.formUnion(explained)
      }
    }
    // Where it explains nothing and everything passed, it speaks against itself too.
    candidate.contradictions += passes.keys.count { cell in
      guard cells[cell] == nil, candidate.suspect.operations.contains(cell.operation) else {
        return false
      }
      return (passes[cell] ?? []).contains { pass in
        !isLate && prediction(candidate.suspect, candidate.index, pass) != .fine
      }
    }
  }

  /// Takes the candidates that explain most until none explains more.
  private func cover(
    _ open: inout Set<Int>, with pool: [Candidate], _ diagnosis: inout Diagnosis
  ) {
    while !open.isEmpty {
      let ranked = pool.map { (candidate: $0, explained: $0.explained.intersection(open)) }
        .filter { !$0.explained.isEmpty }
      guard
        let best = ranked.min(by: {
          ($1.explained.count, $0.candidate.contradictions)
            < ($0.explained.count, $1.candidate.contradictions)
        })
      else { return }
      let equals = ranked.filter {
        $0.explained == best.explained
          && $0.candidate.contradictions == best.candidate.contradictions
      }
      diagnosis.causes.append(
        Diagnosis.Cause(
          alternatives: equals.map(\.candidate.suspect.misreadings),
          cases: best.explained.sorted()))
      open.subtract(best.explained)
    }
  }

  /// Two misreadings at once, for failures that none explains alone.
  ///
  /// One of them is mostly at work elsewhere too, so those that explain something come first.
  private func pairs(for open: Set<Int>, beside pool: [Candidate]) -> [Candidate] {
    var found: [Candidate] = []
    var tried: [[String]: Int] = [:]
    for failure in failures where open.contains(failure) {
      if found.contains(where: { fits($0.suspect, nil, failure) }) { continue }
      let vectorCase = results[failure].vectorCase
      let kind = [vectorCase.operation, "\(vectorCase.cipherSuite.nh)"]
      guard tried[kind, default: 0] < Self.fruitlessSearches else { continue }
      tried[kind, default: 0] += 1
      let altering = oracle.suspects.indices.filter {
        oracle.suspects[$0].operations.contains(vectorCase.operation)
          && prediction(oracle.suspects[$0], $0, failure) != .fine
      }
      let known = pool.compactMap(\.index).filter { altering.contains($0) }
      let order = known + altering.filter { !known.contains($0) }
      search: for (place, first) in order.enumerated() {
        for second in order[(place + 1)...] {
          if isLate { break search }
          let pair = oracle.pair(first, second)
          if fits(pair, nil, failure) { found.append(Candidate(suspect: pair, index: nil)) }
        }
      }
    }
    return found
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
    let passed = passes.filter { operations.contains($0.key.operation) }.values.joined()
    let telling = Reading.allCases.filter { reading in
      failed.allSatisfy { $0.readings.contains(reading) }
        && passed.contains { !results[$0].vectorCase.readings.contains(reading) }
    }
    return telling.count == 1 ? telling.first : nil
  }
}

extension VectorCase {
  /// What it costs to ask a misreading, roughly: walking a tree is what takes time.
  fileprivate var costOfAsking: Int {
    let size = input.line.utf8.count
    let walksTree = Set<AlteredOperation>.walkingTrees.contains { $0.rawValue == operation }
    return walksTree ? 100 * size * cipherSuite.nh : size
  }
}
