import KeyDerivation
import MLSMessages
import TLSPresentation

extension ShapeBuilder {
  /// A PublicMessage with the tags that its content and its sender require.
  func publicMessage(
    _ content: FramedContent.Content,
    from sender: Sender = .member(leafIndex: 1),
    authenticatedData count: Int = 0
  ) -> MLSMessage {
    .publicMessage(
      PublicMessage(
        content: FramedContent(
          groupID: groupID,
          epoch: epoch,
          sender: extended(sender),
          authenticatedData: bytes("authenticated_data", count),
          content: content
        ),
        auth: FramedContentAuthData(
          signature: signature(),
          confirmationTag: content.contentType == .commit ? hash("confirmation_tag") : nil
        ),
        membershipTag: sender.senderType == .member ? hash("membership_tag") : nil
      ))
  }

  private func extended(_ sender: Sender) -> Sender {
    switch sender {
    case .member(let leafIndex): .member(leafIndex: number(leafIndex))
    case .external(let senderIndex): .external(senderIndex: number(senderIndex))
    case .newMemberProposal, .newMemberCommit: sender
    }
  }

  /// The size of SenderData: leaf index, generation and reuse guard, section 6.3.2.
  private static let senderDataSize = 4 + 4 + 4

  /// A PrivateMessage of which the encrypted content and padding have `plaintext` bytes.
  func privateMessage(
    _ contentType: ContentType,
    plaintext count: Int,
    authenticatedData: Int = 0
  ) -> MLSMessage {
    .privateMessage(
      PrivateMessage(
        groupID: groupID,
        epoch: epoch,
        contentType: contentType,
        authenticatedData: bytes("authenticated_data", authenticatedData),
        encryptedSenderData: sealed("encrypted_sender_data", plaintext: Self.senderDataSize),
        ciphertext: sealed("ciphertext", plaintext: count)
      ))
  }
}

extension ShapeBuilder {
  /// A GroupContext.
  func groupContext(_ extensions: [Extension] = []) -> GroupContext {
    GroupContext(
      version: .mls10,
      cipherSuite: CipherSuiteCode(suite.cipherSuite),
      groupID: groupID,
      epoch: epoch,
      treeHash: hash("tree_hash"),
      confirmedTranscriptHash: hash("confirmed_transcript_hash"),
      extensions: extensions
    )
  }

  /// A GroupInfo.
  func groupInfo(context: [Extension] = [], _ extensions: [Extension] = []) -> GroupInfo {
    GroupInfo(
      groupContext: within("group_context").groupContext(context),
      extensions: extensions,
      confirmationTag: hash("confirmation_tag"),
      signer: number(1),
      signature: signature()
    )
  }

  /// The GroupSecrets for one newcomer.
  func groupSecrets(path: Bool, psks: [PreSharedKeyID] = []) -> GroupSecrets {
    GroupSecrets(
      joinerSecret: hash("joiner_secret"),
      pathSecret: path ? hash("path_secret") : nil,
      psks: psks
    )
  }

  /// A Welcome for `count` newcomers, its ciphertexts as large as their plaintexts require.
  func welcome(
    _ count: Int,
    path: Bool,
    psks: [PreSharedKeyID] = []
  ) throws(PresentationError) -> MLSMessage {
    let secretsSize = try groupSecrets(path: path, psks: psks).encoded().count
    let info = try groupInfo([holding(.ratchetTree, sparseTree())]).encoded()
    return .welcome(
      Welcome(
        cipherSuite: CipherSuiteCode(suite.cipherSuite),
        secrets: (0..<count).map {
          let newcomer = within("secrets/\($0)")
          return EncryptedGroupSecrets(
            newMember: newcomer.hash("new_member"),
            encryptedGroupSecrets: newcomer.hpkeCiphertext(plaintext: secretsSize)
          )
        },
        encryptedGroupInfo: sealed("encrypted_group_info", plaintext: info.count)
      ))
  }
}
