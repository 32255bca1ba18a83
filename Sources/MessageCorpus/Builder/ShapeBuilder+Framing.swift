import MLSMessages

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
