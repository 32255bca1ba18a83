import VectorFiles
import Verification

extension ReportedCase {
  private static let mostComparisons = 4
  private static let mostErrorLines = 20

  /// What came of the case, as plain lines, safe to show: comment, reason, values side by side.
  var lines: [String] {
    let vectorCase = result.vectorCase
    let marks = vectorCase.flags + vectorCase.readings.map(\.rawValue)
    let comment = "\(vectorCase.comment) [\(marks.joined(separator: ", "))]"
    var lines = [SafeText.line(comment), ShortText.line(message)]
    if case .failed(let mismatch) = result.verdict { lines += Self.lines(mismatch) }
    switch result.verdict {
    case .failed, .errored: lines += surprise.map { [ShortText.line($0)] } ?? []
    case .passed, .skipped: break
    }
    return lines
  }

  /// The last lines of the child's standard error, safe to show.
  var errorLines: [String] {
    SafeText.lines(result.standardErrorTail).suffix(Self.mostErrorLines).map {
      ShortText.line($0)
    }
  }

  private static func lines(_ mismatch: Mismatch) -> [String] {
    switch mismatch {
    case .output(let differences):
      let rest = differences.count - mostComparisons
      return differences.prefix(mostComparisons).flatMap(lines)
        + (rest > 0 ? ["and \(rest) places more"] : [])
    case .intermediate(let difference):
      return lines(difference)
    case .outputInsteadOfRefusal, .refusalInsteadOfOutput, .otherRefusal:
      return Comparison.all(in: mismatch).flatMap {
        ["expected \(ShortText.line($0.expected))", "actual   \(ShortText.line($0.actual))"]
      }
    }
  }

  private static func lines(_ difference: Difference) -> [String] {
    let excerpt = ValueExcerpt(difference)
    let place = difference.path.isEmpty ? "output" : SafeText.line(difference.path)
    return [place, "expected \(excerpt.expected)", "actual   \(excerpt.actual)"]
      + (excerpt.mark.map { ["         \($0)"] } ?? [])
  }
}
