import JSONText
import KeyDerivation
import Operations
import VectorFiles

/// In which way a case was answered otherwise than expected; equal where two answers are.
enum Fingerprint: Hashable, Sendable {
  /// As expected, or not answered at all.
  case fine
  /// With another output: the digest of every difference.
  case output([UInt8])
  /// With an output where a refusal was expected: its digest.
  case answered([UInt8])
  /// With a refusal, for this reason if it told one.
  case refused(ErrorKind?)
  /// With the right output and another value on the way to it.
  case intermediate(String, [UInt8])
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
      return .output(
        digest(
          differences.filter { !$0.isIntermediate }.map {
            [.string($0.path), $0.expected ?? "absent", $0.actual ?? "absent"]
          }))
    case .intermediate(let difference):
      return .intermediate(difference.path, digest([difference.actual ?? .null]))
    case .outputInsteadOfRefusal(_, let actual):
      let operation = OperationCatalogue.named(vectorCase.operation)
      let canonical = try? operation?.canonicalOutput(actual, path: "output")
      return .answered(digest([canonical ?? actual]))
    case .refusalInsteadOfOutput(_, let error), .otherRefusal(_, let error):
      return .refused(error.kind)
    }
  }

  private static func digest(_ values: [JSONValue]) -> [UInt8] {
    HashFunction.sha256.hash(Array(JSONValue.array(values).line.utf8))
  }
}

extension Fingerprint {
  /// Whether a predicted answer is this one, which was given.
  func fits(_ predicted: Fingerprint) -> Bool {
    // A child need not tell why it refuses.
    if case .refused = predicted, self == .refused(nil) { return true }
    return self == predicted && self != .fine
  }
}
