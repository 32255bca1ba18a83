import MLSMessages
import TLSPresentation

/// Known answers for what stands in a frame, and for the frames.
enum KnownAnswers {
  private typealias Parts = KnownAnswerTests

  static let proposals: [KnownAnswer] = [
    KnownAnswer(
      Proposal.add(Add(keyPackage: Parts.keyPackage)), "0001 \(Parts.keyPackageText)"),
    KnownAnswer(
      Proposal.update(Update(leafNode: Parts.leaf(.update))),
      "0002 \(Parts.leafHead) 02 \(Parts.leafTail)"),
    KnownAnswer(Proposal.remove(Remove(removed: 0x0102_0304)), "0003 01020304"),
    KnownAnswer(Proposal.psk(PreSharedKey(psk: Parts.externalKey)), "0004 01 01B1 01B2"),
    KnownAnswer(
      Proposal.reinit(
        ReInit(
          groupID: [0x62],
          version: ProtocolVersion(rawValue: 0x1234),
          cipherSuite: CipherSuiteCode(rawValue: 4),
          extensions: [Extension(extensionType: .externalSenders, extensionData: [0])]
        )),
      "0005 0162 1234 0004 04 0005 0100"),
    KnownAnswer(Proposal.externalInit(ExternalInit(kemOutput: [0xA1])), "0006 01A1"),
    KnownAnswer(
      Proposal.groupContextExtensions(GroupContextExtensions(extensions: [])), "0007 00"),
    KnownAnswer(
      Commit(proposals: [.reference([0x44]), .proposal(.remove(Remove(removed: 1)))], path: nil),
      "0A 02 0144 01 0003 00000001 00"),
    KnownAnswer(
      Commit(proposals: [], path: UpdatePath(leafNode: Parts.leaf(.update), nodes: [])),
      "00 01 \(Parts.leafHead) 02 \(Parts.leafTail) 00"),
  ]

  static func message(
    _ content: FramedContent.Content,
    _ sender: Sender,
    confirmationTag: MAC? = nil,
    membershipTag: MAC? = nil
  ) -> MLSMessage {
    .publicMessage(
      PublicMessage(
        content: FramedContent(
          groupID: [0x61], epoch: 5, sender: sender, authenticatedData: [0xAD], content: content),
        auth: FramedContentAuthData(signature: [0x5F], confirmationTag: confirmationTag),
        membershipTag: membershipTag
      ))
  }

  private static let remove = FramedContent.Content.proposal(.remove(Remove(removed: 3)))
  private static let commit = FramedContent.Content.commit(Commit(proposals: [], path: nil))
  private static let frame = "0001 0001 0161 0000000000000005"

  static let messages: [KnownAnswer] = [
    KnownAnswer(
      message(
        .application(applicationData: [0xAA]), .member(leafIndex: 2), membershipTag: [0xEF]),
      "\(frame) 01 00000002 01AD 01 01AA 015F 01EF"),
    KnownAnswer(
      message(remove, .member(leafIndex: 2), membershipTag: [0xEF]),
      "\(frame) 01 00000002 01AD 02 0003 00000003 015F 01EF"),
    KnownAnswer(
      message(remove, .external(senderIndex: 4)),
      "\(frame) 02 00000004 01AD 02 0003 00000003 015F"),
    KnownAnswer(
      message(remove, .newMemberProposal), "\(frame) 03 01AD 02 0003 00000003 015F"),
    KnownAnswer(
      message(commit, .newMemberCommit, confirmationTag: [0xCF]),
      "\(frame) 04 01AD 03 00 00 015F 01CF"),
    KnownAnswer(
      message(commit, .member(leafIndex: 2), confirmationTag: [0xCF], membershipTag: [0xEF]),
      "\(frame) 01 00000002 01AD 03 00 00 015F 01CF 01EF"),
    KnownAnswer(
      MLSMessage.privateMessage(
        PrivateMessage(
          groupID: [0x61],
          epoch: 5,
          contentType: .commit,
          authenticatedData: [0xAD],
          encryptedSenderData: [0xED],
          ciphertext: [0xEC]
        )),
      "0001 0002 0161 0000000000000005 03 01AD 01ED 01EC"),
    KnownAnswer(
      MLSMessage.welcome(
        Welcome(cipherSuite: CipherSuiteCode(rawValue: 1), secrets: [], encryptedGroupInfo: [])),
      "0001 0003 0001 00 00"),
    KnownAnswer(
      MLSMessage.groupInfo(
        GroupInfo(
          groupContext: Parts.context, extensions: [], confirmationTag: [], signer: 0,
          signature: [])),
      "0001 0004 \(Parts.contextText) 00 00 00000000 00"),
    KnownAnswer(MLSMessage.keyPackage(Parts.keyPackage), "0001 0005 \(Parts.keyPackageText)"),
  ]
}
