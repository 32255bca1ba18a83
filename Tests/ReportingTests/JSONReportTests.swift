import DMLS
import Diagnostics
import Harness
import JSONText
import Operations
import Testing
import VectorFiles
import Verification

@testable import Reporting

struct JSONReportTests {
  private func cases(_ report: Report) throws -> [JSONValue] {
    let document = try JSONValue(parsing: Array(ReportFormat.json.text(of: report).utf8))
    guard case .array(let implementations)? = document["implementations"],
      case .array(let cases)? = implementations.first?["cases"]
    else { return [] }
    return cases
  }

  @Test func everythingIsInItsPlace() {
    var wrong = ReportSamples.wrong("b")
    wrong.duration = .microseconds(1500)
    wrong.standardErrorTail = Array("oops\n".utf8)
    let report = ReportSamples.report(
      [ReportFixtures.result(.passed(note: nil)), wrong], problems: ["a stale line"])
    let text = ReportFormat.json.text(of: report)
    #expect(text.hasPrefix("{\n  \"format\": 1,\n  \"exit_status\": 1,\n  \"families\": [\n"))
    #expect(
      text.hasSuffix(
        #"""
          "implementations": [
            {
              "name": "mine",
              "command": ["./mine","-v"],
              "announcement": {
                "protocol": 1,
                "name": "mine",
                "version": "1.2",
                "language": "Rust",
                "drafts": ["01","03"],
                "cipher_suites": [1,2,3,4,5,6,7],
                "operations": []
              },
              "notes": [],
              "problems": ["a stale line"],
              "exit_status": 1,
              "counts": {"cases":2,"passed":1,"failed":1,"errored":0,"skipped":0,"known_failures":0,"unexpected":1},
              "diagnosis": null,
              "cases": [
                {
                  "id": "dmls_epoch/suite-1/a",
                  "family": "dmls_epoch",
                  "comment": "About a.",
                  "flags": ["Ordinary"],
                  "readings": [],
                  "drafts": ["01"],
                  "operation": "dmls_epoch",
                  "cipher_suite": 1,
                  "verdict": "passed",
                  "outcome": "expected",
                  "asked": true,
                  "duration": 0.0
                },
                {
                  "id": "dmls_epoch/suite-1/b",
                  "family": "dmls_epoch",
                  "comment": "About b.",
                  "flags": ["Rare"],
                  "readings": ["R4"],
                  "drafts": ["01"],
                  "operation": "dmls_epoch",
                  "cipher_suite": 1,
                  "input": {"epoch_secret":"00ff"},
                  "verdict": "failed",
                  "failure": {
                    "kind": "output",
                    "differences": [
                      {"path":"dmls_epoch","expected":"a0a0a0","actual":"a0a1a0","first_differing_byte":1}
                    ]
                  },
                  "outcome": "unexpected",
                  "outcome_reason": "it fails, and nothing says that it may",
                  "asked": true,
                  "duration": 0.0015,
                  "standard_error": "oops\n"
                }
              ]
            }
          ]
        }

        """#))
  }

  @Test func flagsAndReadingsAreExplainedByFamily() throws {
    let document = try JSONValue(
      parsing: Array(ReportFormat.json.text(of: ReportSamples.report([])).utf8))
    guard case .array(let families)? = document["families"] else { return }
    try #require(families.count == 2)
    #expect(families[0]["family"] == "tree_node")
    #expect(families[0]["flags"] == .object([JSONMember("Ordinary", ordinary.json)]))
    #expect(families[1]["family"] == "dmls_epoch")
    #expect(families[1]["flags"]?["Ordinary"]?["description"] == "Usual again.")
  }

  private let ordinary = Flag(
    "Ordinary", "Usual.", section: "RFC 9420", effect: "Nothing works.")

  @Test(
    arguments: [
      (
        .output([
          Difference(path: "a", expected: nil, actual: .null),
          Difference(path: "b", expected: 1, actual: nil),
        ]),
        #"{"differences":[{"actual":null,"path":"a"},{"expected":1,"path":"b"}],"kind":"output"}"#
      ),
      (
        .intermediate(Difference(path: "kdf_label", expected: "0011", actual: "0012")),
        #"{"differences":[{"actual":"0012","expected":"0011","first_differing_byte":1,"#
          + #""path":"kdf_label"}],"kind":"intermediate"}"#
      ),
      (
        .outputInsteadOfRefusal(expected: [.truncated, .malformed], actual: ["out": "00"]),
        #"{"actual":{"out":"00"},"expected_errors":["truncated","malformed"],"kind":"answered"}"#
      ),
      (
        .refusalInsteadOfOutput(expected: ["out": "00"], actual: OperationError(nil, "why")),
        #"{"actual_error":{"kind":null,"message":"why"},"expected":{"out":"00"},"kind":"refused"}"#
      ),
      (
        .otherRefusal(expected: [.wrongLength], actual: OperationError(.malformed)),
        #"{"actual_error":{"kind":"malformed","message":""},"expected_errors":["wrong_length"],"#
          + #""kind":"reason"}"#
      ),
      (
        .kept([ReportFixtures.keptRoot, ReportFixtures.keptNode]),
        #"{"kind":"kept","kept":[{"byte":34,"depth":0,"form":"hex","path":"steps[2].state","#
          + #""prefix":"","since":"steps[0]"},{"byte":0,"depth":3,"dmls_epoch":"0102030405","#
          + #""form":"bytes","path":"events[3].state","prefix":"a0","since":"events[1]"}]}"#
      ),
    ] as [(Mismatch, String)])
  func everyMismatchIsStructured(mismatch: Mismatch, line: String) throws {
    let report = ReportSamples.report([ReportFixtures.result(.failed(mismatch))])
    #expect(try cases(report).first?["failure"] == JSONValue(parsing: Array(line.utf8)))
  }

  @Test func outcomesAreNamed() throws {
    var unasked = ReportFixtures.result(.errored("it did not start"))
    unasked.asking = .unasked
    let report = ReportSamples.report(
      [
        ReportSamples.wrong("a"), ReportFixtures.result(.passed(note: "vague")),
        ReportFixtures.result(.skipped("no such suite")), unasked,
      ], outcomes: [.knownFailure, .unexpected("it passes"), .expected, .unlisted])
    let cases = try cases(report)
    let outcomes: [JSONValue] = ["known_failure", "unexpected", "expected", "unexpected"]
    #expect(cases.compactMap { $0["outcome"] } == outcomes)
    #expect(cases.map { $0["input"] != nil } == [true, true, false, true])
    #expect(cases[1]["note"] == "vague")
    #expect(cases[1]["outcome_reason"] == "it passes")
    #expect(cases[2]["reason"] == "no such suite")
    #expect(cases[3]["failure"]?.line == #"{"kind":"unasked","reason":"it did not start"}"#)
    #expect(cases[3]["asked"] == false)
  }

  @Test func whatAChildAnnouncesTwiceStandsOnce() throws {
    var report = ReportSamples.report([])
    report.implementations[0].run.announcement?.operations = ["tree_node", "tree_node"]
    report.implementations[0].run.announcement?.drafts = [.draft01, .draft01]
    let text = ReportFormat.json.text(of: report)
    #expect(text.contains(#""operations": ["tree_node"]"#))
    #expect(text.contains(#""drafts": ["01"]"#))
  }
}
