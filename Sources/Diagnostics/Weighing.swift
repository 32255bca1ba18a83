import KeyDerivation
import Misreadings
import Operations
import VectorFiles
import Verification

extension Diagnostician {
  /// So many failures of a cell tell which candidates are worth asking about the others.
  private static let sample = 8
  /// So many cells are looked at at once: each may cost thousands of questions.
  private static let cellsAtOnce = 8

  /// Takes the candidates that explain most until none explains more; returns the failures that
  /// there were no questions left for.
  ///
  /// Those that explain values come first: many would refuse what was refused.
  @discardableResult
  func cover(
    _ open: inout Set<Int>, with candidates: [Candidate], until end: Budget.Part,
    _ diagnosis: inout Diagnosis
  ) -> Set<Int> {
    var pool = candidates
    let unweighed = weigh(&pool, over: open, until: end)
    while !open.isEmpty {
      let shares = pool.map { candidate in
        let explained = candidate.explained.intersection(open)
        return Share(
          explained: explained,
          hasValue: explained.contains { fingerprints[$0]?.hasValue == true })
      }
      guard let most = shares.max(), !most.explained.isEmpty else { break }
      let ranked = pool.indices.filter { !(shares[$0] < most) }
      examine(ranked, in: &pool, until: end)
      let best = mostLikely(ranked, in: pool, until: end)
      guard let explained = best.first.map({ shares[$0].explained }) else { break }
      let equals = best.filter { shares[$0].explained == explained }
      diagnosis.causes.append(
        Diagnosis.Cause(
          alternatives: equals.map { pool[$0].suspect.misreadings }, cases: explained.sorted()))
      open.subtract(explained)
    }
    return unweighed
  }

  /// What a candidate explains of that which is open.
  private struct Share: Comparable {
    let explained: Set<Int>
    /// Whether that are not only refusals.
    let hasValue: Bool

    static func < (one: Share, other: Share) -> Bool {
      (one.hasValue ? 1 : 0, one.explained.count) < (other.hasValue ? 1 : 0, other.explained.count)
    }

    static func == (one: Share, other: Share) -> Bool { !(one < other) && !(other < one) }
  }

  /// Those that fewest cells speak against; of those, the ones whose kinds are right, if there are.
  ///
  /// Without questions left all are equal: better undecided than wrong.
  private func mostLikely(
    _ places: [Int], in pool: [Candidate], until end: Budget.Part
  ) -> [Int] {
    guard !budget.isSpent(end) else { return places }
    let doubts = places.map { pool[$0].doubts }
    let fewest = zip(places, doubts).filter { $0.1 == doubts.min() }.map(\.0)
    let right = fewest.filter { !pool[$0].differsInKinds }
    return right.isEmpty ? fewest : right
  }

  /// Finds what candidates explain, cell by cell, the cheapest first; returns the failures of the
  /// cells for which there were no questions left.
  private func weigh(
    _ pool: inout [Candidate], over open: Set<Int>, until end: Budget.Part
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
      object(fitting.map { ($0.place, cell) }, in: &pool, until: end)
      // What there are no questions for is held against a name: better none than a wrong one.
      if budget.isSpent(end) { return Set(cells[index...].flatMap(\.failures)) }
      for (place, fitting) in fitting {
        pool[place].cells.insert(cell)
        credit(fitting, in: cell, to: &pool[place])
      }
    }
    return []
  }

  /// Lets a candidate explain the failures of a cell that it fits, unless something speaks against
  /// it.
  ///
  /// Kinds of errors alone speak for one that knows all of the cell's, or more than kinds.
  private func credit(_ fitting: Set<Int>, in cell: Cell, to candidate: inout Candidate) {
    guard let objection = candidate.objections[cell], !objection.isContradicted else { return }
    let more = fitting.filter { fingerprints[$0]?.answer != .otherKind }
    candidate.explained.formUnion(
      more.isEmpty && objection.differsInKinds ? [] : fitting)
    var cost = 0
    candidate.otherKinds += more.count { failure in
      fingerprints[failure]?.hasKinds(of: prediction(candidate.suspect, failure, &cost)) == false
    }
    budget.spend(cost)
  }

  /// Which failures of one cell each candidate fits, by its place, in the order of places.
  ///
  /// A candidate that fits none of a few is asked only about those that no other one fits.
  private func explained(
    _ failures: [Int], by pool: [Candidate], until end: Budget.Part
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
    _ places: [Int], in pool: [Candidate], _ failures: some Collection<Int>,
    until end: Budget.Part
  ) -> [Int: Set<Int>] {
    let questions = places.flatMap { place in failures.map { (place, $0) } }
    let fitting = budget.filter(questions, until: end) { question, cost in
      fits(pool[question.0].suspect, question.1, &cost)
    }
    return Dictionary(grouping: fitting, by: \.0).mapValues { Set($0.map(\.1)) }
  }

  /// Looks for what speaks against candidates in all cells that they could have answered otherwise.
  private func examine(_ places: [Int], in pool: inout [Candidate], until end: Budget.Part) {
    let cells = passes.keys.sorted {
      ($0.operation.name, $0.cipherSuite.rawValue) < ($1.operation.name, $1.cipherSuite.rawValue)
    }
    object(
      places.flatMap { place in
        cells.filter { pool[place].suspect.alters($0.operation) }.map { (place, $0) }
      }, in: &pool, until: end)
  }

  private func object(
    _ questions: [(place: Int, cell: Cell)], in pool: inout [Candidate], until end: Budget.Part
  ) {
    let candidates = pool
    let new = questions.filter { candidates[$0.place].objections[$0.cell] == nil }
    let objections = budget.answers(for: new, until: end, atOnce: Self.cellsAtOnce) {
      question, cost in
      objection(to: candidates[question.place].suspect, in: question.cell, &cost)
    }
    for (question, objection) in zip(new, objections) {
      pool[question.place].objections[question.cell] = objection
    }
  }
}
