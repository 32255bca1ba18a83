import Testing
import VectorFiles
import VectorGeneration

extension Statement {
  /// The statement of an id.
  static func named(_ id: String) throws -> Statement {
    try #require(all.first { $0.id == id }, "no statement \(id)")
  }
}

struct StatementTests {
  @Test func idsCountThroughEachSectionInOrder() {
    let counts = [(2, 4), (3, 9), (4, 14), (5, 13), (6, 12), (7, 2)]
    let ids = counts.flatMap { section, count in (1...count).map { "S\(section).\($0)" } }
    #expect(Statement.all.map(\.id) == ids)
    #expect(Statement.all.allSatisfy { $0.id.hasPrefix("S\($0.section).") })
  }

  /// A sample of ids that must never move to another statement.
  @Test(
    arguments: [
      ("S2.1", "dmls_epoch is DeriveSecret(epoch_secret, \"epoch\")."),
      ("S3.9", "A DMLSMessage ends with its dmls_epoch."),
      (
        "S4.6",
        "The init_secret of a child epoch is DeriveChildSecret(parent_init_secret, "
          + "\"child_init\", commit_confirmation, GroupContext_[n])."
      ),
      ("S5.13", "Outputs are forward secret once they are deleted."),
      ("S6.12", "A fork that loses is deleted."),
      (
        "S7.2",
        "An epoch can go once each member has sent a commit that shows it has moved on from there."
      ),
    ])
  func idsStay(id: String, text: String) throws {
    #expect(try Statement.named(id).text == text)
  }

  @Test(arguments: [("S2.1", "2"), ("S5.13", "5"), ("S7.2", "7")])
  func sectionIsTheFirstPartOfTheID(id: String, section: String) throws {
    #expect(try Statement.named(id).section == section)
  }

  @Test(arguments: Statement.all)
  func textIsASentenceOfOneLine(statement: Statement) {
    #expect(statement.text.hasSuffix("."))
    #expect(!statement.text.contains("\n") && statement.text.count <= 150)
  }

  @Test func noTwoStatementsSayTheSame() {
    #expect(Set(Statement.all.map(\.text)).count == Statement.all.count)
  }

  @Test(arguments: Statement.all)
  func thereAreEitherPatternsOrAReason(statement: Statement) {
    let patterns = statement.patterns.map(\.text)
    #expect(patterns.isEmpty == (statement.reasonWithoutCases != nil))
    #expect(Set(patterns).count == patterns.count)
    #expect(statement.reasonWithoutCases?.hasSuffix(".") != false)
  }

  @Test func everyReadingIsTakenAtSomeStatement() {
    #expect(Set(Statement.all.flatMap(\.readings)) == Set(Reading.allCases))
  }

  @Test func openPointsHaveReadingsSaveWhatIsLeftToApplications() {
    let open = Statement.all.filter { $0.kind == .openPoint }
    #expect(open.filter(\.readings.isEmpty).map(\.id) == ["S6.1"])
  }

  @Test func examplesAreThoseOfSection6AndTheDeletionRule() {
    let examples = Statement.all.filter { $0.kind == .example }.map(\.id)
    #expect(examples == (2...12).map { "S6.\($0)" } + ["S7.2"])
  }
}
