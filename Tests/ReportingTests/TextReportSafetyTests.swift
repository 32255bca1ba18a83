import Foundation
import JSONText
import Operations
import Testing
import VectorFiles
import Verification

@testable import Harness
@testable import Reporting

/// What a child writes reaches the terminal as text, and colour comes from this program alone.
struct TextReportSafetyTests {
  private static let hostile =
    "\u{1B}]0;title\u{7}\u{1B}[2J\r\nPASSED\u{202E}\u{0}\u{9B}31m\u{2028}"

  private func results(_ text: String) -> [CaseResult] {
    let error = OperationError(.malformed, text)
    let mismatches: [Mismatch] = [
      .output([Difference(path: "out", expected: "00", actual: .string(text))]),
      .output([Difference(path: "out", expected: nil, actual: ["x": .string(text)])]),
      .intermediate(Difference(path: "out", expected: "00", actual: .string(text))),
      .outputInsteadOfRefusal(expected: [.malformed], actual: .string(text)),
      .refusalInsteadOfOutput(expected: "", actual: error),
      .otherRefusal(expected: [.punctured], actual: error),
    ]
    return mismatches.map { ReportFixtures.result(.failed($0)) } + [
      ReportFixtures.result(.errored(text), tail: text),
      ReportFixtures.result(.skipped(text)),
      ReportFixtures.result(.passed(note: text)),
    ]
  }

  private func hasOnlyText(_ report: String) -> Bool {
    report.unicodeScalars.allSatisfy {
      $0 == "\n" || ![.control, .format, .lineSeparator].contains($0.properties.generalCategory)
    }
  }

  @Test func nothingFromAChildReachesTheTerminalRaw() {
    let report = ReportFixtures.report(
      results(Self.hostile), notes: [Self.hostile],
      announcement: ReportFixtures.announcement(name: Self.hostile))
    #expect(hasOnlyText(report))
    #expect(!report.contains("\nPASSED"))
    #expect(report.contains(#"\u{1b}[2J\u{d}\u{a}PASSED\u{202e}\u{0}\u{9b}31m\u{2028}"#))
  }

  @Test func lineOfStandardErrorCannotPassForALineOfTheReport() {
    let report = ReportFixtures.report([
      ReportFixtures.result(.errored("crash"), tail: "\n\n9 cases: 9 passed\n")
    ])
    #expect(report.contains("\n    stderr: 9 cases: 9 passed\n"))
    #expect(!report.contains("\n9 cases"))
  }

  @Test func onlyTheLastLinesOfStandardErrorAreShown() {
    let tail = (1...30).map { "line \($0)" }.joined(separator: "\n")
    let report = ReportFixtures.report([ReportFixtures.result(.errored("crash"), tail: tail)])
    let shown = report.split(separator: "\n").filter { $0.hasPrefix("    stderr: ") }
    #expect(shown == (21...30).map { "    stderr: line \($0)" })
  }

  @Test func colourIsTheOnlyDifferenceThatAStyleMakes() throws {
    let style = TerminalStyle(hasColour: true, showsProgress: true)
    let coloured = ReportFixtures.report(results("text"), style: style)
    let plain = ReportFixtures.report(results("text"))
    #expect(coloured.contains("\u{1B}[31mFAILED\u{1B}[0m"))
    #expect(!plain.contains("\u{1B}"))
    #expect(coloured.replacing(try Regex("\u{1B}\\[[0-9]+m"), with: "") == plain)
  }

  @Test func styleOfWhatIsNoTerminalIsPlain() {
    let style = TerminalStyle.fitting(.nullDevice)
    #expect(!style.hasColour)
    #expect(!style.showsProgress)
    #expect(style.paint("text", .red) == "text")
  }

  @Test func progressIsSilentWhereThereIsNoTerminal() throws {
    let pipe = Pipe()
    let line = ProgressLine(on: pipe.fileHandleForWriting)
    line.show(1, of: 2, "cases")
    line.clear()
    try pipe.fileHandleForWriting.close()
    #expect(try pipe.fileHandleForReading.readToEnd()?.isEmpty != false)
  }
}
