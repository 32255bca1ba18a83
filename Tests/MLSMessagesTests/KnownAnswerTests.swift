import KeyDerivation
import MLSMessages
import TLSPresentation
import TestSupport
import Testing

/// Every structure has its fields where the RFC has them.
///
/// A swap of two fields of one type survives every round trip; it does not survive these.
@Suite struct KnownAnswerTests {
  static let basic = Credential.basic(identity: [0xC1])

  static let capabilities = Capabilities(
    versions: [.mls10],
    cipherSuites: [CipherSuiteCode(rawValue: 0x0002)],
    extensions: [ExtensionType(rawValue: 0x0A0A)],
    proposals: [ProposalType(rawValue: 0x1A1A)],
    credentials: [.x509]
  )

  static let leaf = LeafNode(
    encryptionKey: [0xE1],
    signatureKey: [0x51],
    credential: basic,
    capabilities: capabilities,
    source: .keyPackage(lifetime: Lifetime(notBefore: 1, notAfter: 2)),
    extensions: [Extension(extensionType: .applicationID, extensionData: [0xAD])],
    signature: [0x5F]
  )

  static let leafHead = "01E1 0151 0001 01C1 020001 020002 020A0A 021A1A 020002"
  static let leafTail = "04 0001 01AD 015F"
  static let leafText = "\(leafHead) 01 0000000000000001 0000000000000002 \(leafTail)"

  static func leaf(_ source: LeafNode.Source) -> LeafNode {
    var leaf = leaf
    leaf.source = source
    return leaf
  }

  static let keyPackage = KeyPackage(
    version: .mls10,
    cipherSuite: CipherSuiteCode(rawValue: 3),
    initKey: [0x1A],
    leafNode: leaf,
    extensions: [],
    signature: [0x5E]
  )
  static let keyPackageText = "0001 0003 011A \(leafText) 00 015E"

  static let context = GroupContext(
    version: .mls10,
    cipherSuite: CipherSuiteCode(rawValue: 7),
    groupID: [0x61],
    epoch: 5,
    treeHash: [0x71],
    confirmedTranscriptHash: [0xC7],
    extensions: [Extension(extensionType: .externalPub, extensionData: [])]
  )
  static let contextText = "0001 0007 0161 0000000000000005 0171 01C7 03 0004 00"

  static let ciphertext = HPKECiphertext(kemOutput: [0xA1], ciphertext: [0xA2])
  static let externalKey = PreSharedKeyID(psk: .external(pskID: [0xB1]), pskNonce: [0xB2])
  static let resumptionKey = PreSharedKeyID(
    psk: .resumption(usage: .branch, pskGroupID: [0xB3], pskEpoch: 6), pskNonce: [0xB4])

  static let trees: [KnownAnswer] = [
    KnownAnswer(basic, "0001 01C1"),
    KnownAnswer(
      Credential.x509(certificates: [[1], [2, 3]]), "0002 05 0101 020203"),
    KnownAnswer(Lifetime(notBefore: 1, notAfter: 2), "0000000000000001 0000000000000002"),
    KnownAnswer(capabilities, "020001 020002 020A0A 021A1A 020002"),
    KnownAnswer(leaf, leafText),
    KnownAnswer(leaf(.update), "\(leafHead) 02 \(leafTail)"),
    KnownAnswer(leaf(.commit(parentHash: [0x88])), "\(leafHead) 03 0188 \(leafTail)"),
    KnownAnswer(
      ParentNode(encryptionKey: [0xE2], parentHash: [0x88], unmergedLeaves: [1, 9]),
      "01E2 0188 08 00000001 00000009"),
    KnownAnswer(
      [
        nil, .parent(ParentNode(encryptionKey: [], parentHash: [0x88], unmergedLeaves: [])),
        .leaf(leaf(.update)),
      ] as [Node?],
      "28 00 01 02 00 0188 00 01 01 \(leafHead) 02 \(leafTail)"),
    KnownAnswer(keyPackage, keyPackageText),
  ]

