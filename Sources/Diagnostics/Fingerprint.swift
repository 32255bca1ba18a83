import JSONText
import Operations
import VectorFiles
import Verification

/// In which way a case was answered otherwise than expected.
///
/// Hashes stand for values, which can be large, in this process alone. With which kind something is
/// refused is kept apart: implementations sort their errors in their own ways.
struct Fingerprint: Hashable, Sendable {
  /// What the answer is, whatever the kinds of its errors.
  enum Answer: Hashable, Sendable {
    /// As expected, or not answered at all.
    case fine
    /// As expected, but for the kinds of errors.
    case otherKind
    /// With another output: the hash of every difference.
    case output(Int)
    /// With an output where a refusal was expected: its hash.
    case answered(Int)
    /// With a refusal where an output was expected.
    case refused
    /// With the right output and another value on the way to it.
    case intermediate(String, Int)
    /// With the right output and secrets in a saved state: their hash, wherever they are in it.
    case kept(Int)
    /// The process ended.
    case crash
  }

  /// The kinds of the errors that the answer has where something else was expected.
  enum Kinds: Hashable, Sendable {
    /// It has none.
    case none
    /// The whole input was refused, with a kind if it told one.
    case refusal(ErrorKind?)
    /// Parts of it were: the hash of places and kinds.
    case parts(Int)
  }

  /// What the answer is.
  let answer: Answer
  /// With which kinds of errors.
  let kinds: Kinds

  private init(_ answer: Answer, _ kinds: Kinds = .none) {
    self.answer = answer
    self.kinds = kinds
  }

  /// As expected, or not answered at all.
  static let fine = Fingerprint(.fine)
  /// The process ended.
  static let crash = Fingerprint(.crash)

  /// What a result says about the answer.
  static func of(_ result: CaseResult) -> Fingerprint {
    if result.failureKind == .crash { return .crash }
    guard case .failed(let mismatch) = result.verdict else { return .fine }
    return of(mismatch, in: result.vectorCase)
  }

  /// What a mismatch says.
  static func of(_ mismatch: Mismatch, in vectorCase: VectorCase) -> Fingerprint {
    switch mismatch {
    case .output(let differences):
      return of(differences.filter { !$0.isIntermediate })
    case .intermediate(let difference):
      return Fingerprint(
        .intermediate(difference.path, (difference.actual ?? .null).hashValue))
    case .outputInsteadOfRefusal(_, let actual):
      let canonical =
        (try? vectorCase.operation.type.canonicalOutput(actual, path: "output")) ?? actual
      return Fingerprint(.answered(canonical.withoutKinds.hashValue), .parts(canonical.hashValue))
    case .refusalInsteadOfOutput(_, let error):
      return Fingerprint(.refused, .refusal(error.kind))
    case .otherRefusal(_, let error):
      return Fingerprint(.otherKind, .refusal(error.kind))
    case .kept(let secrets):
      // Where in a state they are is a matter of its form.
      return Fingerprint(
        .kept(Set(secrets.map { [Array($0.path.utf8), $0.secret.secret] }).hashValue))
    }
  }

  private static func of(_ differences: [Difference]) -> Fingerprint {
    let kinds = JSONValue.array(differences.map(\.json)).hashValue
    let values = differences.compactMap(\.withoutKinds)
    let isOfKinds = values.isEmpty && !differences.isEmpty
    return Fingerprint(
      isOfKinds ? .otherKind : .output(JSONValue.array(values.map(\.json)).hashValue),
      .parts(kinds))
  }

  /// Whether the answer says more than that something was refused.
  var hasValue: Bool {
    switch answer {
    case .output, .answered, .intermediate, .kept, .crash: true
    case .fine, .otherKind, .refused: false
    }
  }

  /// Whether nothing but the kinds of errors is not as expected, if anything is.
  var isRight: Bool { answer == .fine || answer == .otherKind }

  /// Whether a predicted answer is this one, which was given.
  ///
  /// Kinds count where nothing else is wrong.
  func fits(_ predicted: Fingerprint) -> Bool {
    guard answer == predicted.answer, answer != .fine else { return false }
    return answer != .otherKind || hasKinds(of: predicted)
  }

  /// Whether errors have the kinds that were predicted.
  func hasKinds(of predicted: Fingerprint) -> Bool {
    guard case .refusal(let told) = kinds, case .refusal(let kind) = predicted.kinds else {
      return kinds == predicted.kinds
    }
    // Neither a child nor a misreading need tell why, and a child may tell it in general.
    guard let told, let kind else { return true }
    return kind.accepted.contains(told)
  }
}

extension Difference {
  /// The difference; an object stands for nothing.
  fileprivate var json: JSONValue {
    .array([.string(path), expected ?? .object([]), actual ?? .object([])])
  }

  /// The difference whatever the kinds of errors; nil where it is of nothing else.
  fileprivate var withoutKinds: Difference? {
    let isError = path == "error" || path.hasSuffix(".error")
    let kinds = [expected, actual].map { isError ? $0?.withoutKind : $0?.withoutKinds }
    guard kinds[0] != kinds[1] else { return nil }
    return Difference(path: path, expected: kinds[0], actual: kinds[1])
  }
}

extension JSONValue {
  /// The value of a member that tells the kind of an error, without the kind.
  fileprivate var withoutKind: JSONValue {
    if case .string = self { "refused" } else { withoutKinds }
  }

  /// The value without the kinds of the errors in it.
  fileprivate var withoutKinds: JSONValue {
    switch self {
    case .null, .bool, .integer, .number, .string: self
    case .array(let elements): .array(elements.map(\.withoutKinds))
    case .object(let members):
      .object(
        members.map {
          JSONMember($0.name, $0.name == "error" ? $0.value.withoutKind : $0.value.withoutKinds)
        })
    }
  }
}
