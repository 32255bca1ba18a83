import Diagnostics
import JSONText
import OperatingSystem
import Operations
import Testing
import VectorFiles
import Verification

@testable import Reporting

/// Where two outcomes are right, a report shows both as expected.
struct AsGoodTests {
  private static let wrong = Mismatch.output([
    Difference(path: "dmls_epoch", expected: "00", actual: "02")
  ])
  private static let other = Mismatch.otherRefusal(
    expected: [.wrongLength], actual: OperationError(.punctured))

  private static func result(_ mismatch: Mismatch) -> CaseResult {
    var vectorCase = ReportFixtures.vectorCase("a")
    vectorCase.expectation = Expectation(
      outputs: [["dmls_epoch": "00"], ["dmls_epoch": "01"]], intermediates: [],
      kinds: [.wrongLength, .malformed])
    return ReportFixtures.result(.failed(mismatch), vectorCase)
  }

  @Test(arguments: [ReportFormat.junit, .markdown, .html])
  func everyReportSaysWhatElseIsRight(format: ReportFormat) {
    let output = format.text(of: ReportSamples.report([Self.result(Self.wrong)]))
    #expect(output.contains("a refusal: wrong_length or malformed"), "\(output)")
    let refusal = format.text(of: ReportSamples.report([Self.result(Self.other)]))
    #expect(refusal.contains("01"), "\(refusal)")
  }

  @Test func theTextSaysWhatElseIsRight() {
    let report = ReportSamples.report([Self.result(Self.wrong)])
    let lines = TextReport(
      report.implementations[0], files: report.files, style: .plain
    ).text
    #expect(lines.contains("    as good  a refusal: wrong_length or malformed; or "), "\(lines)")
  }

  @Test(
    arguments: [
      (wrong, "as_good", #"[{"dmls_epoch":"01"}]"#),
      (wrong, "as_good_errors", #"["wrong_length","malformed"]"#),
      (other, "as_good", #"[{"dmls_epoch":"00"},{"dmls_epoch":"01"}]"#),
    ])
  func theJSONReportHasBoth(mismatch: Mismatch, key: String, line: String) throws {
    let text = ReportFormat.json.text(of: ReportSamples.report([Self.result(mismatch)]))
    let report = try JSONValue(parsing: Array(text.utf8))
    guard case .array(let implementations)? = report["implementations"],
      case .array(let cases)? = implementations.first?["cases"]
    else {
      Issue.record("the report has no cases")
      return
    }
    #expect(cases.first?["failure"]?[key]?.line == line)
  }

  @Test func theCaseExplainedHasBoth() {
    let text = Self.result(Self.wrong).vectorCase.explained(
      by: ReportFixtures.files[0], command: [], style: .plain)
    #expect(text.contains("Or as good:"))
    #expect(text.contains("Or, as good: a refusal, wrong_length or malformed"))
  }
}
