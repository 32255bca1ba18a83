package import JSONText

/// The output of an operation that derives one byte string.
public struct DerivedBytes: Equatable, Sendable {
  /// The derived bytes.
  public var out: [UInt8]

  /// An output of these bytes.
  public init(_ out: [UInt8]) { self.out = out }
}

extension DerivedBytes: JSONConvertible {
  package init(fields: inout JSONFields) throws(JSONError) { out = try fields.bytes("out") }

  package var json: JSONValue { ["out": .hex(out)] }
}
