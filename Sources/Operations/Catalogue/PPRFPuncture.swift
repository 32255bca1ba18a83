public import DMLS
public import JSONText
import KeyDerivation

/// Steps on one puncturable PRF, section 5 of the draft.
public enum PPRFPuncture: CataloguedOperation {
  package static let name = "pprf_puncture"
  package static let summary = "Steps on one PPRF, in order"

  /// A key and the steps on it, in order.
  public struct Input: Equatable, JSONRecord, Sendable {
    /// The root of the tree, Nh bytes.
    public var secret: [UInt8]
    /// The steps.
    public var steps: [Step]

    /// A key and the steps on it.
    public init(secret: [UInt8], steps: [Step]) {
      self.secret = secret
      self.steps = steps
    }

    package static let record = Record(
      Self.init(secret:steps:), Field("secret", \.secret, .bytes),
      Field("steps", \.steps, .list(.record), "what to do, in order"))
  }

  /// The result of each step, at the step's place.
  public struct Output: Equatable, JSONRecord, Sendable {
    /// One result a step.
    public var steps: [StepResult]

    /// The results.
    public init(steps: [StepResult]) { self.steps = steps }

    package static let record = Record(
      Self.init(steps:),
      Field("steps", \.steps, .list(.record), "one result a step, at the same place"))
  }

  /// One step.
  public enum Step: Equatable, JSONRecord, Sendable {
    /// Evaluates at a leaf index, which is Nh bytes unless the step is to be refused.
    case evaluate([UInt8])
    /// Serialises the state, drops it, and restores it from the serialised form.
    case saveAndRestore
    /// Lists every node secret that the state holds.
    case retainedNodes

    package static let record = Record(
      by: "do",
      choosing: Case(
        "evaluate", Self.evaluate, { if case .evaluate(let input) = $0 { input } else { nil } },
        .key("input", .bytes)),
      Case("save_and_restore", .saveAndRestore), Case("retained_nodes", .retainedNodes))
  }

  /// The result of one step.
  public enum StepResult: Equatable, JSONRecord, Sendable {
    /// The output of an evaluation, Nh bytes.
    case out([UInt8])
    /// The evaluation was refused, and nothing changed.
    case refused(ErrorKind)
    /// The state was saved and restored.
    case restored
    /// The same, and these are the bytes from which it was restored, to be searched.
    case saved(state: [UInt8])
    /// The node secrets that the state holds, sorted.
    case nodes([RetainedNode])

    package static let record = Record(
      choosing: Case(
        "out", Self.out, { if case .out(let output) = $0 { output } else { nil } },
        .key("out", .bytes)),
      Case(
        "error", Self.refused, { if case .refused(let kind) = $0 { kind } else { nil } },
        .key("error", .errorKind)),
      Case(
        "nodes", Self.nodes, { if case .nodes(let nodes) = $0 { nodes } else { nil } },
        .key("nodes", .retainedNodes, "in any order")),
      Case(
        "state", Self.saved, { if case .saved(let state) = $0 { state } else { nil } },
        .savedState),
      Case("", .restored))
  }

  package static func answer(
    _ input: Input, in context: OperationContext, by formulas: some Formulas
  ) throws(DMLSError) -> Answered<Output> {
    var prf = try formulas.puncturablePRF(key: input.secret)
    let results = try input.steps.map { (step) throws(DMLSError) -> StepResult in
      switch step {
      case .evaluate(let leaf):
        do throws(DMLSError) {
          return .out(try prf.evaluate(leaf))
        } catch {
          return .refused(ErrorKind(error))
        }
      case .saveAndRestore:
        return .saved(state: try formulas.saveAndRestore(&prf))
      case .retainedNodes:
        return .nodes(prf.retainedNodes)
      }
    }
    return Answered(Output(steps: results))
  }

  package static func takeSavedStates(from output: inout Output) -> [SavedState] {
    output.steps.indices.compactMap { index in
      guard case .saved(let state) = output.steps[index] else { return nil }
      output.steps[index] = .restored
      return SavedState(list: "steps", index: index, bytes: state)
    }
  }

  package static func secrets(
    ofStatesSavedBy input: Input, in context: OperationContext
  ) throws(DMLSError) -> [Int: StateSecrets] {
    var prf = try PunctureRecord(cipherSuite: context.cipherSuite, secret: input.secret)
    // A state may well list what was evaluated: a key that equals it tells nothing.
    let evaluated = input.steps.compactMap { (step) -> [UInt8]? in
      if case .evaluate(let leaf) = step { leaf } else { nil }
    }
    var secrets: [Int: StateSecrets] = [:]
    for (index, step) in input.steps.enumerated() {
      switch step {
      case .evaluate(let leaf): try? prf.evaluate(leaf, in: index)
      case .saveAndRestore:
        secrets[index] = StateSecrets(prf, list: "steps", except: evaluated)
      case .retainedNodes: break
      }
    }
    return secrets
  }
}

extension RetainedNode: JSONRecord {
  package static let record = Record(
    Self.init(depth:prefix:secret:),
    Field("depth", \.depth, .count, "from the root, which is 0"),
    Field(
      "prefix", \.prefix, .bytes,
      "path from the root, most significant bit first, in ceil(depth / 8) bytes"),
    Field("secret", \.secret, .bytes))
}

extension Shape<[RetainedNode]> {
  /// Nodes, sorted: an implementation may list them in any order.
  static var retainedNodes: Shape { Shape.list(.record).canonical { $0.sorted() } }
}
