/// A client of one of the servers of a federation, section 6.1 of the draft.
public struct FederationClient: Equatable, Sendable {
  /// The client's name.
  public var name: String
  /// The server that serves it.
  public var server: String

  /// A client of a server.
  public init(name: String, server: String) {
    self.name = name
    self.server = server
  }
}
