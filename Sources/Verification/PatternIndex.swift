/// The patterns of a failure list, found by a case without trying each of them.
///
/// A pattern can only fit a case that begins as it does up to its first wildcard, so a look-up takes
/// as many steps as there are lengths of such beginnings.
struct PatternIndex: Equatable, Sendable {
  /// The places of patterns without a wildcard.
  private var whole: [String: Int] = [:]
  /// The places of the others, by what stands before the first wildcard.
  private var byBeginning: [String: [Int]] = [:]
  private var lengths: [Int] = []

  /// An index of some entries, of which no two have the same pattern.
  init(_ entries: [FailureList.Entry]) {
    for (place, entry) in entries.enumerated() {
      let beginning = String(entry.pattern.prefix { $0 != "*" && $0 != "?" })
      if beginning == entry.pattern {
        whole[beginning] = place
      } else {
        byBeginning[beginning, default: []].append(place)
      }
    }
    lengths = Set(byBeginning.keys.map(\.utf8.count)).sorted()
  }

  /// The places of the entries that may fit a case, in order.
  func candidates(for id: String) -> [Int] {
    let patterns = lengths.prefix { $0 <= id.utf8.count }.flatMap { length in
      String(id.utf8.prefix(length)).flatMap { byBeginning[$0] } ?? []
    }
    return ([whole[id]].compactMap(\.self) + patterns).sorted()
  }
}
