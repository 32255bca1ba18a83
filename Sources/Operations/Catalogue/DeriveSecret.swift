package import DMLS
public import JSONText
import KeyDerivation

/// DeriveSecret(Secret, Label) of RFC 9420 section 8.
public enum DeriveSecret: CataloguedOperation {
  package static let name = "derive_secret"
  package static let summary = "DeriveSecret of RFC 9420 section 8"
  package static let intermediates = [IntermediateName("kdf_label")]

  /// The function's two arguments.
  public struct Input: Equatable, JSONRecord, Sendable {
    /// The secret.
    public var secret: [UInt8]
    /// The label without the "MLS 1.0 " prefix.
    public var label: String

    /// The function's two arguments.
    public init(secret: [UInt8], label: String) {
      self.secret = secret
      self.label = label
    }

    package static let record = Record(
      Self.init(secret:label:), Field("secret", \.secret, .bytes), Field("label", \.label, .text))
  }

  /// Nh bytes.
  public typealias Output = DerivedBytes

  package static func answer(
    _ input: Input, in context: OperationContext, by formulas: some Formulas
  ) throws(DMLSError) -> Answered<Output> {
    let (context, length) = formulas.deriveSecretArguments(label: input.label)
    return try Answered(
      DerivedBytes(formulas.deriveSecret(input.secret, input.label)),
      intermediates: [
        Intermediate(
          "kdf_label", formulas.kdfLabel(length: length, label: input.label, context: context))
      ])
  }
}
