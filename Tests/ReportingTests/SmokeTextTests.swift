import Testing

@testable import Reporting
@testable import Verification

/// What people read of a smoke test.
struct SmokeTextTests {
  private func text(_ findings: [SmokeFinding], style: TerminalStyle = .plain) -> String {
    SmokeText(findings, style: style).text
  }

  @Test func rightHarnessIsToldWhatIsNext() {
    #expect(
      text([.fine("answers start: it is mine"), .fine("exits")]) == """
        ok     answers start: it is mine
        ok     exits

        It is a harness. Next: verify-vectors -- COMMAND

        """)
  }

  @Test func findingStandsBelowItsCheckWithAHint() {
    #expect(
      text([
        .fine("answers start"), .wrong("gives seq back", "it came back as 0", hint: "Copy it."),
        .wrong("exits", "it exited with status 3", hint: "Leave the loop."),
      ]) == """
        ok     answers start
        WRONG  gives seq back
               it came back as 0
               Hint: Copy it.
        WRONG  exits
               it exited with status 3
               Hint: Leave the loop.

        2 to mend

        """)
  }

  @Test func textOfTheChildCannotMoveTheCursor() {
    let text = text([
      .fine("answers start: it is \u{1B}[2J"), .wrong("exits", "it wrote\n\"ok\"", hint: "Do."),
    ])
    #expect(
      text == """
        ok     answers start: it is \\u{1b}[2J
        WRONG  exits
               it wrote\\u{a}"ok"
               Hint: Do.

        1 to mend

        """)
  }

  @Test func colourMarksTheFindingsAlone() {
    let style = TerminalStyle(hasColour: true, showsProgress: true)
    #expect(
      text([.fine("a"), .wrong("b", "c", hint: "d")], style: style) == """
        \u{1B}[32mok\u{1B}[0m     a
        \u{1B}[31mWRONG\u{1B}[0m  b
               c
               Hint: d

        1 to mend

        """)
  }
}
