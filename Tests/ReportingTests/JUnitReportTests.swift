import Testing
import Verification

@testable import Reporting

struct JUnitReportTests {
  @Test func everythingIsInItsPlace() throws {
    var wrong = ReportSamples.wrong("b")
    wrong.duration = .milliseconds(1250)
    let results = [
      ReportFixtures.result(.passed(note: nil)), wrong,
      ReportFixtures.result(
        .errored("it exited with status 1"), ReportFixtures.vectorCase("c"), tail: "no\nmore"),
      ReportFixtures.result(.skipped("no suite 4"), ReportFixtures.vectorCase("d")),
    ]
    let text = JUnitReport(ReportSamples.report(results)).text
    #expect(
      text == """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites name="dmls-vectors" tests="4" failures="1" errors="1" time="1.250">
          <testsuite name="mine.dmls_epoch" tests="4" failures="1" errors="1" skipped="1" time="1.250">
            <testcase classname="mine.dmls_epoch" name="dmls_epoch/suite-1/a" time="0.000000"/>
            <testcase classname="mine.dmls_epoch" name="dmls_epoch/suite-1/b" time="1.250000">
              <failure message="dmls_epoch differs from byte 1 on" type="output">About b. [Rare, R4]
        dmls_epoch differs from byte 1 on
        dmls_epoch
        expected a0a0a0
        actual   a0a1a0
                    ^ byte 1</failure>
            </testcase>
            <testcase classname="mine.dmls_epoch" name="dmls_epoch/suite-1/c" time="0.000000">
              <error message="it exited with status 1" type="protocol">About c. [Ordinary]
        it exited with status 1</error>
              <system-err>no
        more</system-err>
            </testcase>
            <testcase classname="mine.dmls_epoch" name="dmls_epoch/suite-1/d" time="0.000000">
              <skipped message="no suite 4"/>
            </testcase>
          </testsuite>
        </testsuites>

        """)
    #expect(JUnitRules.faults(in: try JUnitDocument.root(of: text)) == [])
  }

  @Test func knownFailuresPassAndProblemsFail() throws {
    let report = ReportSamples.report(
      [
        ReportSamples.wrong("a"), ReportFixtures.result(.passed(note: nil)),
        ReportFixtures.result(.passed(note: "vague")),
      ], outcomes: [.knownFailure, .unexpected("it passes: take it off"), .expected],
      problems: ["list:3 fits no case"])
    let root = try JUnitDocument.root(of: JUnitReport(report).text)
    #expect(JUnitRules.faults(in: root) == [])
    #expect(root.attributes["tests"] == "4")
    #expect(root.attributes["failures"] == "2")
    let cases = root.children.flatMap(\.children)
    #expect(
      cases.map { $0.children.map(\.name) } == [
        ["system-out"], ["failure"], ["system-out"], ["failure"],
      ])
    #expect(cases[0].children[0].text == "known failure: dmls_epoch differs from byte 1 on")
    #expect(cases[1].children[0].attributes["message"] == "it passes: take it off")
    #expect(cases[1].children[0].attributes["type"] == "unexpected")
    #expect(cases[2].children[0].text == "passed, but vague")
    #expect(cases[3].attributes["classname"] == "mine.problems")
    #expect(cases[3].children[0].attributes["message"] == "list:3 fits no case")
  }

  @Test func runThatChecksNothingIsNotGreen() throws {
    let report = ReportSamples.report([ReportFixtures.result(.skipped("no"))])
    let root = try JUnitDocument.root(of: JUnitReport(report).text)
    #expect(root.attributes["failures"] == "1")
    #expect(root.children.map { $0.attributes["name"] } == ["mine.dmls_epoch", "mine.problems"])
  }

  /// The rules themselves find faults.
  @Test(arguments: [
    ("<testsuite name='a' tests='0' failures='0' errors='0'/>", "the root is testsuite"),
    ("<testsuites><testcase name='a'/></testsuites>", "testcase is in testsuites"),
    ("<testsuites skipped='0'/>", "testsuites must not have skipped"),
    ("<testsuites tests='1'/>", "testsuites has tests 1, not 0"),
    ("<testsuites time='1 s'/>", "the time is 1 s"),
    ("<testsuites time='0.0001'/>", "the time is 0.0001"),
    ("<testsuites>a</testsuites>", "testsuites has text"),
    (
      "<testsuites><testsuite tests='0' failures='0' errors='0'/></testsuites>",
      "testsuite lacks name"
    ),
    ("<testsuites><b/></testsuites>", "b is unknown"),
  ])
  func rulesFindFaults(text: String, fault: String) throws {
    #expect(JUnitRules.faults(in: try JUnitDocument.root(of: text)).contains(fault))
  }

  @Test func timesHaveSixDecimals() {
    #expect(Duration.zero.secondsText == "0.000000")
    #expect(Duration.microseconds(1_000_001).secondsText == "1.000001")
    #expect(Duration.nanoseconds(999_999_999_999).secondsText == "999.999999")
  }
}
