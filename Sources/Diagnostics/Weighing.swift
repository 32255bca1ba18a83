import Misreadings
import Operations
import VectorFiles
import Verification

extension Diagnostician {
  /// So many failures of a cell tell which candidates are worth asking about the others.
  private static let sample = 8

  /// Takes the candidates that explain most until none explains more; returns the failures that
  /// there was no time to ask them about.
  @discardableResult
  func cover(
    _ open: inout Set<Int>, with candidates: [Candidate], until end: Part,
    _ diagnosis: inout Diagnosis
  ) -> Set<Int> {
    var pool = candidates
    let unweighed = weigh(&pool, over: open, until: end)
    while !open.isEmpty {
      let shares = pool.map { (candidate: $0, explained: $0.explained.intersection(open)) }
      let most = shares.map(\.explained.count).max() ?? 0
      guard most > 0 else { break }
      let ranked = shares.filter { $0.explained.count == most }
        .map { (candidate: $0, explained: $1, doubts: doubts($0, end)) }
      guard let best = ranked.min(by: { $0.doubts < $1.doubts }) else { break }
      let equals = ranked.filter { $0.explained == best.explained && $0.doubts == best.doubts }
      diagnosis.causes.append(
        Diagnosis.Cause(
          alternatives: equals.map(\.candidate.suspect.misreadings),
          cases: best.explained.sorted()))
      open.subtract(best.explained)
    }
    return unweighed
  }

  /// Finds what candidates explain, cell by cell, the cheapest first; returns the failures of the
  /// cells for which there was no time.
  private func weigh(
    _ pool: inout [Candidate], over open: Set<Int>, until end: Part
  ) -> Set<Int> {
    guard !pool.isEmpty else { return [] }
    // Failures are sorted by their costs, and so are the cells by their first one.
    var cells: [(cell: Cell, failures: [Int])] = []
    for failure in failures where open.contains(failure) {
      let cell = Cell(results[failure])
      if let place = cells.firstIndex(where: { $0.cell == cell }) {
        cells[place].failures.append(failure)
      } else {
        cells.append((cell, [failure]))
      }
    }
    for (index, (cell, failures)) in cells.enumerated() {
      let fitting = explained(failures, by: pool, until: end).filter { !$0.fitting.isEmpty }
      let doubted = fitting.map { contradicts(pool[$0.place], in: cell, until: end) }
      // What there is no time to ask is held against a name: better none than a wrong one.
      if isLate(end) { return Set(cells[index...].flatMap(\.failures)) }
      for (candidate, isDoubted) in zip(fitting, doubted) {
        pool[candidate.place].cells.insert(cell)
        if !isDoubted { pool[candidate.place].explained.formUnion(candidate.fitting) }
      }
    }
    return []
  }

  /// Which failures of one cell each candidate fits, by its place.
  ///
  /// A candidate that fits none of a few is asked only about those that no other one fits.
  private func explained(
    _ failures: [Int], by pool: [Candidate], until end: Part
  ) -> [(place: Int, fitting: Set<Int>)] {
    let operation = results[failures[0]].vectorCase.operation
    let relevant = pool.indices.filter { pool[$0].suspect.alters(operation) }
    var fitting = matches(relevant, in: pool, failures.prefix(Self.sample), until: end)
    let rest = failures.dropFirst(Self.sample)
    let likely = relevant.filter { fitting[$0]?.isEmpty == false }
    fitting.merge(matches(likely, in: pool, rest, until: end)) { $0.union($1) }
    let covered = fitting.values.reduce(into: Set<Int>()) { $0.formUnion($1) }
    let unlikely = relevant.filter { fitting[$0]?.isEmpty != false }
    fitting.merge(matches(unlikely, in: pool, rest.filter { !covered.contains($0) }, until: end)) {
      $0.union($1)
    }
    return relevant.map { ($0, fitting[$0] ?? []) }
  }

  private func matches(
    _ places: [Int], in pool: [Candidate], _ failures: some Collection<Int>, until end: Part
  ) -> [Int: Set<Int>] {
    let questions = places.flatMap { place in failures.map { (place, $0) } }
    let fitting = questions.filteredInParallel { place, failure in
      !isLate(end) && fits(pool[place].suspect, failure)
    }
    return Dictionary(grouping: fitting, by: \.0).mapValues { Set($0.map(\.1)) }
  }

  /// Whether a passed case of a cell is one that a candidate would have failed.
  private func contradicts(_ candidate: Candidate, in cell: Cell, until end: Part) -> Bool {
    (passes[cell] ?? []).contains { pass in
      guard !isLate(end) else { return false }
      switch prediction(candidate.suspect, pass) {
      // An implementation need not give its saved states away.
      case .fine, .kept: return false
      default: return true
      }
    }
  }

  /// In how many cells passed cases speak against a candidate.
  private func doubts(_ candidate: Candidate, _ end: Part) -> Int {
    let explained = Set(candidate.explained.map { Cell(results[$0]) })
    let asked = passes.keys.filter { candidate.suspect.alters($0.operation) }
    let others = asked.filter { !candidate.cells.contains($0) }
    return candidate.cells.subtracting(explained).count
      + others.filteredInParallel { contradicts(candidate, in: $0, until: end) }.count
  }
}

extension Collection where Index == Int, Self: Sendable {
  /// The elements that fit, in order, several tried at a time.
  func filteredInParallel(_ fits: @Sendable (Element) -> Bool) -> [Element] {
    let places = Array(indices)
    let isFitting = Parallel.mapped(places.count) { fits(self[places[$0]]) }
    return zip(places, isFitting).filter(\.1).map { self[$0.0] }
  }
}
