public import DMLS
package import JSONText

extension ProcessCommits {
  /// The result of one event.
  public struct EventResult: Equatable, Sendable {
    /// What came of the event.
    public var outcome: Outcome
    /// dmls_epoch of every epoch whose state is held after it, sorted as unsigned bytes.
    public var held: [[UInt8]]

    /// A result.
    public init(_ outcome: Outcome, held: [[UInt8]]) {
      self.outcome = outcome
      self.held = held
    }
  }

  /// What came of one event.
  public enum Outcome: Equatable, Sendable {
    /// A commit made this epoch, whose identifier and authenticator are Nh bytes each.
    case epoch(dmlsEpoch: [UInt8], epochAuthenticator: [UInt8])
    /// The event was refused, and nothing changed.
    case refused(ErrorKind)
    /// An epoch was deleted, or the state saved and restored.
    case done
    /// The node secrets that the PPRF of an epoch holds, sorted.
    case nodes([RetainedNode])
  }
}

extension ProcessCommits.EventResult: JSONConvertible {
  package init(fields: inout JSONFields) throws(JSONError) {
    if fields.contains("dmls_epoch") {
      outcome = .epoch(
        dmlsEpoch: try fields.bytes("dmls_epoch"),
        epochAuthenticator: try fields.bytes("epoch_authenticator"))
    } else if fields.contains("error") {
      // Either names a commit that was processed before (R20).
      let kind = try fields.errorKind("error")
      outcome = .refused(kind == .punctured ? .duplicate : kind)
    } else if fields.contains("nodes") {
      outcome = .nodes(
        try fields.array("nodes") { (value, path) throws(JSONError) in
          try RetainedNode(json: value, path: path)
        }.sorted())
    } else {
      outcome = .done
    }
    // Sorted here as the nodes are, since an implementation may list them in any order.
    held = try fields.byteStrings("held").sorted { $0.lexicographicallyPrecedes($1) }
  }

  package var json: JSONValue {
    .object(outcome.members + [JSONMember("held", .array(held.map { .hex($0) }))])
  }
}

extension ProcessCommits.Outcome {
  fileprivate var members: [JSONMember] {
    switch self {
    case .epoch(let dmlsEpoch, let epochAuthenticator):
      [
        JSONMember("dmls_epoch", .hex(dmlsEpoch)),
        JSONMember("epoch_authenticator", .hex(epochAuthenticator)),
      ]
    case .refused(let kind): [JSONMember("error", .string(kind.rawValue))]
    case .done: []
    case .nodes(let nodes): [JSONMember("nodes", .array(nodes.map(\.json)))]
    }
  }
}
