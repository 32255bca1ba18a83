import Harness
import JSONText
import Operations
import VectorFiles
import Verification

/// A case, what became of it, and how it stands: what every form of report goes by.
struct ReportedCase {
  /// More than is kept of a child's.
  private static let mostErrorLines = 24

  /// The case and what became of it.
  let result: CaseResult
  /// Whether that was expected.
  let outcome: Outcome

  /// What a report makes of both.
  var standing: Standing {
    switch (outcome, result.verdict) {
    case (.knownFailure, _): .known
    case (.unexpected, .failed): .failed
    case (.unexpected, .errored): .errored
    case (.unexpected, _): .surprising
    case (.expected, .skipped): .skipped
    case (.expected, _): .passed
    }
  }

  /// The case's id.
  var id: String { result.vectorCase.id }

  /// The id without the family: `suite-1/bit-0`.
  var shortID: String {
    let prefix = "\(result.family.name)/"
    return id.hasPrefix(prefix) ? String(id.dropFirst(prefix.count)) : id
  }

  /// What the case is about, with its flags and readings, safe to show.
  var about: String {
    let marks = result.vectorCase.flags + result.vectorCase.readings.map(\.rawValue)
    return Excerpt.line("\(result.vectorCase.comment) [\(marks.joined(separator: ", "))]")
  }

  /// In one line, what came of it; text of the child is in it as it came.
  var headline: String {
    switch result.verdict {
    case .passed(let note): note ?? "passed"
    case .failed(let mismatch): mismatch.headline
    case .errored(let reason), .skipped(let reason): reason
    }
  }

  /// Why the outcome is not the expected one, where the verdict does not say it already.
  var surprise: String? {
    guard case .unexpected(let reason) = outcome, outcome != .unlisted else { return nil }
    return reason
  }

  /// Whether the child answered wrongly or not at all, expected or not.
  private var isFailure: Bool { result.failureKind != nil }

  /// What to tell first of a case that did not go as expected.
  var message: String { isFailure ? headline : surprise ?? headline }

  /// What is the same of all cases that went wrong alike: verdict, message and, for a wrong answer,
  /// family.
  var likeness: [String] {
    let family = result.verdict.kind == .errored ? "" : result.family.name
    return [result.verdict.kind.rawValue, family, Self.outline(of: message)]
  }

  /// A message without quotations, numbers and places: `steps[2].out`.
  private static func outline(of message: String) -> String {
    var outline: [UInt8] = []
    var (isQuoted, isEscaped) = (false, false)
    for letter in message.utf8.prefix(2000) {
      if isQuoted {
        (isQuoted, isEscaped) = (
          isEscaped || letter != UInt8(ascii: "\""),
          !isEscaped && letter == UInt8(ascii: "\\")
        )
      } else if letter == UInt8(ascii: "\"") {
        isQuoted = true
      } else if !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(letter) {
        outline.append(letter)
      }
    }
    let words = outline.split(separator: UInt8(ascii: " ")).filter { word in
      word.last != UInt8(ascii: ":") && !word.dropLast().contains(UInt8(ascii: "."))
    }
    return words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
  }

  /// What is said once for all cases that share it: skipped, never asked, passed with a note.
  var remark: String? {
    switch result.verdict {
    case .skipped(let reason):
      "skipped: \(reason)" + (result.wasAsked ? "" : surprise.map { "; \($0)" } ?? "")
    case .passed(let note?): "passed, but \(note)"
    case .errored(let reason) where !result.wasAsked: "errored: \(reason)"
    case .passed, .failed, .errored: nil
    }
  }

  /// What came of the case, as plain lines, safe to show: comment, reason, values side by side.
  var lines: [String] {
    var lines = [about, Excerpt.short(message)]
    if case .failed(let mismatch) = result.verdict {
      lines += Comparison.lines(of: mismatch) { Excerpt.short($0.text) }
    }
    if let asGood { lines.append(Excerpt.short(asGood.words)) }
    if isFailure, let surprise { lines.append(Excerpt.short(surprise)) }
    return lines
  }

  /// Outputs and refusals that are right too.
  struct AsGood {
    /// The outputs.
    var outputs: [JSONValue] = []
    /// The kinds of a refusal.
    var kinds: [ErrorKind] = []

    /// In one line, not safe to show.
    var words: String {
      let refusal = kinds.map(\.rawValue).joined(separator: " or ")
      return "as good  "
        + ((kinds.isEmpty ? [] : ["a refusal: \(refusal)"]) + outputs.map { Comparison.text($0) })
        .joined(separator: "; or ")
    }
  }

  /// What would have been as good as that with which a wrong answer is compared, if anything.
  var asGood: AsGood? {
    guard case .failed(let mismatch) = result.verdict else { return nil }
    let expectation = result.vectorCase.expectation
    guard !expectation.isOneOutcome else { return nil }
    return switch mismatch {
    case .output, .intermediate:
      AsGood(outputs: Array(expectation.outputs.dropFirst()), kinds: expectation.kinds)
    case .otherRefusal: AsGood(outputs: expectation.outputs)
    case .refusalInsteadOfOutput: AsGood(outputs: Array(expectation.outputs.dropFirst()))
    case .outputInsteadOfRefusal, .kept: nil
    }
  }

  /// What the child wrote for people, safe to show.
  var errorLines: [String] {
    Excerpt.lines(result.standardErrorTail).prefix(Self.mostErrorLines).map { Excerpt.short($0) }
  }
}

/// How a case stands, the worst first; shown as a symbol so that colour is never alone.
enum Standing: String, CaseIterable {
  /// A wrong answer that nobody expected.
  case failed
  /// No answer that follows the protocol, and nobody expected that.
  case errored
  /// Passed or skipped, against what was expected.
  case surprising
  /// Failures, all of them known.
  case known
  /// Nothing was checked.
  case skipped
  /// All that was checked is right.
  case passed

  /// One character.
  var symbol: String { shown.symbol }

  /// What the symbol stands for.
  var legend: String { shown.legend }

  /// Whether CI may go on.
  var isFine: Bool { shown.isFine }

  private var shown: (symbol: String, legend: String, isFine: Bool) {
    switch self {
    case .failed: ("✗", "wrong answers", false)
    case .errored: ("!", "no valid answer", false)
    case .surprising: ("?", "not as expected", false)
    case .known: ("≈", "known to fail", true)
    case .skipped: ("⊘", "skipped", true)
    case .passed: ("✓", "passed", true)
    }
  }
}

extension Duration {
  /// Whole microseconds.
  var microseconds: Int {
    let (seconds, attoseconds) = components
    return Int(seconds) * 1_000_000 + Int(attoseconds / 1_000_000_000_000)
  }
}
