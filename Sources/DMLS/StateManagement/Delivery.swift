/// What a server fans out to one of its clients, section 6.1.1 of the draft.
public struct Delivery: Equatable, Sendable {
  /// The client's name.
  public var client: String
  /// The commit or message.
  public var id: String
  /// Whether the client is to retain the old commit state: set where there was a netsplit when the
  /// servers accepted the commit or message.
  public var retain: Bool

  /// A delivery.
  public init(client: String, id: String, retain: Bool) {
    self.client = client
    self.id = id
    self.retain = retain
  }
}
