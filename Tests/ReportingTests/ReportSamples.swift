import DMLS
import Foundation
import JSONText
import KeyDerivation
import OperatingSystem
import Operations
import VectorFiles

@testable import Diagnostics
@testable import Harness
@testable import Misreadings
@testable import Reporting
@testable import Verification

/// A run made by hand.
enum ReportFixtures {
  /// Secrets in saved states.
  static let keptRoot = KeptSecret(
    path: "steps[2].state", byte: 34, form: .hex,
    secret: StateSecrets.Gone(depth: 0, prefix: [], secret: [1], since: "steps[0]"))
  static let keptNode = KeptSecret(
    path: "events[3].state", byte: 0, form: .bytes,
    secret: StateSecrets.Gone(
      depth: 3, prefix: [0xa0], secret: [2], of: [1, 2, 3, 4, 5], since: "events[1]"))

  static func vectorCase(
    _ name: String, suite: CipherSuite = .mls128Dhkemx25519Aes128gcmSha256Ed25519,
    flags: [String] = ["Ordinary"], readings: [Reading] = []
  ) -> VectorCase {
    VectorCase(
      id: "dmls_epoch/suite-\(suite.rawValue)/\(name)", comment: "About \(name).", flags: flags,
      readings: readings, drafts: [.draft01], operation: AnyOperation(DMLSEpoch.self),
      cipherSuite: suite,
      input: [:], expectation: .output([:], intermediates: []))
  }

  static func result(
    _ verdict: Verdict, _ vectorCase: VectorCase = vectorCase("a"), family: Family = .dmlsEpoch,
    tail: String = ""
  ) -> CaseResult {
    CaseResult(
      family: family, vectorCase: vectorCase, verdict: verdict, standardErrorTail: Array(tail.utf8))
  }

  static func announcement(name: String = "mine") -> Announcement {
    var implementation = Implementation(name: name, drafts: [.draft01, .draft03])
    implementation.version = "1.2"
    implementation.language = "Rust"
    return Announcement(of: implementation)
  }

  static let files = [
    VectorFile(
      family: .treeNode,
      flags: [Flag("Ordinary", "Usual.", section: "RFC 9420", effect: "Nothing works.")], cases: []),
    VectorFile(
      family: .dmlsEpoch,
      flags: [
        Flag("Ordinary", "Usual again.", section: "draft section 2", effect: "Little works."),
        Flag("Rare", "Unusual.", section: "draft section 5", effect: "Much works."),
        Flag("Unused", "Not seen.", section: "draft section 9", effect: "Not shown."),
      ], cases: []),
  ]

  /// A case that no process was asked.
  static var unannounced: CaseResult {
    var result = result(.skipped("cipher suite 1 is not announced"))
    result.asking = .unasked
    return result
  }

  /// A report on a run with a failure list.
  static func report(_ results: [CaseResult], list: String) throws -> ImplementationReport {
    let rules = OutcomeRules(failures: try FailureList(parsing: list, file: "known.txt"))
    let run = RunResult(
      announcement: announcement(), results: results, notes: [])
    return ImplementationReport(
      name: "mine", command: [], run: run, outcomes: results.map { rules.outcome(of: $0) })
  }

  static func report(
    _ results: [CaseResult], notes: [String] = [], announcement: Announcement? = announcement(),
    style: TerminalStyle = .plain
  ) -> String {
    TextReport(
      ImplementationReport(
        name: "mine", command: [],
        run: RunResult(announcement: announcement, results: results, notes: notes),
        outcomes: results.map { OutcomeRules().outcome(of: $0) }),
      files: files, style: style
    ).text
  }
}

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

/// Diagnoses made by hand, of misreadings that are in no catalogue.
enum DiagnosisSamples {
  static let swapped = misreading("sides-swapped", "Left is <right>.", effect: "All is lost.")
  static let label = misreading(
    "label-other", "The label is \"x\" | \"y\".", effect: "All is lost.")
  static let node = misreading(
    "node-other", "A node is another.", section: "RFC 9420 section 9", in: [TreeNode.self],
    effect: "Much is lost.")

  static func misreading(
    _ id: String, _ summary: String, section: String = "draft section 2",
    in operations: OperationSet = [DMLSEpoch.self], effect: String
  ) -> Misreading {
    Misreading(
      id, summary, section: section, effect: effect, in: operations, change: { _ in })
  }

  /// Failures 0 and 1 of suite 1, 2 of suite 7, and a passed case of suite 7.
  static let results: [CaseResult] = [
    ReportSamples.wrong("a"), ReportSamples.wrong("b"), other(.failed(.output([]))),
    other(.passed(note: nil)),
  ]

  private static func other(_ verdict: Verdict) -> CaseResult {
    ReportFixtures.result(
      verdict,
      ReportFixtures.vectorCase("\(verdict.kind)", suite: .mls256Dhkemp384Aes256gcmSha384P384))
  }

  static func diagnosis(
    _ causes: [([[Misreading]], [Int])] = [], unsuspicious: [Int] = [], unexplained: [Int] = [],
    otherKinds: [Int] = [], unexamined: [Int] = [], reading: Reading? = nil
  ) -> Diagnosis {
    Diagnosis(
      causes: causes.map { Diagnosis.Cause(alternatives: $0, cases: $1) },
      unsuspicious: unsuspicious, otherKinds: otherKinds, unexplained: unexplained,
      unexamined: unexamined, reading: reading)
  }

  /// Something of everything: a pair, one cipher suite, a rest, a reading.
  static let everything = diagnosis(
    [([[swapped, label]], [0, 1])], unexplained: [2], reading: .bitOrder)

  /// A report of one implementation with a diagnosis.
  static func report(
    _ diagnosis: Diagnosis? = everything, _ results: [CaseResult] = results
  ) -> Report {
    var report = ReportSamples.report(results)
    report.implementations[0].diagnosis = diagnosis
    return report
  }
}
