import MLSMessages
import TLSPresentation

extension ShapeBuilder {
  /// A GroupContext.
  func groupContext(_ extensions: [Extension] = []) -> GroupContext {
    GroupContext(
      version: .mls10,
      cipherSuite: suite.cipherSuite,
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
      pathSecret: path ? PathSecret(pathSecret: hash("path_secret")) : nil,
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
    let info = try groupInfo([Extension(sparseTree())]).encoded()
    return .welcome(
      Welcome(
        cipherSuite: suite.cipherSuite,
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
