package import VectorFiles

/// How many cases of each family belong to a statement or a reading, with examples.
package struct CaseCount: Equatable, Sendable {
  /// The cases of one family.
  package struct Part: Equatable, Sendable {
    /// The family.
    package var family: Family
    /// How many of its cases belong.
    package var count: Int
  }

  /// The families with such cases, in their order.
  package var parts: [Part] = []
  /// Ids of such cases, two at most.
  package var examples: [String] = []

  /// The cases of files that test a statement; the examples follow the order of its patterns.
  init(of statement: Statement, in files: [FileClaims]) {
    for claims in files {
      let places = Set(statement.patterns.flatMap { claims.cases($0) })
      add(places.count, of: claims.file.family)
    }
    let fitting = statement.patterns.map { pattern in
      files.flatMap { claims in claims.cases(pattern).map { claims.file.cases[$0].id } }
    }
    for id in fitting.compactMap(\.first) + fitting.prefix(1).compactMap(\.last)
    where examples.count < 2 && !examples.contains(id) {
      examples.append(id)
    }
  }

  /// The cases of files that hinge on a reading, with one example.
  init(of reading: Reading, in files: [FileClaims]) {
    for file in files.map(\.file) {
      let ids = file.cases.filter { $0.readings.contains(reading) }.map(\.id)
      add(ids.count, of: file.family)
      if examples.isEmpty { examples += ids.prefix(1) }
    }
  }

  private mutating func add(_ count: Int, of family: Family) {
    if count > 0 { parts.append(Part(family: family, count: count)) }
  }
}
