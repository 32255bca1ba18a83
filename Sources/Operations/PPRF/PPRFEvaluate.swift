package import JSONText

/// DeriveFSSecret(secret, input) of section 5 of the draft.
public enum PPRFEvaluate: CataloguedOperation {
  package static let name = "pprf_evaluate"

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

extension PPRFEvaluate.Input: JSONConvertible {
  package init(fields: inout JSONFields) throws(JSONError) {
    secret = try fields.bytes("secret")
    input = try fields.bytes("input")
  }

  package var json: JSONValue { ["secret": .hex(secret), "input": .hex(input)] }
}
