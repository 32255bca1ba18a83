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
  /// Whose answers are expected.
  let dialect: Dialect
  private let stream = LabelledStream(seed: Generator.seed)
  private var flags: [Flag] = []
  private var cases: [VectorCase] = []
  private var ids: Set<String> = []

  /// A builder for a family.
  package init(_ family: Family, _ dialect: Dialect = .draft) {
    self.family = family
    self.dialect = dialect
  }

  /// The family's file.
  package var file: VectorFile {
    VectorFile(
      family: family, flags: flags.sorted { $0.name < $1.name }, cases: cases,
      profile: dialect.profile, otherReadings: dialect.otherReadings)
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
  ///
  /// `objection` says what is wrong with an answer, or nil: for outputs that hold refusals of their
  /// own. In a dialect other than the draft's a case whose fate is another there is left out: what
  /// it is about is not a fault there, or nothing that works.
  /// - Throws: `GenerationError` where the reference does not do what `fate` says, its answer meets
  ///   an objection, or the id is taken.
  package mutating func add<Asked: CataloguedOperation>(
    _ operation: Asked.Type, _ name: String, _ suite: CipherSuite, _ comment: String,
    flags: [Flag], readings: [Reading] = [], drafts: [DraftRevision] = DraftRevision.allCases,
    input: Asked.Input, fate: Fate = .answered, alsoAccepted: [ErrorKind] = [],
    objection: (Asked.Output) -> String? = { _ in nil }
  ) throws(GenerationError) {
    let id = id(name, suite)
    guard ids.insert(id).inserted else {
      throw GenerationError(id: id, reason: "the id is taken")
    }
    guard
      var expectation = try expectation(
        operation, id, suite, draft: drafts[0], input: input, fate: fate, objection: objection)
    else { return }
    if case .refusal(let kinds) = expectation {
      let general = kinds.filter { $0 == .malformed }
      expectation = .refusal(kinds.filter { $0 != .malformed } + alsoAccepted + general)
    }
    add(
      operation, name, suite, comment, flags: flags, readings: readings, drafts: drafts,
      input: input, expectation: expectation)
  }

  /// Adds a case whose expectation is known.
  mutating func add<Asked: CataloguedOperation>(
    _ operation: Asked.Type, _ name: String, _ suite: CipherSuite, _ comment: String,
    flags: [Flag], readings: [Reading], drafts: [DraftRevision], input: Asked.Input,
    expectation: Expectation
  ) {
    let id = id(name, suite)
    for flag in flags where !self.flags.contains(flag) { self.flags.append(flag) }
    cases.append(
      VectorCase(
        id: id, comment: comment, flags: flags.map(\.name), readings: readings, drafts: drafts,
        operation: Asked.name, cipherSuite: suite, input: input.json, expectation: expectation))
  }

  private func expectation<Asked: CataloguedOperation>(
    _ operation: Asked.Type, _ id: String, _ suite: CipherSuite, draft: DraftRevision,
    input: Asked.Input, fate: Fate, objection: (Asked.Output) -> String?
  ) throws(GenerationError) -> Expectation? {
    guard let perform = dialect.implementation[Asked.self] else {
      throw GenerationError(id: id, reason: "the reference has no \(Asked.name)")
    }
    let context = OperationContext(cipherSuite: suite, draft: draft)
    do throws(OperationError) {
      let answered = try perform(context, input)
      guard fate == .answered else {
        if dialect.profile != nil { return nil }
        throw OperationError(nil, "the reference answered and should have refused")
      }
      if let objection = objection(answered.output) {
        if dialect.profile != nil { return nil }
        throw OperationError(nil, objection)
      }
      return .output(answered.output.json, intermediates: answered.intermediates)
    } catch {
      guard let kind = error.kind, fate == .refused(kind) else {
        if dialect.profile != nil {
          guard case .refused(let usual) = fate else { return nil }
          // Read in another order, the same bytes are refused for another reason.
          let kinds = (error.kind?.accepted ?? []) + usual.accepted
          return .refusal(ErrorKind.allCases.filter { kinds.contains($0) })
        }
        throw GenerationError(
          id: id,
          reason: "\(fate) was expected, \(error.kind?.rawValue ?? "none"): \(error.message)"
        )
      }
      return .refusal(kind.accepted)
    }
  }
}