  static let groups: [KnownAnswer] = [
    KnownAnswer(context, contextText),
    KnownAnswer(
      GroupInfo(
        groupContext: context, extensions: [], confirmationTag: [0xCF], signer: 9,
        signature: [0x5D]),
      "\(contextText) 00 01CF 00000009 015D"),
    KnownAnswer(ciphertext, "01A1 01A2"),
    KnownAnswer(
      Welcome(
        cipherSuite: CipherSuiteCode(rawValue: 0x0A0A),
        secrets: [EncryptedGroupSecrets(newMember: [0xD1], encryptedGroupSecrets: ciphertext)],
        encryptedGroupInfo: [0xD2]),
      "0A0A 06 01D1 01A1 01A2 01D2"),
    KnownAnswer(externalKey, "01 01B1 01B2"),
    KnownAnswer(resumptionKey, "02 03 01B3 0000000000000006 01B4"),
    KnownAnswer(
      GroupSecrets(joinerSecret: [0x91], pathSecret: [0x92], psks: [externalKey]),
      "0191 01 0192 05 01 01B1 01B2"),
    KnownAnswer(GroupSecrets(joinerSecret: [], pathSecret: nil, psks: []), "00 00 00"),
    KnownAnswer(
      UpdatePath(
        leafNode: leaf(.update),
        nodes: [UpdatePathNode(encryptionKey: [0xE3], encryptedPathSecret: [ciphertext])]),
      "\(leafHead) 02 \(leafTail) 07 01E3 04 01A1 01A2"),
  ]

  static let extensions: [KnownAnswer] = [
    KnownAnswer(Extension(extensionType: .ratchetTree, extensionData: [9]), "0002 0109"),
    KnownAnswer([9] as [UInt8], "0109"),
    KnownAnswer(
      RequiredCapabilities(
        extensionTypes: [.ratchetTree], proposalTypes: [.psk], credentialTypes: [.x509]),
      "020002 020004 020002"),
    KnownAnswer(
      [ExternalSender(signatureKey: [0x53], credential: basic)],
      "06 0153 0001 01C1"),
  ]

  @Test(arguments: trees + groups + extensions + KnownAnswers.proposals + KnownAnswers.messages)
  func `a structure has exactly this encoding`(answer: KnownAnswer) throws {
    let bytes = hex(answer.encoding)
    #expect(try answer.encoded() == bytes)
    #expect(try answer.isDecoded(bytes))
  }
}

/// Known answers for what stands in a frame, and for the frames.
enum KnownAnswers {
  private typealias Parts = KnownAnswerTests

  static let proposals: [KnownAnswer] = [
    KnownAnswer(
      Proposal.add(keyPackage: Parts.keyPackage), "0001 \(Parts.keyPackageText)"),
    KnownAnswer(
      Proposal.update(leafNode: Parts.leaf(.update)),
      "0002 \(Parts.leafHead) 02 \(Parts.leafTail)"),
    KnownAnswer(Proposal.remove(removed: 0x0102_0304), "0003 01020304"),
    KnownAnswer(Proposal.psk(Parts.externalKey), "0004 01 01B1 01B2"),
    KnownAnswer(
      Proposal.reinit(
        ReInit(
          groupID: [0x62],
          version: ProtocolVersion(rawValue: 0x1234),
          cipherSuite: CipherSuiteCode(rawValue: 4),
          extensions: [Extension(extensionType: .externalSenders, extensionData: [0])]
        )),
      "0005 0162 1234 0004 04 0005 0100"),
    KnownAnswer(Proposal.externalInit(kemOutput: [0xA1]), "0006 01A1"),
    KnownAnswer(
      Proposal.groupContextExtensions(extensions: []), "0007 00"),
    KnownAnswer(
      Commit(proposals: [.reference([0x44]), .proposal(.remove(removed: 1))], path: nil),
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

  private static let remove = FramedContent.Content.proposal(.remove(removed: 3))
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

/// A value and the encoding that the RFC gives it, written out by hand.
struct KnownAnswer: Sendable, CustomTestStringConvertible {
  let testDescription: String

  /// The encoding, its fields separated by spaces.
  let encoding: String

  /// The encoding of the value.
  let encoded: @Sendable () throws -> [UInt8]

  /// Whether `bytes` decode to the value.
  let isDecoded: @Sendable (_ bytes: [UInt8]) throws -> Bool

  init<Value: TLSCodable & Equatable & Sendable>(_ value: Value, _ encoding: String) {
    testDescription = "\(Value.self)"
    self.encoding = encoding
    encoded = { try value.encoded() }
    isDecoded = { try Value(decoding: $0) == value }
  }
}
