import DMLS
import JSONText
import KeyDerivation
import Operations
import Reporting
import VectorFiles

@testable import Harness
@testable import Verification

/// A run made by hand.
enum ReportFixtures {
  static func vectorCase(
    _ name: String, suite: CipherSuite = .mls128Dhkemx25519Aes128gcmSha256Ed25519,
    flags: [String] = ["Ordinary"], readings: [Reading] = []
  ) -> VectorCase {
    VectorCase(
      id: "dmls_epoch/suite-\(suite.rawValue)/\(name)", comment: "About \(name).", flags: flags,
      readings: readings, drafts: [.draft01], operation: "dmls_epoch", cipherSuite: suite,
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

  static func report(
    _ results: [CaseResult], notes: [String] = [], announcement: Announcement? = announcement(),
    style: TerminalStyle = .plain
  ) -> String {
    TextReport(
      RunResult(announcement: announcement, results: results, notes: notes), files: files,
      style: style
    ).text
  }
}
