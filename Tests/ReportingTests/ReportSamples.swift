import DMLS
import Foundation
import JSONText
import Operations
import VectorFiles

@testable import Diagnostics
@testable import Harness
@testable import Reporting
@testable import Verification

/// Reports made by hand.
enum ReportSamples {
  /// Texts that try to get out of each form of report.
  static let hostileTexts = [
    #"]]></failure></testcase><testcase name="x" classname="x"/>"#,
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    #"" onmouseover="alert(1)" x='"#,
    "</pre></details></code>\n\n# Title\n\n| a | b |\n|---|---|\n",
    "``` ```` ` ~~~ **b** _i_ [l](javascript:alert(1)) ![i](https://x.y/z) <https://x.y>",
    " \n \n    code\n\t\n@everyone #1 www.x.y https://x.y\\| \\",
    "\r\n::error title=x::y\n::set-env name=a::b\r%0A%0D::stop-commands::x",
    "a,b:c%2C%3A%25%",
    "\u{0}\u{1}\u{8}\u{B}\u{1B}[31m\u{7F}\u{85}\u{9B}\u{FFFE}\u{FFFF}\u{202E}\u{2028}\u{FEFF}",
    "&amp;&#0;&lt;!ENTITY x SYSTEM 'file:///etc/passwd'><!--<![CDATA[",
    #"\u0000","verdict":"passed"}],"x":[{"#,
    String(repeating: "<&`|%\n", count: 2000), "e" + String(repeating: "\u{301}", count: 4000), "",
  ]

  /// A report with a text in every place where a text can come from elsewhere.
  static func report(saying text: String) -> Report {
    var vectorCase = ReportFixtures.vectorCase("a", flags: ["Rare"], readings: [.bitOrder])
    vectorCase.id = text
    vectorCase.comment = text
    vectorCase.input = [
      "secret": .string(text), "list": [.string(text), ["x": .string(text)], 3, .null],
    ]
    var results = verdicts(saying: text).map { verdict in
      ReportFixtures.result(verdict, vectorCase, tail: text.isEmpty ? "" : "tail \(text)")
    }
    results.append(ReportFixtures.result(.errored(text), vectorCase))
    results[results.count - 1].asking = .unasked
    let outcomes = results.map { result -> Outcome in
      switch result.verdict {
      case .failed, .errored: .unlisted
      case .passed, .skipped: .expected
      }
    }
    return Report(
      implementations: [
        implementation(saying: text, results, outcomes),
        implementation(
          saying: text, Array(results[..<2]), [.knownFailure, .unexpected(text)]),
      ], files: ReportFixtures.files)
  }

  /// A report on one implementation; outcomes are as without a failure list.
  static func report(
    _ results: [CaseResult], outcomes: [Outcome]? = nil, problems: [String] = []
  ) -> Report {
    Report(
      implementations: [
        ImplementationReport(
          name: "mine", command: ["./mine", "-v"],
          run: RunResult(
            announcement: ReportFixtures.announcement(), results: results, notes: []),
          outcomes: outcomes ?? results.map { OutcomeRules().outcome(of: $0) }, problems: problems)
      ], files: ReportFixtures.files)
  }

  /// A case whose output differs in byte 1.
  static func wrong(_ name: String) -> CaseResult {
    var vectorCase = ReportFixtures.vectorCase(name, flags: ["Rare"], readings: [.bitOrder])
    vectorCase.input = ["epoch_secret": "00ff"]
    let difference = Difference(path: "dmls_epoch", expected: "a0a0a0", actual: "a0a1a0")
    return ReportFixtures.result(.failed(.output([difference])), vectorCase)
  }

  private static func verdicts(saying text: String) -> [Verdict] {
    let error = OperationError(.malformed, text)
    return [
      .failed(.output([Difference(path: text, expected: "00", actual: .string(text))])),
      .failed(.output([Difference(path: "x", expected: nil, actual: [.string(text)])])),
      .failed(.intermediate(Difference(path: "x", expected: .string(text), actual: nil))),
      .failed(.outputInsteadOfRefusal(expected: [.malformed], actual: .string(text))),
      .failed(.refusalInsteadOfOutput(expected: .string(text), actual: error)),
      .failed(.otherRefusal(expected: [.punctured, .malformed], actual: error)),
      .errored(text), .skipped(text), .passed(note: text), .passed(note: nil),
    ]
  }

  private static func implementation(
    saying text: String, _ results: [CaseResult], _ outcomes: [Outcome]
  ) -> ImplementationReport {
    var announcement = ReportFixtures.announcement(name: text)
    announcement.version = text
    announcement.language = text
    announcement.url = text
    return ImplementationReport(
      name: text, command: [text, text],
      run: RunResult(announcement: announcement, results: results, notes: [text]),
      outcomes: outcomes, problems: [text])
  }
}
