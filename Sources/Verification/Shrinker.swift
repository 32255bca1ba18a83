package import JSONText
import OperatingSystem
package import VectorFiles

/// Makes failing cases small: fewer steps, shorter and simpler bytes, as long as they fail alike.
package struct Shrinker {
  /// The question about another input; nil where the input is none of the operation.
  package typealias Recast = (VectorCase, JSONValue) -> VectorCase?

  /// How many failing cases are made small, one of each family and kind of failure first.
  package static let mostCases = 5
  /// How many questions one of them may take.
  private static let mostQuestions = 400
  private static let batch = 24
  /// How long all of them may take together: a case that is small is a help and no result.
  package static let patience = Duration.seconds(20)

  private var limits: RunLimits
  private let patience: Duration
  private let start: Run.Start
  private let recast: Recast

  /// A shrinker that asks an implementation again.
  package init(
    limits: RunLimits, patience: Duration = Self.patience, start: @escaping Run.Start,
    recast: @escaping Recast
  ) {
    self.limits = limits
    self.patience = patience
    self.start = start
    self.recast = recast
  }

  /// The results with some of the failing ones replaced by smaller ones of the same id.
  package func shrunk(_ results: [CaseResult]) -> [CaseResult] {
    var results = results
    var bounded = self
    bounded.limits.end = TimeLimit(patience).orSooner(limits.end)
    for index in Self.chosen(results) where !bounded.isOver {
      results[index] = bounded.shrunk(results[index])
    }
    return results
  }

  /// The places of failing cases, the first of each family and kind of failure before the rest.
  private static func chosen(_ results: [CaseResult]) -> [Int] {
    var seen: [String: Int] = [:]
    let ranked = results.indices.compactMap { index -> (rank: Int, index: Int)? in
      // Each question about a hang would take a whole timeout.
      guard let kind = results[index].failureKind, kind != .unasked, kind != .timeout else {
        return nil
      }
      let group = "\(results[index].family.name) \(kind.rawValue)"
      seen[group, default: -1] += 1
      return (seen[group] ?? 0, index)
    }
    return ranked.sorted { $0 < $1 }.prefix(mostCases).map(\.index)
  }

  /// A smaller case that fails in the same way; the same one where there is none.
  private func shrunk(_ result: CaseResult) -> CaseResult {
    var best = result
    var questions = 0
    var progress = true
    while progress, questions < Self.mostQuestions, !isOver {
      progress = false
      var rest = best.vectorCase.input.smaller[...]
      while !rest.isEmpty, questions < Self.mostQuestions, !isOver {
        let batch = rest.prefix(Self.batch).compactMap { recast(best.vectorCase, $0) }
        rest = rest.dropFirst(Self.batch)
        questions += batch.count
        guard !batch.isEmpty else { continue }
        let answers = Run(of: batch.map { (result.family, $0) }, limits: limits, start: start)
          .result().results
        if answers.contains(where: { $0.failureKind == .timeout }) { return finished(best, result) }
        guard let smaller = answers.first(where: { $0.failureKind == result.failureKind }) else {
          continue
        }
        best = smaller
        progress = true
        break
      }
    }
    return finished(best, result)
  }

  private var isOver: Bool { limits.isOver || Interruption.received != nil }

  /// The smaller case with a comment that says so.
  private func finished(_ best: CaseResult, _ result: CaseResult) -> CaseResult {
    guard best.vectorCase.input != result.vectorCase.input else { return result }
    var best = best
    let (before, after) = (result.vectorCase.input.line.count, best.vectorCase.input.line.count)
    best.vectorCase.comment =
      before == after
      ? "Made simpler, within \(after) characters of input."
      : "Made small, from \(before) characters of input to \(after)."
    return best
  }
}
