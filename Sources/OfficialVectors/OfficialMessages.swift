package import MessageCorpus

/// One encoding found in an official file.
package struct Encoded: Sendable {
  /// Where it was found.
  package let name: String

  /// What it encodes according to the file.
  package let structure: WireStructure

  /// The encoding.
  package let bytes: [UInt8]

  /// Names what `value` encodes.
  init(_ name: String, _ structure: WireStructure, _ value: HexBytes) {
    self.name = name
    self.structure = structure
    bytes = value.bytes
  }
}

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

extension OfficialVectors {
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
      let place = "\(file)[\(index)]"
      var found = [
        Encoded("\(place).key_package", .mlsMessage, client.keyPackage),
        Encoded("\(place).welcome", .mlsMessage, client.welcome),
      ]
      if let ratchetTree = client.ratchetTree {
        found.append(Encoded("\(place).ratchet_tree", .ratchetTree, ratchetTree))
      }
      for epoch in client.epochs ?? [] {
        found += epoch.proposals.map { Encoded("\(place).proposal", .mlsMessage, $0) }
        found.append(Encoded("\(place).commit", .mlsMessage, epoch.commit))
      }
      return found
    }
  }
}
