import KeyDerivation
import Misreadings
import Operations
import VectorFiles
import Verification

extension Diagnostician {
  /// What came of looking at failures one by one.
  struct Suspicions {
    /// The misreadings that answer some failure as it was answered.
    var found: [Candidate] = []
    /// The failures that are answered as the reference answers them.
    var unsuspicious: [Int] = []
    /// The failures that there was no time to look at.
    var unvisited: Set<Int> = []
  }

  /// So many searches of one kind in vain, and the rest of the kind is left.
  static let fruitlessSearches = 3

  /// Every misreading that answers some failure as it was answered.
  ///
  /// A failure that one of those found before explains needs no search of its own. One failure of
  /// each operation comes first, so that little time suffices for a look at all of them.
  func suspicions() -> Suspicions {
    var suspicions = Suspicions()
    var found: [Int] = []
    var fruitless: [[String]: Int] = [:]
    let order = order
    for (place, failure) in order.enumerated() {
      if isLate(.suspecting) {
        suspicions.unvisited = Set(order[place...])
        break
      }
      // Once the vectors turned out to expect otherwise, nothing is taken for granted.
      if suspicions.unsuspicious.isEmpty, found.contains(where: { fits($0, failure) }) { continue }
      let vectorCase = results[failure].vectorCase
      let kind = kind(of: failure) + vectorCase.flags
      guard fruitless[kind, default: 0] < Self.fruitlessSearches else { continue }
      if let fingerprint = fingerprints[failure], oracle.isUnsuspicious(fingerprint, vectorCase) {
        suspicions.unsuspicious.append(failure)
        continue
      }
      let known = found
      let fitting = oracle.suspects.indices.filteredInParallel {
        !known.contains($0) && !isLate(.weighing) && fits($0, failure)
      }
      if fitting.isEmpty { fruitless[kind, default: 0] += 1 }
      found += fitting
    }
    suspicions.found = found.map { Candidate(suspect: oracle.suspects[$0]) }
    return suspicions
  }

  /// The failures, the cheapest of each operation before all others.
  private var order: [Int] {
    var seen: Set<AnyOperation> = []
    let first = failures.filter { seen.insert(results[$0].vectorCase.operation).inserted }
    let isFirst = Set(first)
    return first + failures.filter { !isFirst.contains($0) }
  }
}

extension Diagnostician {
  /// Explains what no misreading explains alone: by the causes that are known, all at once or with
  /// one more, and else by two misreadings.
  ///
  /// Each cause that is found so is one of those that are known from then on.
  func combine(_ open: inout Set<Int>, _ diagnosis: inout Diagnosis) {
    var isNew = true
    while isNew, !open.isEmpty, !isLate(.combining) {
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
      guard open.contains(failure) else { return false }
      let kind = kind(of: failure)
      tried[kind, default: 0] += 1
      return tried[kind, default: 0] <= Self.fruitlessSearches
    }
    return few.map { failure in
      let operation = results[failure].vectorCase.operation
      let altering = oracle.suspects.indices.filteredInParallel { place in
        oracle.suspects[place].alters(operation) && !isLate(.combining)
          && prediction(oracle.suspects[place], failure) != .fine
      }
      return (failure, altering)
    }
  }

  private func besideKnown(_ known: [Int], _ open: Set<Int>) -> [Candidate] {
    guard !known.isEmpty else { return [] }
    var found: [Candidate] = []
    for (failure, altering) in examples(open) {
      if found.contains(where: { fits($0.suspect, failure) }) { continue }
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
      if found.contains(where: { fits($0.suspect, failure) }) { continue }
      let order =
        known.filter { altering.contains($0) }
        + altering.filter { !known.contains($0) }
      for (place, first) in order.enumerated() where !isLate(.combining) {
        found += fitting(order[(place + 1)...].map { [first, $0] }, failure)
      }
    }
    return found
  }

  private func fitting(_ combinations: [[Int]], _ failure: Int) -> [Candidate] {
    combinations.filteredInParallel { places in
      !isLate(.combining) && fits(oracle.combination(of: places), failure)
    }.map { Candidate(suspect: oracle.combination(of: $0)) }
  }
}
