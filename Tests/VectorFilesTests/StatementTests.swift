import Testing
import VectorFiles

struct StatementTests {
  @Test func idsCountThroughEachSectionInOrder() {
    let counts = [(2, 4), (3, 9), (4, 14), (5, 13), (6, 12), (7, 2)]
    let ids = counts.flatMap { section, count in (1...count).map { "S\(section).\($0)" } }
    #expect(Statement.allCases.map(\.rawValue) == ids)
    #expect(Set(ids).count == ids.count)
  }

  /// A sample of ids that must never move to another statement.
  @Test(
    arguments: [
      ("S2.1", .epochIdentifier), ("S3.9", .nothingBehind), ("S4.6", .initSecret),
      ("S5.13", .deletedKeys), ("S6.12", .losingForks), ("S7.2", .deletionRule),
    ] as [(String, Statement)])
  func idsStay(id: String, statement: Statement) {
    #expect(Statement(rawValue: id) == statement)
  }

  @Test(arguments: [("S2.1", "2"), ("S5.13", "5"), ("S7.2", "7")])
  func sectionIsTheFirstPartOfTheID(id: String, section: String) {
    #expect(Statement(rawValue: id)?.section == section)
  }

  @Test(arguments: Statement.allCases)
  func textIsASentenceOfOneLine(statement: Statement) {
    #expect(statement.text.hasSuffix("."))
    #expect(!statement.text.contains("\n") && statement.text.count <= 150)
  }

  @Test func noTwoStatementsSayTheSame() {
    #expect(Set(Statement.allCases.map(\.text)).count == Statement.allCases.count)
  }

  @Test(arguments: Statement.allCases)
  func thereAreEitherPatternsOrAReason(statement: Statement) {
    let patterns = statement.patterns.map(\.text)
    #expect(patterns.isEmpty == (statement.reasonWithoutCases != nil))
    #expect(Set(patterns).count == patterns.count)
    #expect(statement.reasonWithoutCases?.hasSuffix(".") != false)
  }

  @Test func everyReadingIsTakenAtSomeStatement() {
    #expect(Set(Statement.allCases.flatMap(\.readings)) == Set(Reading.allCases))
  }

  @Test func openPointsHaveReadingsSaveWhatIsLeftToApplications() {
    let open = Statement.allCases.filter { $0.kind == .openPoint }
    #expect(open.filter(\.readings.isEmpty) == [.applicationChoices])
  }

  @Test func examplesAreThoseOfSection6AndTheDeletionRule() {
    let examples = Statement.allCases.filter { $0.kind == .example }
    #expect(
      examples
        == Statement.allCases.filter { $0.section == "6" && $0 != .applicationChoices }
        + [.deletionRule])
  }
}
