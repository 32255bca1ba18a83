package import JSONText

extension FederationTrace {
  /// One event.
  public enum Event: Equatable, Sendable {
    /// A link goes down.
    case cut(Link)
    /// A link comes up again.
    case heal(Link)
    /// A client sends a commit.
    case commit(Commit)
    /// A client sends another message of this name.
    case message(client: String, id: String)
  }

  /// A commit that a client sends.
  public struct Commit: Equatable, Sendable {
    /// The client.
    public var client: String
    /// The commit's name, and that of the epoch it makes.
    public var id: String
    /// The epoch in which it is sent.
    public var parent: String
    /// Its confirmation_tag.
    public var confirmationTag: [UInt8]

    /// A commit that a client sends.
    public init(client: String, id: String, parent: String, confirmationTag: [UInt8]) {
      self.client = client
      self.id = id
      self.parent = parent
      self.confirmationTag = confirmationTag
    }
  }
}

extension FederationTrace.Event: JSONConvertible {
  package init(fields: inout JSONFields) throws(JSONError) {
    let name = try fields.string("do")
    switch name {
    case "cut": self = .cut(try Self.link(&fields))
    case "heal": self = .heal(try Self.link(&fields))
    case "commit":
      self = .commit(
        FederationTrace.Commit(
          client: try fields.string("client"), id: try fields.string("id"),
          parent: try fields.string("parent"),
          confirmationTag: try fields.bytes("confirmation_tag")))
    case "message":
      self = .message(client: try fields.string("client"), id: try fields.string("id"))
    default:
      throw .badValue(
        path: fields.path(of: "do"), expected: "cut, heal, commit or message",
        found: "\"\(name)\"")
    }
  }

  private static func link(_ fields: inout JSONFields) throws(JSONError) -> FederationTrace.Link {
    try FederationTrace.Link(json: fields.value("link"), path: fields.path(of: "link"))
  }

  package var json: JSONValue {
    switch self {
    case .cut(let link): ["do": "cut", "link": link.json]
    case .heal(let link): ["do": "heal", "link": link.json]
    case .commit(let commit):
      [
        "do": "commit", "client": .string(commit.client), "id": .string(commit.id),
        "parent": .string(commit.parent), "confirmation_tag": .hex(commit.confirmationTag),
      ]
    case .message(let client, let id):
      ["do": "message", "client": .string(client), "id": .string(id)]
    }
  }
}
