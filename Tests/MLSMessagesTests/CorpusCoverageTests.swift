import MLSMessages
import MessageCorpus
import TLSPresentation
import Testing

/// The corpus has every variant of the grammar, and is the same every time.
@Suite struct CorpusCoverageTests {
  private let shapes: [MessageShape]

  init() throws {
    shapes = try MessageCorpus(suite: SuiteSizes.all[0], source: ByteSources.seeded(7)).shapes
  }

  private var publicMessages: [PublicMessage] {
    shapes.compactMap {
      guard case .publicMessage(let message) = $0.message else { return nil }
      return message
    }
  }

  private var commits: [Commit] {
    publicMessages.compactMap {
      guard case .commit(let commit) = $0.content.content else { return nil }
      return commit
    }
  }

  @Test func `names are unique and start with the wire format`() {
    let prefixes: [WireFormat: String] = [
      .mlsPublicMessage: "public_message/", .mlsPrivateMessage: "private_message/",
      .mlsWelcome: "welcome/", .mlsGroupInfo: "group_info/", .mlsKeyPackage: "key_package/",
    ]
    #expect(Set(shapes.map(\.name)).count == shapes.count)
    for shape in shapes {
      #expect(shape.name.hasPrefix(prefixes[shape.message.wireFormat] ?? "?"))
    }
    #expect(Set(shapes.map(\.message.wireFormat)) == Set(WireFormat.allCases))
  }

  @Test func `every content type and every sender type occurs`() {
    let contents = publicMessages.map(\.content.content.contentType)
    #expect(Set(contents) == Set(ContentType.allCases))
    let senders = publicMessages.map(\.content.sender.senderType)
    #expect(Set(senders) == Set(SenderType.allCases))
    let hidden = shapes.compactMap { shape -> ContentType? in
      guard case .privateMessage(let message) = shape.message else { return nil }
      return message.contentType
    }
    #expect(Set(hidden) == Set(ContentType.allCases))
  }

  @Test func `every proposal type occurs alone and in a commit, and references occur`() {
    let known = Set((1...7).map { ProposalType(rawValue: $0) })
    let alone = publicMessages.compactMap { message -> ProposalType? in
      guard case .proposal(let proposal) = message.content.content else { return nil }
      return proposal.proposalType
    }
    #expect(Set(alone) == known)
    let committed = commits.flatMap(\.proposals)
    let byValue = committed.compactMap { proposal -> ProposalType? in
      guard case .proposal(let proposal) = proposal else { return nil }
      return proposal.proposalType
    }
    #expect(Set(byValue) == known)
    #expect(Set(committed.map(\.type)) == Set(ProposalOrRefType.allCases))
  }

  @Test func `commits occur with and without path`() {
    #expect(commits.contains { $0.path == nil } && commits.contains { $0.path != nil })
  }

  @Test func `trees occur full and with blanks, with every source of a leaf`() throws {
    let trees = try shapes.flatMap { shape in
      try shape.message.extensions.filter { $0.extensionType == .ratchetTree }
        .map { try [Node?](decoding: $0.extensionData) }
    }
    #expect(trees.contains { $0.contains(nil) })
    #expect(trees.contains { !$0.contains(nil) })
    let sources = try trees.flatMap(\.self).compactMap { node -> LeafNodeSource? in
      guard case .leaf(let leaf) = node else { return nil }
      // The code is the first byte of what the source encodes to.
      return try LeafNodeSource(decoding: Array(leaf.source.encoded().prefix(1)))
    }
    #expect(Set(sources) == Set(LeafNodeSource.allCases))
  }

  @Test func `authenticated data has the sizes around the boundaries of the header`() {
    let sizes = Set(publicMessages.map(\.content.authenticatedData.count))
    #expect(sizes == [0, 63, 64, 16_384])
  }

  @Test func `no two fields ask for the same bytes, but for the group`() throws {
    var labels: [String: Int] = [:]
    _ = try MessageCorpus(suite: SuiteSizes.all[0]) { label, count in
      labels[label, default: 0] += 1
      return Array(repeating: 0, count: count)
    }
    #expect(labels.filter { $0.value > 1 }.keys.sorted() == ["group_id"])
  }

  @Test(arguments: SuiteSizes.all)
  func `the same arguments give the same shapes`(suite: SuiteSizes) throws {
    let once = try MessageCorpus(suite: suite, source: ByteSources.seeded(1)).shapes
    let again = try MessageCorpus(suite: suite, source: ByteSources.seeded(1)).shapes
    let other = try MessageCorpus(suite: suite, source: ByteSources.seeded(2)).shapes
    #expect(once == again)
    #expect(once != other)
    #expect(once.map(\.name) == other.map(\.name))
  }
}
