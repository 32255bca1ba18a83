import JSONText
import Operations
import VectorFiles
import Verification

/// In which way a case was answered otherwise than expected; equal where two answers are.
///
/// Hashes stand for values, which can be large, in this process alone.
enum Fingerprint: Hashable, Sendable {
  /// As expected, or not answered at all.
  case fine
  /// With another output: the hash of every difference.
  case output(Int)
  /// With an output where a refusal was expected: its hash.
  case answered(Int)
  /// With a refusal, for this reason if it told one.
  case refused(ErrorKind?)
  /// With the right output and another value on the way to it.
  case intermediate(String, Int)
  /// With the right output and secrets in a saved state: their hash, wherever they are in it.
  case kept(Int)
  /// The process ended.
  case crash

  /// What a result says about the answer.
  static func of(_ result: CaseResult) -> Fingerprint {
    if result.breakdown == .crash { return .crash }
    guard case .failed(let mismatch) = result.verdict else { return .fine }
    return of(mismatch, in: result.vectorCase)
  }

  /// What a mismatch says.
  static func of(_ mismatch: Mismatch, in vectorCase: VectorCase) -> Fingerprint {
    switch mismatch {
    case .output(let differences):
      let output = differences.filter { !$0.isIntermediate }
      let values = output.map {
        JSONValue.array([.string($0.path)] + [$0.expected, $0.actual].map { $0 ?? .object([]) })
      }
      return .output(values.hashValue)
    case .intermediate(let difference):
      return .intermediate(difference.path, (difference.actual ?? .null).hashValue)
    case .outputInsteadOfRefusal(_, let actual):
      let canonical = try? vectorCase.operation.type.canonicalOutput(actual, path: "output")
      return .answered((canonical ?? actual).hashValue)
    case .refusalInsteadOfOutput(_, let error), .otherRefusal(_, let error):
      return .refused(error.kind)
    case .kept(let secrets):
      // Where in a state they are is a matter of its form.
      return .kept(Set(secrets.map { [Array($0.path.utf8), $0.secret.secret] }).hashValue)
    }
  }

  /// Whether a predicted answer is this one, which was given.
  func fits(_ predicted: Fingerprint) -> Bool {
    guard case .refused(let told) = self, case .refused(let kind) = predicted else {
      return self == predicted && self != .fine
    }
    // Neither a child nor a misreading need tell why, and a child may tell it in general.
    guard let told, let kind else { return true }
    return kind.accepted.contains(told)
  }
}
