import JSONText
import Misreadings
import Operations
import VectorFiles
import Verification

extension Diagnostician {
  /// So many failures and as many cases that went right of an operation show whether a departure is
  /// there.
  private static let mostShown = 4
  /// The whole profile must explain one failure in so many.
  private static let leastShare = 4

  /// Explains failures by the departures of a profile, where an implementation has most of them;
  /// returns what is known of it.
  ///
  /// A known peer comes first: it is likelier than as many mistakes that have nothing in common.
  func coverByProfile(
    _ open: inout Set<Int>, _ diagnosis: inout Diagnosis
  ) -> Diagnosis.Likeness? {
    // Vectors that expect a profile's answers say nothing of how near it is to another one.
    guard oracle.expected.isEmpty else { return nil }
    for profile in Profile.all {
      let places = oracle.suspects.indices.filter { place in
        profile.misreadings.contains { $0.id == oracle.suspects[place].misreadings[0].id }
      }
      guard let (seen, unseen, absent) = departures(among: places) else { continue }
      let alone = seen.map { Candidate(suspect: oracle.suspects[$0]) }
      cover(&open, with: alone, until: .weighing, &diagnosis)
      let operations = Set(open.map { results[$0].vectorCase.operation.name })
      // What few cases show may still be what explains the rest.
      let together = [seen, seen + unseen].flatMap { places in
        operations.sorted().map { name in
          places.filter { place in
            oracle.suspects[place].operations.operations.contains { $0.name == name }
          }
        }
      }.filter { $0.count > 1 }.withoutRepeats
      cover(
        &open, with: together.map { Candidate(suspect: oracle.combination(of: $0)) },
        until: .weighing, &diagnosis)
      return Diagnosis.Likeness(
        profile: profile, absent: absent.flatMap { oracle.suspects[$0].misreadings })
    }
    return nil
  }

  /// Which departures are there, which may be and which are not, where most failures are answered as those that
  /// are there have it, two of them at least; nil else.
  ///
  /// A departure is there if without it fewer answers are those that were given, and absent if
  /// more are; what no case shows is neither.
  private func departures(
    among places: [Int]
  ) -> (seen: [Int], unseen: [Int], absent: [Int])? {
    let shown = shown(to: places)
    let failed = shown.filter { fingerprints[$0] != nil }
    // Few questions tell those apart that are nothing like it: most.
    guard places.count > 1, !failed.isEmpty,
      agreement(places, failed).count * Self.leastShare >= failed.count
    else { return nil }
    var present = places
    var absent: [Int] = []
    var score = agreement(present, shown)
    var shows: [Int: Int] = [:]
    while true {
      for place in present {
        shows[place] = score.count - agreement(present.filter { $0 != place }, shown).count
      }
      guard let worst = present.min(by: { shows[$0, default: 0] < shows[$1, default: 0] }),
        shows[worst, default: 0] < 0
      else { break }
      present.removeAll { $0 == worst }
      absent.append(worst)
      score = agreement(present, shown)
    }
    guard !budget.isSpent(.suspecting) else { return nil }
    let seen = present.filter { shows[$0, default: 0] > 0 }
    let explained = score.count { fingerprints[$0] != nil }
    guard seen.count > max(1, absent.count), explained * 2 > failed.count else { return nil }
    return (seen, present.filter { !seen.contains($0) }, absent.sorted())
  }

  /// A few failures of every operation, and a few cases that went right of those that some suspects
  /// alter.
  private func shown(to places: [Int]) -> [Int] {
    let altered = places.reduce([] as OperationSet) { $0.union(oracle.suspects[$1].operations) }
    let right = passes.values.joined().sorted().filter {
      fingerprints[$0] == nil && altered.contains(results[$0].vectorCase.operation)
    }
    let failed = failures.filter { fingerprints[$0]?.answer != .otherKind }
    return [failed, right].flatMap { kind in
      Dictionary(grouping: kind, by: { results[$0].vectorCase.operation.name })
        .sorted { $0.key < $1.key }.flatMap { $0.value.prefix(Self.mostShown) }
    }
  }

  /// The cases that several misreadings at once answer as they were answered.
  private func agreement(_ places: [Int], _ shown: [Int]) -> [Int] {
    let suspect = oracle.combination(of: places)
    return budget.filter(shown, until: .suspecting) { place, cost in
      fingerprints[place] == nil
        ? prediction(suspect, place, &cost).isRight : fits(suspect, place, &cost)
    }
  }
}
