public import DMLS
package import JSONText

extension FederationTrace {
  /// The result of one event.
  public struct EventResult: Equatable, Sendable {
    /// The partitions after it, by their first server.
    public var partitions: [FederationPartition]
    /// What the servers fanned out, in order.
    public var deliveries: [Delivery]
    /// Why a commit was refused; nil otherwise.
    public var refused: ErrorKind?

    /// A result.
    public init(
      partitions: [FederationPartition], deliveries: [Delivery], refused: ErrorKind? = nil
    ) {
      self.partitions = partitions
      self.deliveries = deliveries
      self.refused = refused
    }
  }
}

extension FederationTrace.EventResult: JSONConvertible {
  package init(fields: inout JSONFields) throws(JSONError) {
    partitions = try fields.array("partitions") { (value, path) throws(JSONError) in
      try FederationPartition(json: value, path: path)
    }
    deliveries = try fields.array("deliveries") { (value, path) throws(JSONError) in
      try Delivery(json: value, path: path)
    }
    refused = fields.contains("error") ? try fields.errorKind("error") : nil
  }

  package var json: JSONValue {
    .object(
      (refused.map { [JSONMember("error", .string($0.rawValue))] } ?? [])
        + [
          JSONMember("partitions", .array(partitions.map(\.json))),
          JSONMember("deliveries", .array(deliveries.map(\.json))),
        ])
  }
}
