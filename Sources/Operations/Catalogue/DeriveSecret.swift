package import JSONText

/// DeriveSecret(Secret, Label) of RFC 9420 section 8.
public enum DeriveSecret: CataloguedOperation {
  package static let name = "derive_secret"
  package static let summary = "DeriveSecret of RFC 9420 section 8"
  package static let intermediates = [
    IntermediateName("kdf_label")
  ]
  package static var function: FunctionPath<Self> { \.deriveSecret }

  /// The function's two arguments.
  public struct Input: Equatable, Sendable {
    /// The secret.
    public var secret: [UInt8]
    /// The label without the "MLS 1.0 " prefix.
    public var label: String

    /// The function's two arguments.
    public init(secret: [UInt8], label: String) {
      self.secret = secret
      self.label = label
    }
  }

  /// Nh bytes.
  public typealias Output = DerivedBytes
}

extension DeriveSecret.Input: JSONRecord {
  package static let record = Record(
    Self.init(secret:label:), Field("secret", \.secret, .bytes), Field("label", \.label, .text))
}
