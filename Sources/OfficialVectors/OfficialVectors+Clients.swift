import MessageCorpus

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
