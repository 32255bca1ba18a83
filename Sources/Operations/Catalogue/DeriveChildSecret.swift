package import DMLS
public import JSONText
import KeyDerivation

/// DeriveChildSecret of section 4 of the draft: several children of one parent.
public enum DeriveChildSecret: CataloguedOperation {
  package static let name = "derive_child_secret"
  package static let summary = "Children served in order by one PPRF"
  package static let intermediates = [
    IntermediateName("input_I", "for the PPRF input of child I (from 0)")
  ]

  /// A parent and its children, in the order in which they are derived.
  public struct Input: Equatable, JSONRecord, Sendable {
    /// The parent's parent_init_secret, Nh bytes.
    public var prfKey: [UInt8]
    /// The children.
    public var children: [Child]

    /// A parent and its children.
    public init(prfKey: [UInt8], children: [Child]) {
      self.prfKey = prfKey
      self.children = children
    }

    package static let record = Record(
      Self.init(prfKey:children:), Field("prf_key", \.prfKey, .bytes),
      Field("children", \.children, .list(.record), "in order"))
  }

  /// The arguments of one derivation beside the key.
  public struct Child: Equatable, JSONRecord, Sendable {
    /// The label, "child_init" in the key schedule.
    public var label: String
    /// The commit_confirmation, Nh bytes.
    public var inputSecret: [UInt8]
    /// The serialized GroupContext of the epoch that the commit creates.
    public var context: [UInt8]

    /// A child of these arguments.
    public init(label: String, inputSecret: [UInt8], context: [UInt8]) {
      self.label = label
      self.inputSecret = inputSecret
      self.context = context
    }

    package static let record = Record(
      Self.init(label:inputSecret:context:), Field("label", \.label, .text),
      Field("input_secret", \.inputSecret, .bytes), Field("context", \.context, .bytes))
  }

  /// What became of each child, in the order of the input.
  public struct Output: Equatable, JSONRecord, Sendable {
    /// One outcome a child.
    public var children: [Outcome]

    /// The outcomes.
    public init(children: [Outcome]) { self.children = children }

    package static let record = Record(
      Self.init(children:),
      Field("children", \.children, .list(.record), "one result a child, at the same place"))
  }

  /// What became of one child.
  public enum Outcome: Equatable, JSONRecord, Sendable {
    /// The child's init_secret, Nh bytes.
    case childSecret([UInt8])
    /// The child was refused, and nothing changed.
    case refused(ErrorKind)

    package static let record = Record(
      choosing: Case(
        "error", Self.refused, { if case .refused(let kind) = $0 { kind } else { nil } },
        .key("error", .errorKind)),
      Case(
        "child_secret", Self.childSecret,
        { if case .childSecret(let secret) = $0 { secret } else { nil } },
        .key("child_secret", .bytes)))
  }

  package static func answer(
    _ input: Input, in context: OperationContext, by formulas: some Formulas
  ) throws(DMLSError) -> Answered<Output> {
    let prf = try formulas.puncturablePRF(key: input.prfKey)
    var intermediates: [Intermediate] = []
    var outcomes: [Outcome] = []
    for (index, child) in input.children.enumerated() {
      do throws(DMLSError) {
        let prfInput = try formulas.childSecretInput(
          label: child.label, inputSecret: child.inputSecret, context: child.context)
        intermediates.append(Intermediate("input_\(index)", prfInput))
        outcomes.append(.childSecret(try formulas.childSecret(prf, input: prfInput)))
      } catch {
        outcomes.append(.refused(ErrorKind(error)))
      }
    }
    return Answered(Output(children: outcomes), intermediates: intermediates)
  }
}
