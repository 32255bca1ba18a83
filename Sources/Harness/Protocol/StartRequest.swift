package import JSONText

/// The verifier's first line.
package struct StartRequest: JSONConvertible {
  /// The protocol version that the verifier speaks.
  package var version: Int

  /// The first line of a verifier of this version.
  package init(version: Int = HarnessProtocol.version) {
    self.version = version
  }

  package init(fields: inout JSONFields) throws(JSONError) {
    _ = try fields.string("op")
    version = try fields.integer("protocol")
  }

  package var json: JSONValue {
    ["op": .string(HarnessProtocol.start), "protocol": .integer(version)]
  }
}
