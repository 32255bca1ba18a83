package import DMLS
package import JSONText
package import KeyDerivation
package import Operations

/// The child's first line: who it is and what it can do.
package struct Announcement: JSONConvertible {
  /// The implementation's name.
  package var name: String
  /// Its version, language and home, where it tells them.
  package var version: String?
  package var language: String?
  package var url: String?
  /// The draft revisions it follows.
  package var drafts: [DraftRevision]
  /// The cipher suites it knows.
  package var cipherSuites: [CipherSuite]
  /// The names of the operations it has.
  package var operations: [String]

  /// What an implementation says of itself.
  package init(of implementation: Implementation) {
    name = implementation.name
    version = implementation.version
    language = implementation.language
    url = implementation.url
    drafts = implementation.drafts
    cipherSuites = implementation.cipherSuites
    operations = implementation.operations.map { $0.name }
  }

  package init(fields: inout JSONFields) throws(JSONError) {
    let version = try fields.integer("protocol")
    guard version == HarnessProtocol.version else {
      throw .badValue(
        path: "protocol", expected: "\(HarnessProtocol.version)", found: "\(version)")
    }
    name = try fields.string("name")
    self.version = try fields.stringIfPresent("version")
    language = try fields.stringIfPresent("language")
    url = try fields.stringIfPresent("url")
    drafts = try fields.named("drafts", "a draft revision")
    cipherSuites = try fields.array("cipher_suites") { (value, path) throws(JSONError) in
      try CipherSuite(json: value, path: path)
    }
    operations = try fields.strings("operations")
    for (index, operation) in operations.enumerated()
    where OperationCatalogue.named(operation) == nil {
      throw .badValue(
        path: "operations[\(index)]", expected: "an operation of the protocol",
        found: "\"\(operation)\"")
    }
  }

  package var json: JSONValue {
    var members = [
      JSONMember("protocol", .integer(HarnessProtocol.version)), JSONMember("name", .string(name)),
    ]
    for (key, value) in [("version", version), ("language", language), ("url", url)] {
      if let value { members.append(JSONMember(key, .string(value))) }
    }
    members.append(JSONMember("drafts", .array(drafts.map { .string($0.rawValue) })))
    members.append(
      JSONMember("cipher_suites", .array(cipherSuites.map { .integer(Int($0.rawValue)) })))
    members.append(JSONMember("operations", .array(operations.map { .string($0) })))
    return .object(members)
  }
}

extension JSONFields {
  fileprivate mutating func stringIfPresent(_ key: String) throws(JSONError) -> String? {
    contains(key) ? try string(key) : nil
  }
}
