package import JSONText

/// DeriveSecret(Secret, Label) of RFC 9420 section 8.
public enum DeriveSecret: CataloguedOperation {
  package static let name = "derive_secret"

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

extension DeriveSecret.Input: JSONConvertible {
  package init(fields: inout JSONFields) throws(JSONError) {
    secret = try fields.bytes("secret")
    label = try fields.string("label")
  }

  package var json: JSONValue { ["secret": .hex(secret), "label": .string(label)] }
}
