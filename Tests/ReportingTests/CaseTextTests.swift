import DMLS
import JSONText
import KeyDerivation
import OperatingSystem
import Operations
import Testing
import VectorFiles

@testable import Reporting

/// One case explained.
struct CaseTextTests {
  private func text(
    _ vectorCase: VectorCase, command: [String] = [], style: TerminalStyle = .plain
  ) -> String {
    vectorCase.explained(by: ReportFixtures.files[1], command: command, style: style)
  }

  private static var small: VectorCase {
    var vectorCase = ReportFixtures.vectorCase(
      "small", suite: .mls256Dhkemp384Aes256gcmSha384P384, flags: ["Rare", "Ordinary"],
      readings: [.bitOrder])
    vectorCase.drafts = [.draft03, .draft01]
    vectorCase.input = ["epoch_secret": "00", "steps": [["at": 1], ["at": 2]]]
    vectorCase.expectation = .output(
      ["dmls_epoch": "ff"], intermediates: [Intermediate("kdf_label", [1, 2])])
    return vectorCase
  }

  @Test func everythingIsInItsPlace() {
    #expect(
      text(Self.small, command: ["python3", "my harness.py"]) == """
        dmls_epoch/suite-7/small
        About small.

        dmls_epoch, cipher suite 7 (\(Self.small.cipherSuite.name)), draft revisions 03, 01
        draft-kohbrok-mls-dmls-01 section 2

        Input:
          {
            "epoch_secret": "00",
            "steps": [
              {"at":1},
              {"at":2}
            ]
          }
        Expected output:
          {"dmls_epoch":"ff"}
        Values on the way to it:
          [
            {"name":"kdf_label","value":"0102"}
          ]

        Ordinary (draft section 2): Usual again.
            If wrong: Little works.
        Rare (draft section 5): Unusual.
            If wrong: Much works.
        R4: \(Reading.bitOrder.text)

        The request as the child sees it:
        {"seq":1,"op":"dmls_epoch","cipher_suite":7,"draft":"03",\
        "input":{"epoch_secret":"00","steps":[{"at":1},{"at":2}]}}

        To run it alone:
        swift run verify-vectors --no-timeout --case 'dmls_epoch/suite-7/small' \
        -- python3 'my harness.py'

        """)
  }

  @Test func refusalIsToldWithItsReasons() {
    var vectorCase = ReportFixtures.vectorCase("refused")
    vectorCase.expectation = .refusal([.truncated, .malformed])
    let text = text(vectorCase)
    #expect(
      text.contains("\nInput:\n  {}\nExpected: a refusal, truncated or malformed\n\nOrdinary ("))
    #expect(!text.contains("Expected output"))
  }

  @Test func outputWithoutValuesOnTheWayHasNoSuchSection() {
    #expect(!text(ReportFixtures.vectorCase("plain")).contains("Values on the way"))
  }

  @Test(
    arguments: [
      ([], "COMMAND"), (["./my-harness"], "./my-harness"),
      (["python3", "-u", "a_b.py", "--x=1,2", "u@h:+"], "python3 -u a_b.py --x=1,2 u@h:+"),
      (["/bin/sh", "-c", "exec ./a | b"], "/bin/sh -c 'exec ./a | b'"),
      (["it's"], #"'it'\''s'"#), (["'"], #"''\'''"#), ([""], "''"), (["a", "", "b"], "a '' b"),
      (["$HOME", "~", "*", "a;b", "\"", "\\"], #"'$HOME' '~' '*' 'a;b' '"' '\'"#),
      (["a\nb"], "'a\nb'"), (["é"], "'é'"),
    ] as [([String], String)])
  func commandIsQuotedForAShell(command: [String], quoted: String) {
    #expect(
      text(ReportFixtures.vectorCase("a"), command: command).hasSuffix(
        "\nswift run verify-vectors --no-timeout --case 'dmls_epoch/suite-1/a' -- \(quoted)\n"))
  }

  @Test func colourIsTheOnlyDifferenceThatAStyleMakes() throws {
    let style = TerminalStyle(hasColour: true, showsProgress: true)
    let coloured = text(Self.small, style: style)
    #expect(coloured.hasPrefix("\u{1B}[1mdmls_epoch/suite-7/small\u{1B}[0m\n"))
    #expect(coloured.contains("\n\u{1B}[1mRare\u{1B}[0m (draft section 5)"))
    #expect(
      coloured.replacing(try Regex("\u{1B}\\[[0-9]+m"), with: "") == text(Self.small))
  }

  @Test func replayNamesTheVectorsThatTheCaseIsOf() {
    let text = ReportFixtures.vectorCase("a").explained(
      by: ReportFixtures.files[1], command: [], vectors: "my vectors", style: .plain)
    #expect(
      text.hasSuffix(
        "\nswift run verify-vectors --vectors 'my vectors' --no-timeout "
          + "--case 'dmls_epoch/suite-1/a' -- COMMAND\n"))
  }
}
