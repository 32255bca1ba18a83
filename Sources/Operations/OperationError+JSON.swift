package import JSONText

extension OperationError: JSONConvertible {
  package init(fields: inout JSONFields) throws(JSONError) {
    let kind = fields.contains("kind") ? try fields.errorKind("kind") : nil
    let message = fields.contains("message") ? try fields.string("message") : ""
    self.init(kind, message)
  }

  package var json: JSONValue {
    var members: [JSONMember] = []
    if let kind { members.append(JSONMember("kind", .string(kind.rawValue))) }
    members.append(JSONMember("message", .string(message)))
    return .object(members)
  }
}
