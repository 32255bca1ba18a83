package import DMLS
public import JSONText
import KeyDerivation

/// ExpandWithLabel(Secret, Label, Context, Length) of RFC 9420 section 8.
public enum ExpandWithLabel: CataloguedOperation {
  package static let name = "expand_with_label"
  package static let summary = "ExpandWithLabel of RFC 9420 section 8"
  package static let intermediates = [IntermediateName("kdf_label")]

  /// The function's four arguments.
  public struct Input: Equatable, JSONRecord, Sendable {
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

    package static let record = Record(
      Self.init(secret:label:context:length:),
      Field("secret", \.secret, .bytes),
      Field("label", \.label, .text, "without the \"MLS 1.0 \" prefix"),
      Field("context", \.context, .bytes), Field("length", \.length, .count))
  }

  /// The derived bytes.
  public typealias Output = DerivedBytes

  package static func answer(
    _ input: Input, in context: OperationContext, by formulas: some Formulas
  ) throws(DMLSError) -> Answered<Output> {
    try Answered(
      DerivedBytes(
        formulas.expandWithLabel(input.secret, input.label, input.context, input.length)),
      intermediates: [
        Intermediate(
          "kdf_label",
          formulas.kdfLabel(length: input.length, label: input.label, context: input.context))
      ])
  }
}

/// The output of an operation that derives one byte string.
public struct DerivedBytes: Equatable, JSONRecord, Sendable {
  /// The derived bytes.
  public var out: [UInt8]

  /// An output of these bytes.
  public init(_ out: [UInt8]) { self.out = out }

  package static let record = Record(Self.init, Field("out", \.out, .bytes))
}
