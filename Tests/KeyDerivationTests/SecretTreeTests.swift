import KeyDerivation
import OfficialVectors
import Testing

@Suite(.enabled(if: OfficialVectors.found != nil, "the official MLS vectors are absent"))
struct SecretTreeTests {
  struct Case: Decodable {
    struct SenderData: Decodable {
      let senderDataSecret: HexBytes
      let ciphertext: HexBytes
      let key: HexBytes
      let nonce: HexBytes
    }

    struct Generation: Decodable {
      let generation: UInt32
      let applicationKey: HexBytes
      let applicationNonce: HexBytes
      let handshakeKey: HexBytes
      let handshakeNonce: HexBytes
    }

    let cipherSuite: UInt16
    let encryptionSecret: HexBytes
    let senderData: SenderData
    let leaves: [[Generation]]
  }

  private func loadCases() throws -> [(suite: CipherSuite, values: Case)] {
    try #require(OfficialVectors.found).decode("secret-tree.json", as: [Case].self).map { values in
      (try #require(CipherSuite(rawValue: values.cipherSuite)), values)
    }
  }

  @Test func fileCoversEveryCipherSuiteWithTreesOfSeveralLevels() throws {
    let cases = try loadCases()
    #expect(Set(cases.map(\.suite)) == Set(CipherSuite.allCases))
    #expect(Set(cases.map(\.values.leaves.count)) == [1, 8, 32])
  }

  @Test func fastTreeStepLeadsToOfficialKeysAndNonces() throws {
    for (suite, values) in try loadCases() {
      let tree = SecretTree.fast(
        suite, root: values.encryptionSecret.bytes, leafCount: values.leaves.count)
      try expectOfficialRatchets(tree, values)
    }
  }

  @Test func plainTreeStepLeadsToOfficialKeysAndNonces() throws {
    for (suite, values) in try loadCases() {
      let tree = try SecretTree.plain(
        suite, root: values.encryptionSecret.bytes, leafCount: values.leaves.count)
      try expectOfficialRatchets(tree, values)
    }
  }

  @Test func senderDataSecretGivesOfficialKeyAndNonce() throws {
    for (suite, values) in try loadCases() {
      let vector = values.senderData
      let sample = Array(vector.ciphertext.bytes.prefix(suite.nh))
      let key = try suite.expandWithLabel(
        secret: vector.senderDataSecret.bytes, label: "key", context: sample,
        length: suite.aeadKeySize)
      let nonce = try suite.expandWithLabel(
        secret: vector.senderDataSecret.bytes, label: "nonce", context: sample,
        length: suite.aeadNonceSize)
      #expect(key == vector.key.bytes, "\(suite.name)")
      #expect(nonce == vector.nonce.bytes, "\(suite.name)")
    }
  }

  private func expectOfficialRatchets(_ tree: SecretTree, _ values: Case) throws {
    for (leaf, generations) in values.leaves.enumerated() {
      let secret = tree.leafSecret(leaf)
      var handshake = try SenderRatchet(tree.suite, leafSecret: secret, label: "handshake")
      var application = try SenderRatchet(tree.suite, leafSecret: secret, label: "application")
      for expected in generations {
        let handshakeStep = try handshake.advance(to: expected.generation)
        let applicationStep = try application.advance(to: expected.generation)
        #expect(handshakeStep.key == expected.handshakeKey.bytes, "\(tree.suite.name) \(leaf)")
        #expect(handshakeStep.nonce == expected.handshakeNonce.bytes, "\(tree.suite.name) \(leaf)")
        #expect(applicationStep.key == expected.applicationKey.bytes, "\(tree.suite.name) \(leaf)")
        #expect(
          applicationStep.nonce == expected.applicationNonce.bytes, "\(tree.suite.name) \(leaf)")
      }
    }
  }
}
