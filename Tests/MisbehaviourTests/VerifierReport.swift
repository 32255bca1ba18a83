/// What `verify-vectors` wrote for people, taken apart.
struct VerifierReport {
  /// A failed or errored case with the lines below its heading.
  struct Finding: Equatable {
    /// The case's id.
    var id: String
    /// The lines, each with its newline.
    var text: String
  }

  /// The whole text.
  let text: String
  /// The failed and errored cases that are listed, in order.
  let findings: [Finding]
  /// The counts of the last line; nil where it holds none.
  let verdicts: Misbehaviour.Verdicts?

  /// Takes a report apart.
  init(text: String) {
    self.text = text
    var findings: [Finding] = []
    var isWithin = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let words = line.split(separator: " ")
      if words.count == 2, words[0] == "FAILED" || words[0] == "ERRORED" {
        findings.append(Finding(id: String(words[1]), text: ""))
        isWithin = true
      } else if isWithin, line.hasPrefix("    ") {
        findings[findings.count - 1].text += line + "\n"
      } else {
        isWithin = false
      }
    }
    self.findings = findings
    verdicts = Self.verdicts(text.split(separator: "\n").last ?? "")
  }

  /// Whether nothing in the text moves the cursor or colours the screen.
  var isPlain: Bool {
    text.unicodeScalars.allSatisfy { scalar in
      scalar == "\n"
        || ![.control, .format, .lineSeparator, .paragraphSeparator].contains(
          scalar.properties.generalCategory)
    }
  }

  /// The counts of "7 cases: 6 passed, 0 failed, 1 errored, 0 skipped".
  private static func verdicts(_ line: Substring) -> Misbehaviour.Verdicts? {
    let numbers = line.split { !$0.isNumber }.compactMap { Int($0) }
    guard numbers.count == 5 else { return nil }
    let summary =
      "\(numbers[0]) cases: \(numbers[1]) passed, \(numbers[2]) failed, \(numbers[3]) errored, "
      + "\(numbers[4]) skipped"
    guard summary == line else { return nil }
    return Misbehaviour.Verdicts(
      passed: numbers[1], failed: numbers[2], errored: numbers[3], skipped: numbers[4])
  }
}
