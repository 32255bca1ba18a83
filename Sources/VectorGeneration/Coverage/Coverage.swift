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
    of files: [FileClaims], statements: [Statement] = Statement.allCases,
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
      throw GenerationError(
        id: entry.subject.rawValue, reason: "no case hinges on this reading")
    }
  }
}
