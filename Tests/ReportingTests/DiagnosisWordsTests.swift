import Diagnostics
import Testing
import VectorFiles
import Verification

@testable import Misreadings
@testable import Reporting

/// What a diagnosis says in every form of report.
struct DiagnosisWordsTests {
  private func words(
    _ diagnosis: Diagnosis, of results: [CaseResult] = DiagnosisSamples.results
  ) -> DiagnosisWords {
    DiagnosisWords(diagnosis, of: results)
  }

  private static let one = [[DiagnosisSamples.swapped]]
  private static let two = [[DiagnosisSamples.node]]
  private static let both = [[DiagnosisSamples.swapped, DiagnosisSamples.node]]

  @Test(
    arguments: [
      (DiagnosisSamples.diagnosis([(one, [0])]), "1 failure, one cause"),
      (DiagnosisSamples.diagnosis([(one, [0, 1])]), "2 failures, one cause"),
      (DiagnosisSamples.diagnosis([(one, [0]), (two, [1])]), "2 failures, 2 causes"),
      (DiagnosisSamples.diagnosis([(one, [0]), (both, [1])]), "2 failures, 2 causes"),
      (
        DiagnosisSamples.diagnosis([(one, [0]), (two, [1]), (both, [2])]), "3 failures, 2 causes"
      ),
      (
        DiagnosisSamples.diagnosis([(one, [0])], unexplained: [1]),
        "2 failures, one cause and a rest"
      ),
      (DiagnosisSamples.diagnosis(unexplained: [0]), "1 failure, no cause that is known"),
      (
        DiagnosisSamples.diagnosis(unsuspicious: [0], unexamined: [1, 2]),
        "3 failures, no cause that is known"
      ),
    ])
  func headlineCountsFailuresAndCauses(diagnosis: Diagnosis, headline: String) {
    #expect(words(diagnosis).headline == headline)
  }

  @Test func causeIsToldInFull() throws {
    let words = words(DiagnosisSamples.diagnosis([(Self.one, [0, 1, 2])]))
    let finding = try #require(words.findings.first)
    #expect(words.findings.count == 1)
    #expect(finding.count == 3)
    #expect(finding.what == "Left is <right>.")
    #expect(finding.name == "sides-swapped")
    #expect(finding.section == "draft section 2")
    #expect(finding.effect == "All is lost.")
    #expect(finding.remarks == [])
    #expect(words.remarks == [])
  }

  /// What both of a pair say is said once.
  @Test func pairIsOneFinding() {
    let two = [[DiagnosisSamples.swapped, DiagnosisSamples.label, DiagnosisSamples.node]]
    let finding = words(DiagnosisSamples.diagnosis([(two, [0])])).findings.first
    #expect(
      finding?.what
        == "Left is <right>. Besides: The label is \"x\" | \"y\". Besides: A node is another.")
    #expect(finding?.name == "sides-swapped,label-other,node-other")
    #expect(finding?.section == "draft section 2; RFC 9420 section 9")
    #expect(finding?.effect == "All is lost. Much is lost.")
  }

  /// What was told already is not told again.
  @Test func causeBesideAnotherIsToldAlone() {
    let finding = words(DiagnosisSamples.diagnosis([(Self.one, [0]), (Self.both, [1, 2])]))
      .findings[1]
    #expect(finding.what == "A node is another.")
    #expect(finding.name == "sides-swapped,node-other")
    #expect(finding.section == "RFC 9420 section 9")
    #expect(finding.effect == "Much is lost.")
    #expect(finding.remarks == ["Together with sides-swapped."])
  }

  @Test func causesAtOnceAreNoNewCause() {
    let finding = words(
      DiagnosisSamples.diagnosis([(Self.one, [0]), (Self.two, [1]), (Self.both, [2])])
    ).findings[2]
    #expect(finding.what == "Several of these at once.")
    #expect(finding.name == "sides-swapped,node-other")
  }

  @Test(arguments: [
    ([0, 1], ["Only under cipher suite 1."]), ([2], ["Only under cipher suite 7."]),
  ])
  func causeUnderSomeCipherSuitesSaysWhich(cases: [Int], remarks: [String]) {
    let words = words(DiagnosisSamples.diagnosis([(Self.one, cases)]))
    #expect(words.findings.first?.remarks == remarks)
  }

  /// Cases that nobody was asked say nothing of a cipher suite.
  @Test func cipherSuiteThatWasNotAskedIsNotMissed() {
    var results = DiagnosisSamples.results
    for index in [2, 3] { results[index].asking = .unasked }
    let words = words(DiagnosisSamples.diagnosis([(Self.one, [0, 1])]), of: results)
    #expect(words.findings.first?.remarks == [])
  }

  @Test(arguments: [
    (1, "a-1"), (2, "a-1, a-2"), (3, "a-1, a-2, a-3"), (4, "a-1, a-2, a-3 and 1 more"),
    (9, "a-1, a-2, a-3 and 6 more"),
  ])
  func alternativesAreCountedBeyondThree(count: Int, names: String) {
    let others = (1...count).map { [DiagnosisSamples.misreading("a-\($0)", "", effect: "")] }
    let words = words(DiagnosisSamples.diagnosis([(Self.one + others, [0, 1, 2])]))
    #expect(
      words.findings.first?.remarks == ["These cases cannot tell it apart from \(names)."])
  }

  @Test func alternativeThatIsAPairIsToldAsOne() {
    let pair = [DiagnosisSamples.label, DiagnosisSamples.node]
    let words = words(DiagnosisSamples.diagnosis([(Self.one + [pair], [0, 1, 2])]))
    #expect(
      words.findings.first?.remarks
        == ["These cases cannot tell it apart from label-other with node-other."])
  }

  @Test func whatIsLeftIsTold() {
    let words = words(
      DiagnosisSamples.diagnosis(
        unsuspicious: [0], unexplained: [1, 2], unexamined: [0], reading: .bitOrder))
    #expect(
      words.remarks == [
        "1 failure answered as the built-in reference answers: these vectors expect something "
          + "else.",
        "2 failures as no known misreading would have it, such as dmls_epoch/suite-1/b.",
        "1 failure not looked at to the end: the search took too long.",
        "Every failure hinges on R4, where the draft leaves room: it may be a question of reading "
          + "and not a slip.",
        "Read here: \(Reading.bitOrder.text)",
        "Also possible: \(Reading.bitOrder.alternative)",
      ])
  }

  @Test(arguments: [
    (["epoch-by-exporter", "output-is-leaf"], true), (["epoch-by-exporter"], false),
    (["epoch-by-exporter", "output-is-leaf", "epoch-is-hash"], false),
  ])
  func departuresOfAProfileNameIt(ids: [String], isNamed: Bool) throws {
    let causes = try ids.enumerated().map { ([[try MisreadingCatalogue.find($1)]], [$0]) }
    let remarks = words(DiagnosisSamples.diagnosis(causes)).remarks
    #expect(
      remarks
        == (isNamed
          ? [
            "All of it is how the profile prototype-1a51df88 departs from the draft: "
              + "verify-vectors --profile prototype-1a51df88 expects its answers."
          ] : []))
  }

  @Test func withoutADiagnosisThereAreNoWords() {
    #expect(DiagnosisSamples.report(nil).implementations[0].diagnosisWords == nil)
  }
}
