package import MessageCorpus

/// One encoding found in an official file.
package struct Encoded: Sendable {
  /// Where it was found.
  package let name: String
  /// What it encodes according to the file.
  package let structure: WireStructure
  /// The encoding.
  package let bytes: [UInt8]
}

extension OfficialVectors {
  /// What the fields of an entry of `messages.json` encode.
  private static let messageFields: [String: WireStructure] = [
    "mls_welcome": .mlsMessage, "mls_group_info": .mlsMessage, "mls_key_package": .mlsMessage,
    "ratchet_tree": .ratchetTree, "group_secrets": .groupSecrets, "add_proposal": .add,
    "update_proposal": .update, "remove_proposal": .remove,
    "pre_shared_key_proposal": .preSharedKey, "re_init_proposal": .reInit,
    "external_init_proposal": .externalInit,
    "group_context_extensions_proposal": .groupContextExtensions, "commit": .commit,
    "public_message_application": .mlsMessage, "public_message_proposal": .mlsMessage,
    "public_message_commit": .mlsMessage, "private_message": .mlsMessage,
  ]

  /// Everything in `messages.json`; a field that is not in the table is an error.
  package func messages() throws -> [Encoded] {
    try decode("messages.json", as: [[String: HexBytes]].self).enumerated().flatMap {
      index, entry in
      try entry.sorted { $0.key < $1.key }.map { field, value in
        guard let structure = Self.messageFields[field] else { throw UnknownField(name: field) }
        return Encoded(
          name: "messages[\(index)].\(field)", structure: structure, bytes: value.bytes)
      }
    }
  }

  /// A field of an official file whose meaning is not known here.
  private struct UnknownField: Error {
    let name: String
  }

  /// The files that tell what one client receives.
  package static let clientFiles = [
    "welcome.json", "passive-client-welcome.json", "passive-client-handling-commit.json",
  ]

  private struct Client: Decodable {
    struct Epoch: Decodable {
      let proposals: [HexBytes]
      let commit: HexBytes
    }

    let keyPackage: HexBytes
    let welcome: HexBytes
    let ratchetTree: HexBytes?
    let epochs: [Epoch]?
  }

  /// Everything that is a structure of MLSMessages in one of `clientFiles`.
  package func client(_ file: String) throws -> [Encoded] {
    try decode(file, as: [Client].self).enumerated().flatMap { index, client in
      var found = [("key_package", client.keyPackage), ("welcome", client.welcome)]
      if let ratchetTree = client.ratchetTree { found.append(("ratchet_tree", ratchetTree)) }
      for epoch in client.epochs ?? [] {
        found += epoch.proposals.map { ("proposal", $0) } + [("commit", epoch.commit)]
      }
      return found.map { field, value in
        Encoded(
          name: "\(file)[\(index)].\(field)",
          structure: field == "ratchet_tree" ? .ratchetTree : .mlsMessage, bytes: value.bytes)
      }
    }
  }
}
