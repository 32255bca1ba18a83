package import DMLS
import JSONText
package import KeyDerivation
package import Operations
package import VectorFiles

/// Collects the cases of one family; expectations come from the reference, through its one door.
package struct CaseBuilder {
  /// What the generator says must happen, so that a slip in the reference is no vector.
  package enum Fate: Equatable, Sendable {
    /// The reference answers.
    case answered
    /// The reference refuses for this reason.
    case refused(ErrorKind)
  }

  private let family: Family
  private let stream = LabelledStream(seed: Generator.seed)
  private var flags: [Flag] = []
  private var cases: [VectorCase] = []
  private var ids: Set<String> = []

  /// A builder for a family.
  package init(_ family: Family) {
    self.family = family
  }

  /// The family's file.
  package var file: VectorFile {
    VectorFile(family: family, flags: flags.sorted { $0.name < $1.name }, cases: cases)
  }

  /// The id of a case.
  package func id(_ name: String, _ suite: CipherSuite) -> String {
    "\(family.name)/suite-\(suite.rawValue)/\(name)"
  }

  /// Random-looking bytes of a name of their own within the family and the cipher suite.
  package func bytes(_ name: String, _ suite: CipherSuite, count: Int) -> [UInt8] {
    stream.bytes(id(name, suite), count: count)
  }

  /// A random-looking secret of Nh bytes.
  package func secret(_ name: String, _ suite: CipherSuite) -> [UInt8] {
    bytes(name, suite, count: suite.nh)
  }

  /// Adds a case.
  /// - Throws: `GenerationError` where the reference does not do what `fate` says, or the id is
  ///   taken.
  package mutating func add<Asked: CataloguedOperation>(
    _ operation: Asked.Type, _ name: String, _ suite: CipherSuite, _ comment: String,
    flags: [Flag], readings: [Reading] = [], drafts: [DraftRevision] = DraftRevision.allCases,
    input: Asked.Input, fate: Fate = .answered, alsoAccepted: [ErrorKind] = []
  ) throws(GenerationError) {
    let id = id(name, suite)
    guard ids.insert(id).inserted else {
      throw GenerationError(id: id, reason: "the id is taken")
    }
    var expectation = try expectation(
      operation, id, suite, draft: drafts[0], input: input, fate: fate)
    if case .refusal(let kinds) = expectation {
      let general = kinds.filter { $0 == .malformed }
      expectation = .refusal(kinds.filter { $0 != .malformed } + alsoAccepted + general)
    }
    for flag in flags where !self.flags.contains(flag) { self.flags.append(flag) }
    cases.append(
      VectorCase(
        id: id, comment: comment, flags: flags.map(\.name), readings: readings, drafts: drafts,
        operation: Asked.name, cipherSuite: suite, input: input.json, expectation: expectation))
  }

  private func expectation<Asked: CataloguedOperation>(
    _ operation: Asked.Type, _ id: String, _ suite: CipherSuite, draft: DraftRevision,
    input: Asked.Input, fate: Fate
  ) throws(GenerationError) -> Expectation {
    guard let perform = Implementation.reference[keyPath: Asked.function] else {
      throw GenerationError(id: id, reason: "the reference has no \(Asked.name)")
    }
    let context = OperationContext(cipherSuite: suite, draft: draft)
    do throws(OperationError) {
      let answered = try perform(context, input)
      guard fate == .answered else {
        throw OperationError(nil, "the reference answered and should have refused")
      }
      return .output(answered.output.json, intermediates: answered.intermediates)
    } catch {
      guard let kind = error.kind, fate == .refused(kind) else {
        throw GenerationError(
          id: id,
          reason: "\(fate) was expected, \(error.kind?.rawValue ?? "none"): \(error.message)"
        )
      }
      return .refusal(kind.accepted)
    }
  }
}
