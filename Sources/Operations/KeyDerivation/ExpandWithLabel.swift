package import JSONText

/// ExpandWithLabel(Secret, Label, Context, Length) of RFC 9420 section 8.
public enum ExpandWithLabel: CataloguedOperation {
  package static let name = "expand_with_label"

  /// The function's four arguments.
  public struct Input: Equatable, Sendable {
    /// The pseudorandom key.
    public var secret: [UInt8]
    /// The label without the "MLS 1.0 " prefix.
    public var label: String
    /// The context.
    public var context: [UInt8]
    /// How many bytes to derive.
    public var length: Int

    /// The function's four arguments.
    public init(secret: [UInt8], label: String, context: [UInt8], length: Int) {
      self.secret = secret
      self.label = label
      self.context = context
      self.length = length
    }
  }

  /// The derived bytes.
  public typealias Output = DerivedBytes
}

extension ExpandWithLabel.Input: JSONConvertible {
  package init(fields: inout JSONFields) throws(JSONError) {
    secret = try fields.bytes("secret")
    label = try fields.string("label")
    context = try fields.bytes("context")
    length = try fields.integer("length")
  }

  package var json: JSONValue {
    [
      "secret": .hex(secret), "label": .string(label), "context": .hex(context),
      "length": .integer(length),
    ]
  }
}
