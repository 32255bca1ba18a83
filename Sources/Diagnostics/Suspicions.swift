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
    /// The failures that there were no questions left for.
    var unvisited: Set<Int> = []
  }

  /// So many searches of one kind in vain, and the rest of the kind is left.
  static let fruitlessSearches = 3
  /// So many searches for refusals of one kind: other suspects than those found may refuse too.
  static let refusalSearches = 3

  /// Every misreading that answers some open failure as it was answered.
  ///
  /// A failure that one of those found before explains needs no search of its own. One failure of
  /// each operation comes first, so that few questions suffice for a look at all of them.
  func suspicions(of open: Set<Int>) -> Suspicions {
    var suspicions = Suspicions()
    var found: [Int] = []
    var fruitless: [[String]: Int] = [:]
    var refusals: [[String]: Int] = [:]
    let order = order(of: open)
    for (place, failure) in order.enumerated() {
      if budget.isSpent(.suspecting) {
        suspicions.unvisited = Set(order[place...])
        break
      }
      let vectorCase = results[failure].vectorCase
      // Of what is wrong with kinds alone little is looked at: it mostly is no mistake.
      let isOfKinds = fingerprints[failure]?.answer == .otherKind
      let kind = kind(of: failure) + (isOfKinds ? ["kinds"] : vectorCase.flags)
      let isRefusal = fingerprints[failure]?.answer == .refused
      // Once the vectors turned out to expect otherwise, nothing is taken for granted.
      let isNew = isRefusal && refusals[kind, default: 0] < Self.refusalSearches
      if !isNew, suspicions.unsuspicious.isEmpty, isExplained(failure, by: found) { continue }
      guard fruitless[kind, default: 0] < Self.fruitlessSearches else { continue }
      if let fingerprint = fingerprints[failure], oracle.isUnsuspicious(fingerprint, vectorCase) {
        suspicions.unsuspicious.append(failure)
        continue
      }
      if isRefusal { refusals[kind, default: 0] += 1 }
      let known = found
      let unknown = oracle.suspects.indices.filter { !known.contains($0) }
      let fitting = budget.filter(unknown, until: .weighing) { place, cost in
        fits(oracle.suspects[place], failure, &cost)
      }
      if fitting.isEmpty, !isExplained(failure, by: found) { fruitless[kind, default: 0] += 1 }
      found += fitting
    }
    suspicions.found = found.map { Candidate(suspect: oracle.suspects[$0]) }
    return suspicions
  }

  private func isExplained(_ failure: Int, by places: [Int]) -> Bool {
    var cost = 0
    defer { budget.spend(cost) }
    return places.contains { fits(oracle.suspects[$0], failure, &cost) }
  }

  /// The open failures: the cheapest of each operation before all others, and those whose answers
  /// have values before mere refusals.
  private func order(of open: Set<Int>) -> [Int] {
    var seen: Set<AnyOperation> = []
    let open = failures.filter(open.contains)
    let ordered =
      open.filter { fingerprints[$0]?.hasValue == true }
      + open.filter { fingerprints[$0]?.hasValue != true }
    let first = ordered.filter { seen.insert(results[$0].vectorCase.operation).inserted }
    let isFirst = Set(first)
    return first + ordered.filter { !isFirst.contains($0) }
  }
}
