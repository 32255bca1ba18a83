package import JSONText

extension ProcessCommits {
  /// What happens to a member; `dmlsEpoch` names an epoch, and is Nh bytes where it is known.
  public enum Event: Equatable, Sendable {
    /// A commit arrives that a member sent in this epoch.
    case commit(dmlsEpoch: [UInt8], Commit)
    /// A commit arrives that someone outside sent for this epoch, with an init secret, Nh bytes.
    case externalCommit(dmlsEpoch: [UInt8], externalInitSecret: [UInt8], Commit)
    /// The member gives up the state of an epoch.
    case delete(dmlsEpoch: [UInt8])
    /// Serialises the whole state, drops it, and restores it from the serialised form.
    case saveAndRestore
    /// Lists every node secret that the PPRF of an epoch holds.
    case retainedNodes(dmlsEpoch: [UInt8])
  }
}

extension ProcessCommits.Event: JSONConvertible {
  package init(fields: inout JSONFields) throws(JSONError) {
    let name = try fields.string("do")
    switch name {
    case "commit":
      self = .commit(
        dmlsEpoch: try fields.bytes("dmls_epoch"),
        try ProcessCommits.Commit(
          pathSecret: fields.bytesOrNull("path_secret"), fields: &fields))
    case "external_commit":
      self = .externalCommit(
        dmlsEpoch: try fields.bytes("dmls_epoch"),
        externalInitSecret: try fields.bytes("external_init_secret"),
        try ProcessCommits.Commit(pathSecret: fields.bytes("path_secret"), fields: &fields))
    case "delete": self = .delete(dmlsEpoch: try fields.bytes("dmls_epoch"))
    case "save_and_restore": self = .saveAndRestore
    case "retained_nodes": self = .retainedNodes(dmlsEpoch: try fields.bytes("dmls_epoch"))
    default:
      throw .badValue(
        path: fields.path(of: "do"),
        expected: "commit, external_commit, delete, save_and_restore or retained_nodes",
        found: "\"\(name)\"")
    }
  }

  package var json: JSONValue {
    switch self {
    case .commit(let dmlsEpoch, let commit):
      .object(members("commit", dmlsEpoch) + commit.members)
    case .externalCommit(let dmlsEpoch, let initSecret, let commit):
      .object(
        members("external_commit", dmlsEpoch)
          + [JSONMember("external_init_secret", .hex(initSecret))] + commit.members)
    case .delete(let dmlsEpoch): .object(members("delete", dmlsEpoch))
    case .saveAndRestore: ["do": "save_and_restore"]
    case .retainedNodes(let dmlsEpoch): .object(members("retained_nodes", dmlsEpoch))
    }
  }

  private func members(_ name: String, _ dmlsEpoch: [UInt8]) -> [JSONMember] {
    [JSONMember("do", .string(name)), JSONMember("dmls_epoch", .hex(dmlsEpoch))]
  }
}
