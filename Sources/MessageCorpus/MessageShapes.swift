import KeyDerivation
import MLSMessages
import TLSPresentation

/// Messages, and the groups that they tell of.
extension ShapeBuilder {
  /// The size of SenderData: leaf index, generation and reuse guard, section 6.3.2.
  private static let senderDataSize = 4 + 4 + 4

  /// A PublicMessage with the tags that its content and its sender require.
  func publicMessage(
    _ content: FramedContent.Content, from sender: Sender = .member(leafIndex: 1),
    authenticatedData count: Int = 0
  ) -> MLSMessage {
    .publicMessage(
      PublicMessage(
        content: FramedContent(
          groupID: groupID, epoch: epoch, sender: extended(sender),
          authenticatedData: bytes("authenticated_data", count), content: content),
        auth: FramedContentAuthData(
          signature: signature(),
          confirmationTag: content.contentType == .commit ? hash("confirmation_tag") : nil),
        membershipTag: sender.senderType == .member ? hash("membership_tag") : nil))
  }

  private func extended(_ sender: Sender) -> Sender {
    switch sender {
    case .member(let leafIndex): .member(leafIndex: number(leafIndex))
    case .external(let senderIndex): .external(senderIndex: number(senderIndex))
    case .newMemberProposal, .newMemberCommit: sender
    }
  }

  /// A PrivateMessage of which the encrypted content and padding have `plaintext` bytes.
  func privateMessage(
    _ contentType: ContentType, plaintext count: Int, authenticatedData: Int = 0
  ) -> MLSMessage {
    .privateMessage(
      PrivateMessage(
        groupID: groupID, epoch: epoch, contentType: contentType,
        authenticatedData: bytes("authenticated_data", authenticatedData),
        encryptedSenderData: sealed("encrypted_sender_data", plaintext: Self.senderDataSize),
        ciphertext: sealed("ciphertext", plaintext: count)))
  }

  /// A GroupInfo with extensions of its own and of its GroupContext.
  func groupInfo(context: [Extension] = [], _ extensions: [Extension] = []) -> GroupInfo {
    let place = within("group_context")
    return GroupInfo(
      groupContext: GroupContext(
        version: .mls10, cipherSuite: cipherSuite, groupID: groupID, epoch: epoch,
        treeHash: place.hash("tree_hash"),
        confirmedTranscriptHash: place.hash("confirmed_transcript_hash"), extensions: context),
      extensions: extensions, confirmationTag: hash("confirmation_tag"), signer: number(1),
      signature: signature())
  }

  /// A Welcome for `count` newcomers, its ciphertexts as large as their plaintexts require.
  func welcome(
    _ count: Int, path: Bool, psks: [PreSharedKeyID] = []
  ) throws(PresentationError) -> MLSMessage {
    let secrets = try GroupSecrets(
      joinerSecret: hash("joiner_secret"), pathSecret: path ? hash("path_secret") : nil, psks: psks
    ).encoded()
    let info = try groupInfo([holding(.ratchetTree, sparseTree())]).encoded()
    return .welcome(
      Welcome(
        cipherSuite: cipherSuite,
        secrets: (0..<count).map {
          let newcomer = within("secrets/\($0)")
          return EncryptedGroupSecrets(
            newMember: newcomer.hash("new_member"),
            encryptedGroupSecrets: newcomer.hpkeCiphertext(plaintext: secrets.count))
        },
        encryptedGroupInfo: sealed("encrypted_group_info", plaintext: info.count)))
  }

  /// A KeyPackage; `credential` and `leafExtensions` are those of its leaf.
  func keyPackage(
    credential: Credential? = nil, extensions: [Extension] = [],
    leafExtensions: [Extension] = [], grease: Bool = false
  ) -> KeyPackage {
    KeyPackage(
      version: .mls10, cipherSuite: cipherSuite, initKey: hpkePublicKey("init_key"),
      leafNode: within("leaf_node").leafNode(
        fromKeyPackage, credential: credential, extensions: leafExtensions, grease: grease),
      extensions: extensions, signature: signature())
  }
}

/// Proposals, and the commits that cover them.
extension ShapeBuilder {
  /// An Add of a client with a basic credential.
  func add() -> Proposal { .add(keyPackage: within("key_package").keyPackage()) }

  func update() -> Proposal { .update(leafNode: within("leaf_node").leafNode(.update)) }

  func remove() -> Proposal { .remove(removed: number(3)) }

  func psk(_ psk: PreSharedKeyID.PSK) -> Proposal { .psk(pskID(psk)) }

  func pskID(_ psk: PreSharedKeyID.PSK) -> PreSharedKeyID {
    PreSharedKeyID(psk: psk, pskNonce: hash("psk_nonce"))
  }

  /// A key that the application provides.
  var externalPSK: PreSharedKeyID.PSK { .external(pskID: bytes("psk_id", 12)) }

  /// A key of the previous epoch.
  func resumptionPSK(_ usage: ResumptionPSKUsage) -> PreSharedKeyID.PSK {
    .resumption(usage: usage, pskGroupID: groupID, pskEpoch: number(Self.usualEpoch - 1))
  }

  func reInit(_ extensions: [Extension]) -> Proposal {
    .reinit(
      ReInit(
        groupID: bytes("group_id", 16), version: .mls10, cipherSuite: cipherSuite,
        extensions: extensions))
  }

  func externalInit() -> Proposal { .externalInit(kemOutput: kemOutput()) }

  /// The path of a Commit; one node for each resolution, of which the size is given.
  func updatePath(resolutions: [Int]) -> UpdatePath {
    UpdatePath(
      leafNode: within("leaf_node").committedLeaf(),
      nodes: resolutions.enumerated().map { index, size in
        let node = within("nodes/\(index)")
        return UpdatePathNode(
          encryptionKey: node.hpkePublicKey("encryption_key"),
          encryptedPathSecret: (0..<size).map {
            node.within("encrypted_path_secret/\($0)")
              .hpkeCiphertext(plaintext: suite.cipherSuite.nh)
          })
      })
  }

  /// References to `count` proposals.
  func references(_ count: Int) -> [ProposalOrRef] {
    (0..<count).map { .reference(hash("reference/\($0)")) }
  }

  /// Every proposal type by value, the pre-shared keys of either kind.
  func everyProposal() throws(PresentationError) -> [ProposalOrRef] {
    let required = try within("group_context_extensions").requiredCapabilities()
    return [
      within("add").add(), within("update").update(), within("remove").remove(),
      within("psk/external").psk(within("psk/external").externalPSK),
      within("psk/resumption").psk(resumptionPSK(.application)), within("reinit").reInit([]),
      within("external_init").externalInit(), .groupContextExtensions(extensions: [required]),
    ].map { .proposal($0) }
  }
}
