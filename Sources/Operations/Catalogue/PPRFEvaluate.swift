package import DMLS
public import JSONText
import KeyDerivation

/// DeriveFSSecret(secret, input) of section 5 of the draft.
public enum PPRFEvaluate: CataloguedOperation {
  package static let name = "pprf_evaluate"
  package static let summary = "DeriveFSSecret on a fresh PPRF"
  package static let intermediates = [
    IntermediateName("node_secret_D", "for depths D between root (0) and leaf"),
    IntermediateName("leaf_node_secret"),
  ]

  /// The function's two arguments.
  public struct Input: Equatable, JSONRecord, Sendable {
    /// The root of the tree, Nh bytes.
    public var secret: [UInt8]
    /// The leaf index, Nh bytes.
    public var input: [UInt8]

    /// The function's two arguments.
    public init(secret: [UInt8], input: [UInt8]) {
      self.secret = secret
      self.input = input
    }

    package static let record = Record(
      Self.init(secret:input:), Field("secret", \.secret, .bytes),
      Field("input", \.input, .bytes, "as in DeriveFSSecret"))
  }

  /// Nh bytes.
  public typealias Output = DerivedBytes

  package static func answer(
    _ input: Input, in context: OperationContext, by formulas: some Formulas
  ) throws(DMLSError) -> Answered<Output> {
    let path = try formulas.directPath(secret: input.secret, input: input.input)
    let leaf = path[path.count - 1]
    let out = try formulas.fsSecret(
      leafNodeSecret: leaf, leafIndex: formulas.leafIndex(input: input.input))
    let shown = shownDepths(below: path.count - 1).map {
      Intermediate("node_secret_\($0)", path[$0])
    }
    return Answered(
      DerivedBytes(out), intermediates: shown + [Intermediate("leaf_node_secret", leaf)])
  }

  /// The first few levels, where a wrong bit order shows, and some on the way down.
  private static func shownDepths(below leafDepth: Int) -> [Int] {
    ([1, 2, 8, 16] + Array(stride(from: 64, to: leafDepth, by: 64))).filter { $0 < leafDepth }
  }
}
