import Foundation
import Testing
import Verification

@testable import Reporting

#if canImport(FoundationXML)
  import FoundationXML
#endif

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
    let text = ReportFormat.junit.text(of: ReportSamples.report(results))
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
    let root = try JUnitDocument.root(of: ReportFormat.junit.text(of: report))
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
    let root = try JUnitDocument.root(of: ReportFormat.junit.text(of: report))
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

/// A JUnit document as a parser sees it.
final class JUnitDocument: NSObject, XMLParserDelegate {
  /// An element and all in it.
  final class Element {
    let name: String
    let attributes: [String: String]
    var children: [Element] = []
    var text = ""

    init(_ name: String, _ attributes: [String: String]) {
      self.name = name
      self.attributes = attributes
    }

    /// Names of elements and attributes, without their texts.
    var shape: String {
      "\(name)(\(attributes.keys.sorted().joined(separator: " ")))"
        + "[\(children.map(\.shape).joined(separator: " "))]"
    }
  }

  /// What the text is no well-formed XML for.
  struct ParseError: Error {
    let reason: String
  }

  private var open = [Element("", [:])]

  /// The root element of a text.
  static func root(of text: String) throws -> Element {
    let document = JUnitDocument()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = document
    guard parser.parse(), let root = document.open[0].children.first else {
      throw ParseError(reason: "\(parser.lineNumber): \(String(describing: parser.parserError))")
    }
    return root
  }

  func parser(
    _ parser: XMLParser, didStartElement elementName: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    let element = Element(elementName, attributes)
    open.last?.children.append(element)
    open.append(element)
  }

  func parser(
    _ parser: XMLParser, didEndElement elementName: String, namespaceURI: String?,
    qualifiedName: String?
  ) {
    open.removeLast()
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    open.last?.text += string
  }
}

/// The rules of junit-10.xsd (Jenkins' xunit plugin) for the elements that are written here, and that
/// counts are those of the elements, which a schema cannot say.
enum JUnitRules {
  private struct Rule {
    let children: Set<String>
    let required: Set<String>
    let optional: Set<String>
    let hasText: Bool
  }

  private static let verdicts: Set = ["failure", "error", "skipped"]
  private static let message = Rule(
    children: [], required: [], optional: ["type", "message"], hasText: true)
  private static let stream = Rule(children: [], required: [], optional: [], hasText: true)
  private static let rules = [
    "testsuites": Rule(
      children: ["testsuite"], required: [],
      optional: ["name", "time", "tests", "failures", "errors"], hasText: false),
    "testsuite": Rule(
      children: ["testcase"], required: ["name", "tests", "failures", "errors"],
      optional: ["time", "skipped"], hasText: false),
    "testcase": Rule(
      children: verdicts.union(["system-out", "system-err"]), required: ["name"],
      optional: ["time", "classname"], hasText: false),
    "failure": message, "error": message, "skipped": message,
    "system-out": stream, "system-err": stream,
  ]

  /// What is against the rules, the rules for readers included: Jenkins and GitLab want a class name
  /// and a time.
  static func faults(in root: JUnitDocument.Element) -> [String] {
    (root.name == "testsuites" ? [] : ["the root is \(root.name)"]) + faults(of: root)
  }

  private static func faults(of element: JUnitDocument.Element) -> [String] {
    guard let rule = rules[element.name] else { return ["\(element.name) is unknown"] }
    let names = Set(element.attributes.keys)
    var faults = rule.required.subtracting(names).map { "\(element.name) lacks \($0)" }
    faults += names.subtracting(rule.required).subtracting(rule.optional).map {
      "\(element.name) must not have \($0)"
    }
    faults += element.children.filter { !rule.children.contains($0.name) }.map {
      "\($0.name) is in \(element.name)"
    }
    if !rule.hasText, element.text.contains(where: { !$0.isWhitespace }) {
      faults.append("\(element.name) has text")
    }
    if let time = element.attributes["time"], !isTime(time, in: element.name) {
      faults.append("the time is \(time)")
    }
    if element.name == "testcase" { faults += self.faults(ofCase: element) }
    if element.name.hasPrefix("testsuite") { faults += wrongCounts(of: element) }
    return faults + element.children.flatMap { self.faults(of: $0) }
  }

  /// A suite has milliseconds at best; of a case the schema takes any text.
  private static func isTime(_ text: String, in element: String) -> Bool {
    element == "testcase"
      ? text.wholeMatch(of: /[0-9]+\.[0-9]{6}/) != nil
      : text.wholeMatch(of: /[0-9]+\.[0-9]{3}/) != nil
  }

  private static func faults(ofCase element: JUnitDocument.Element) -> [String] {
    let count = element.children.count { verdicts.contains($0.name) }
    return (count > 1 ? ["a testcase has \(count) verdicts"] : [])
      + ["classname", "time"].filter { element.attributes[$0] == nil }.map {
        "a testcase lacks \($0)"
      }
  }

  private static func wrongCounts(of element: JUnitDocument.Element) -> [String] {
    let cases =
      element.name == "testsuite" ? element.children : element.children.flatMap(\.children)
    let counts = [
      "tests": cases.count,
      "failures": cases.count { $0.children.contains { $0.name == "failure" } },
      "errors": cases.count { $0.children.contains { $0.name == "error" } },
      "skipped": cases.count { $0.children.contains { $0.name == "skipped" } },
    ]
    return counts.compactMap { name, count in
      guard let text = element.attributes[name], text != "\(count)" else { return nil }
      return "\(element.name) has \(name) \(text), not \(count)"
    }
  }
}
