package import VectorFiles

/// Which cases test each statement of the draft, and which hinge on each reading.
package struct Coverage: Sendable {
  /// Something with cases.
  package struct Entry<Subject: Sendable>: Sendable {
    /// The statement or the reading.
    package var subject: Subject
    /// Its cases.
    package var cases: CaseCount
  }

  /// The statements in their order.
  package var statements: [Entry<Statement>]
  /// The readings in their order.
  package var readings: [Entry<Reading>]
  /// The families with cases that test no statement, and how many they are.
  package var unclaimed: [CaseCount.Part]
  /// How many cases there are.
  package var total: Int

  /// The coverage by the files of all families.
  /// - Throws: `GenerationError`, naming the reading, where no case hinges on one.
  package init(
    of files: [FileClaims], statements: [Statement] = Statement.all,
    readings: [Reading] = Reading.allCases
  ) throws(GenerationError) {
    self.statements = statements.map {
      Entry(subject: $0, cases: CaseCount(of: $0, in: files))
    }
    self.readings = readings.map { Entry(subject: $0, cases: CaseCount(of: $0, in: files)) }
    unclaimed = files.filter { $0.unclaimed > 0 }
      .map { CaseCount.Part(family: $0.file.family, count: $0.unclaimed) }
    total = files.reduce(0) { $0 + $1.file.cases.count }
    for entry in self.readings where entry.cases.examples.isEmpty {
      throw GenerationError(id: entry.subject.rawValue, reason: "no case hinges on this reading")
    }
  }
}

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

/// Which cases of one file test which statements.
package struct FileClaims: Sendable {
  /// The file.
  package let file: VectorFile
  /// The places of the cases in the file, ascending, by the text of the pattern that they fit.
  private let places: [String: [Int]]
  /// How many cases test no statement; only a foundation family has such cases.
  package let unclaimed: Int

  /// Matches the cases of a file with the patterns of statements.
  /// - Throws: `GenerationError` where a pattern of the file's family fits no case, naming the
  ///   statement, or where no statement claims a case, naming the case.
  package init(
    _ file: VectorFile, statements: [Statement] = Statement.all
  ) throws(GenerationError) {
    self.file = file
    var places: [String: [Int]] = [:]
    for statement in statements {
      for pattern in statement.patterns where pattern.family == file.family {
        guard places[pattern.text] == nil else { continue }
        let glob = pattern.glob
        let fitting = file.cases.indices.filter { glob.matches(file.cases[$0].id) }
        guard !fitting.isEmpty else {
          throw GenerationError(
            id: statement.id, reason: "its pattern \(pattern.text) fits no case")
        }
        places[pattern.text] = fitting
      }
    }
    let claimed = Set(places.values.joined())
    let rest = file.cases.indices.filter { !claimed.contains($0) }
    if let first = rest.first, file.family.tier != .foundation {
      let others = rest.count == 1 ? "" : ", nor \(rest.count - 1) more of its family"
      throw GenerationError(
        id: file.cases[first].id,
        reason: "no statement of the draft claims this case\(others); see Statement.claim")
    }
    self.places = places
    unclaimed = rest.count
  }

  /// The places of the cases that fit a pattern of a statement, ascending.
  func cases(_ pattern: CasePattern) -> [Int] { places[pattern.text] ?? [] }
}
