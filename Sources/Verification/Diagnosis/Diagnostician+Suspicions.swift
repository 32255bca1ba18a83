import KeyDerivation
import VectorFiles

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
      let kind = [vectorCase.operation, "\(vectorCase.cipherSuite.nh)"] + vectorCase.flags
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
    suspicions.found = found.map { Candidate(suspect: oracle.suspects[$0], places: [$0]) }
    return suspicions
  }

  /// The failures, the cheapest of each operation before all others.
  private var order: [Int] {
    var seen: Set<String> = []
    var (first, rest): ([Int], [Int]) = ([], [])
    for failure in failures {
      if seen.insert(results[failure].vectorCase.operation).inserted {
        first.append(failure)
      } else {
        rest.append(failure)
      }
    }
    return first + rest
  }
}
