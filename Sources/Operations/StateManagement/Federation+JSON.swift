public import DMLS
package import JSONText

extension FederationClient: JSONConvertible {
  package init(fields: inout JSONFields) throws(JSONError) {
    self.init(name: try fields.string("name"), server: try fields.string("server"))
  }

  package var json: JSONValue { ["name": .string(name), "server": .string(server)] }
}

extension FederationPartition: JSONConvertible {
  package init(fields: inout JSONFields) throws(JSONError) {
    self.init(
      servers: try fields.strings("servers"), agreed: try fields.string("agreed"),
      buffered: try fields.strings("buffered"))
  }

  package var json: JSONValue {
    [
      "servers": .strings(servers), "agreed": .string(agreed), "buffered": .strings(buffered),
    ]
  }
}

extension Delivery: JSONConvertible {
  package init(fields: inout JSONFields) throws(JSONError) {
    self.init(
      client: try fields.string("client"), id: try fields.string("id"),
      retain: try fields.bool("retain"))
  }

  package var json: JSONValue {
    ["client": .string(client), "id": .string(id), "retain": .bool(retain)]
  }
}
