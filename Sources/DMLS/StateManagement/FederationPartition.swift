/// Servers that can reach one another, and what they share, section 6.1.1 of the draft.
public struct FederationPartition: Equatable, Sendable {
  /// The servers, in the federation's order.
  public var servers: [String]
  /// The last epoch of the chain of commits on which they agree.
  public var agreed: String
  /// Commits and other messages that a server elsewhere lacks, in the order of acceptance.
  public var buffered: [String]

  /// A partition.
  public init(servers: [String], agreed: String, buffered: [String]) {
    self.servers = servers
    self.agreed = agreed
    self.buffered = buffered
  }
}
