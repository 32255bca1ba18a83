import DMLS
import JSONText
import KeyDerivation
import Operations
package import VectorFiles

extension CaseBuilder {
  /// The kinds that a decoder may name where it refuses: with several faults in one message, each
  /// order of looking finds another one first.
  private static let messageKinds: [ErrorKind] = [
    .truncated, .trailingBytes, .nonMinimalLength, .invalidLengthPrefix, .unknownValue,
    .unsupportedVersion, .wrongLength, .forbiddenMessage, .malformed,
  ]

  /// Adds a case with whatever the reference says to its input.
  mutating func addRandom<Asked: CataloguedOperation>(
    _ operation: Asked.Type, _ name: String, _ suite: CipherSuite, readings: [Reading] = [],
    drafts: [DraftRevision] = DraftRevision.allCases, input: Asked.Input, anyRefusal: Bool = false
  ) throws(GenerationError) {
    guard let perform = Implementation.reference[Asked.self] else {
      throw GenerationError(id: name, reason: "the reference has no \(Asked.name)")
    }
    let expectation: Expectation
    do throws(OperationError) {
      let answered = try perform(OperationContext(cipherSuite: suite, draft: drafts[0]), input)
      expectation = .output(answered.output.json, intermediates: answered.intermediates)
    } catch {
      expectation = .refusal(Self.kinds(of: error, isMessage: anyRefusal))
    }
    add(
      Asked.self, name, suite, "Made on the spot.", flags: [.random], readings: readings,
      drafts: drafts, input: input, expectation: expectation)
  }

  /// The kinds that are accepted where the reference refuses with an error, the first one first.
  static func kinds(of error: OperationError, isMessage: Bool) -> [ErrorKind] {
    let kinds = error.kind?.accepted ?? ErrorKind.allCases
    return isMessage ? kinds.prefix(1) + messageKinds.filter { $0 != kinds[0] } : kinds
  }
}

extension Flag {
  /// Inputs that no script chose.
  package static let random = Flag(
    "Random", "A case made on the spot from a seed, its inputs drawn with a bias for edges.",
    section: "the section that the family tests",
    effect: "Something that no committed vector shows is wrong.")
}
