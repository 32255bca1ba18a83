package import JSONText

extension ClientState {
  /// One event.
  public enum Event: Equatable, Sendable {
    /// A commit arrives, with the server's flag.
    case commit(Commit)
    /// The client sends a message.
    case send
  }

  /// A commit that arrives.
  public struct Commit: Equatable, Sendable {
    /// The commit's name, and that of the epoch it makes.
    public var id: String
    /// The epoch in which it was sent.
    public var parent: String
    /// Its confirmation_tag.
    public var confirmationTag: [UInt8]
    /// Whether the server asks to retain the old epoch states.
    public var retain: Bool

    /// A commit that arrives.
    public init(id: String, parent: String, confirmationTag: [UInt8], retain: Bool) {
      self.id = id
      self.parent = parent
      self.confirmationTag = confirmationTag
      self.retain = retain
    }
  }
}

extension ClientState.Event: JSONConvertible {
  package init(fields: inout JSONFields) throws(JSONError) {
    let name = try fields.string("do")
    switch name {
    case "commit":
      self = .commit(
        ClientState.Commit(
          id: try fields.string("id"), parent: try fields.string("parent"),
          confirmationTag: try fields.bytes("confirmation_tag"), retain: try fields.bool("retain"))
      )
    case "send": self = .send
    default:
      throw .badValue(
        path: fields.path(of: "do"), expected: "commit or send", found: "\"\(name)\"")
    }
  }

  package var json: JSONValue {
    switch self {
    case .commit(let commit):
      [
        "do": "commit", "id": .string(commit.id), "parent": .string(commit.parent),
        "confirmation_tag": .hex(commit.confirmationTag), "retain": .bool(commit.retain),
      ]
    case .send: ["do": "send"]
    }
  }
}
