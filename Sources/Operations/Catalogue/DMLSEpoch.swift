package import DMLS
public import JSONText
import KeyDerivation

/// dmls_epoch, the identifier of an epoch: section 2 of the draft.
public enum DMLSEpoch: CataloguedOperation {
  package static let name = "dmls_epoch"
  package static let summary = "The identifier of an epoch"

  /// The epoch.
  public struct Input: Equatable, JSONRecord, Sendable {
    /// The epoch's epoch_secret, Nh bytes.
    public var epochSecret: [UInt8]

    /// An epoch with this epoch_secret.
    public init(epochSecret: [UInt8]) { self.epochSecret = epochSecret }

    package static let record = Record(
      Self.init(epochSecret:), Field("epoch_secret", \.epochSecret, .bytes))
  }

  /// The identifier.
  public struct Output: Equatable, JSONRecord, Sendable {
    /// The identifier, Nh bytes.
    public var dmlsEpoch: [UInt8]

    /// An identifier.
    public init(dmlsEpoch: [UInt8]) { self.dmlsEpoch = dmlsEpoch }

    package static let record = Record(
      Self.init(dmlsEpoch:), Field("dmls_epoch", \.dmlsEpoch, .bytes))
  }

  package static func answer(
    _ input: Input, in context: OperationContext, by formulas: some Formulas
  ) throws(DMLSError) -> Answered<Output> {
    try Answered(Output(dmlsEpoch: formulas.dmlsEpoch(epochSecret: input.epochSecret)))
  }
}
