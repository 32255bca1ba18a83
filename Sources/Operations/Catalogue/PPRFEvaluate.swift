package import JSONText

/// DeriveFSSecret(secret, input) of section 5 of the draft.
public enum PPRFEvaluate: CataloguedOperation {
  package static let name = "pprf_evaluate"
  package static let summary = "DeriveFSSecret on a fresh PPRF"
  package static let intermediates = [
    IntermediateName("node_secret_D", "for depths D between root (0) and leaf"),
    IntermediateName("leaf_node_secret"),
  ]
  package static var function: FunctionPath<Self> { \.pprfEvaluate }

  /// The function's two arguments.
  public struct Input: Equatable, Sendable {
    /// The root of the tree, Nh bytes.
    public var secret: [UInt8]
    /// The leaf index, Nh bytes.
    public var input: [UInt8]

    /// The function's two arguments.
    public init(secret: [UInt8], input: [UInt8]) {
      self.secret = secret
      self.input = input
    }
  }

  /// Nh bytes.
  public typealias Output = DerivedBytes
}

extension PPRFEvaluate.Input: JSONRecord {
  package static let record = Record(
    Self.init(secret:input:), Field("secret", \.secret, .bytes),
    Field("input", \.input, .bytes, "as in DeriveFSSecret"))
}
