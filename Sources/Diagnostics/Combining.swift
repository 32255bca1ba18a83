import KeyDerivation
import Misreadings
import Operations
import VectorFiles
import Verification

extension Diagnostician {
  /// Explains what no misreading explains alone: by the causes that are known, all at once or with
  /// one more, and else by two misreadings.
  ///
  /// Each cause that is found so is one of those that are known from then on.
  func combine(_ open: inout Set<Int>, _ diagnosis: inout Diagnosis) {
    var isNew = true
    while isNew, !open.isEmpty, !budget.isSpent(.combining) {
      let before = diagnosis.causes.count
      cover(
        &open, with: besideKnown(known(diagnosis), open), until: .combining, &diagnosis)
      isNew = diagnosis.causes.count > before
    }
    cover(&open, with: pairs(known(diagnosis), open), until: .combining, &diagnosis)
  }

  /// The places of the causes that were found, each by its first name.
  private func known(_ diagnosis: Diagnosis) -> [Int] {
    let names = Set(diagnosis.causes.flatMap { $0.alternatives[0].map(\.id) })
    return oracle.suspects.indices.filter { names.contains(oracle.suspects[$0].misreadings[0].id) }
  }

  /// A few failures of each kind among those that are open, with what alters their answers.
  private func examples(_ open: Set<Int>) -> [(failure: Int, altering: [Int])] {
    var tried: [[String]: Int] = [:]
    let few = failures.filter { failure in
      // What is wrong with a kind alone is no matter of several misreadings.
      guard open.contains(failure), fingerprints[failure]?.answer != .otherKind else {
        return false
      }
      let kind = kind(of: failure)
      tried[kind, default: 0] += 1
      return tried[kind, default: 0] <= Self.fruitlessSearches
    }
    return few.map { failure in
      let operation = results[failure].vectorCase.operation
      let able = oracle.suspects.indices.filter { oracle.suspects[$0].alters(operation) }
      let altering = budget.filter(able, until: .combining) { place, cost in
        prediction(oracle.suspects[place], failure, &cost) != .fine
      }
      return (failure, altering)
    }
  }

  private func besideKnown(_ known: [Int], _ open: Set<Int>) -> [Candidate] {
    guard !known.isEmpty else { return [] }
    var found: [Candidate] = []
    for (failure, altering) in examples(open) {
      if isExplained(failure, by: found) { continue }
      let base = known.filter { altering.contains($0) }
      guard !base.isEmpty else { continue }
      let alone = fitting([base], failure)
      found +=
        alone.isEmpty
        ? fitting(altering.filter { !base.contains($0) }.map { base + [$0] }, failure) : alone
    }
    return found
  }

  /// Two misreadings at once, those that explain something elsewhere first.
  private func pairs(_ known: [Int], _ open: Set<Int>) -> [Candidate] {
    var found: [Candidate] = []
    for (failure, altering) in examples(open) {
      if isExplained(failure, by: found) { continue }
      let order =
        known.filter { altering.contains($0) }
        + altering.filter { !known.contains($0) }
      let pairs = order.indices.flatMap { place in
        order[(place + 1)...].map { [order[place], $0] }
      }
      found += fitting(pairs, failure)
    }
    return found
  }

  private func isExplained(_ failure: Int, by candidates: [Candidate]) -> Bool {
    var cost = 0
    defer { budget.spend(cost) }
    return candidates.contains { fits($0.suspect, failure, &cost) }
  }

  private func fitting(_ combinations: [[Int]], _ failure: Int) -> [Candidate] {
    budget.filter(combinations, until: .combining) { places, cost in
      fits(oracle.combination(of: places), failure, &cost)
    }.map { Candidate(suspect: oracle.combination(of: $0)) }
  }
}
