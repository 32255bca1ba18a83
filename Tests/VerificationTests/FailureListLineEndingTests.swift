import Testing

@testable import Verification

/// Lists from editors that end lines with a carriage return and a newline.
struct FailureListLineEndingTests {
  @Test func carriageReturnBelongsToTheEndOfTheLine() throws {
    let list = try FailureList(
      parsing: "# why\r\n\r\ndmls_epoch/suite-1/0 failed output\r\n"
        + "dmls_epoch/suite-1/1\terrored crash # why\r\n", file: "known.txt")
    #expect(
      list.entries == [
        FailureList.Entry(line: 3, pattern: "dmls_epoch/suite-1/0", kind: .output),
        FailureList.Entry(line: 4, pattern: "dmls_epoch/suite-1/1", kind: .crash),
      ])
  }

  @Test func lineOfAnErrorIsTheLineOfTheFile() {
    #expect(
      throws: FailureListError(
        file: "known.txt", line: 2,
        reason: "there is no kind wrong; there are output, "
          + "intermediate, answered, refused, reason, crash, timeout, protocol")
    ) {
      try FailureList(parsing: "# why\r\ndmls_epoch/a failed wrong\r\n", file: "known.txt")
    }
  }

  @Test func linesThatHoldKeepTheirEnding() throws {
    let text = "# why\r\ndmls_epoch/suite-1/0 failed output\r\n"
    let list = try FailureList(
      parsing: text + "dmls_epoch/suite-1/1 failed output\r\n", file: "known.txt")
    #expect(
      list.updated(for: [Results.result(0, .output), Results.result(1, Results.passed)]) == text)
  }
}
