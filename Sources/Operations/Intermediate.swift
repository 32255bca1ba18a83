package import JSONText

/// A named value on the way to an output.
public struct Intermediate: Equatable, Sendable {
  /// The name that the protocol page gives it.
  public var name: String
  /// The value.
  public var value: [UInt8]

  /// A named value.
  public init(_ name: String, _ value: [UInt8]) {
    self.name = name
    self.value = value
  }
}

extension Intermediate: JSONConvertible {
  package init(fields: inout JSONFields) throws(JSONError) {
    name = try fields.string("name")
    value = try fields.bytes("value")
  }

  package var json: JSONValue { ["name": .string(name), "value": .hex(value)] }
}
