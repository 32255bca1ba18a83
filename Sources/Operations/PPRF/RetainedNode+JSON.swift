public import DMLS
package import JSONText

extension RetainedNode: JSONConvertible {
  package init(fields: inout JSONFields) throws(JSONError) {
    self.init(
      depth: try fields.integer("depth"), prefix: try fields.bytes("prefix"),
      secret: try fields.bytes("secret"))
  }

  package var json: JSONValue {
    ["depth": .integer(depth), "prefix": .hex(prefix), "secret": .hex(secret)]
  }
}
