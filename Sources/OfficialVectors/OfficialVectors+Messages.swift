import MessageCorpus

extension OfficialVectors {
  /// What the fields of an entry of `messages.json` encode.
  static let messageFields: [String: WireStructure] = [
    "mls_welcome": .mlsMessage,
    "mls_group_info": .mlsMessage,
    "mls_key_package": .mlsMessage,
    "ratchet_tree": .ratchetTree,
    "group_secrets": .groupSecrets,
    "add_proposal": .add,
    "update_proposal": .update,
    "remove_proposal": .remove,
    "pre_shared_key_proposal": .preSharedKey,
    "re_init_proposal": .reInit,
    "external_init_proposal": .externalInit,
    "group_context_extensions_proposal": .groupContextExtensions,
    "commit": .commit,
    "public_message_application": .mlsMessage,
    "public_message_proposal": .mlsMessage,
    "public_message_commit": .mlsMessage,
    "private_message": .mlsMessage,
  ]

  /// Everything in `messages.json`; a field that is not in the table is an error.
  package func messages() throws -> [Encoded] {
    try decode("messages.json", as: [[String: HexBytes]].self).enumerated().flatMap {
      index, entry in
      try entry.sorted { $0.key < $1.key }.map { field, value in
        guard let structure = Self.messageFields[field] else {
          throw UnknownField(name: field)
        }
        return Encoded("messages[\(index)].\(field)", structure, value)
      }
    }
  }
}

/// A field of an official file whose meaning is not known here.
struct UnknownField: Error {
  let name: String
}
