package import MLSMessages
package import TLSPresentation

/// Well-formed messages of every wire format with every variant that the grammar has.
package struct MessageCorpus {
  /// The shapes, always the same and in the same order for the same arguments.
  package private(set) var shapes: [MessageShape] = []

  private let suite: SuiteSizes
  private let extent: Extent
  private let source: ByteSource

  /// Builds the shapes with fields of the sizes of `suite`, filled from `source` as far as `extent`
  /// goes.
  ///
  /// - Throws: `PresentationError.lengthTooLarge`, which no size of a known suite brings about.
  package init(
    suite: SuiteSizes, extent: Extent = .usual, source: @escaping ByteSource
  ) throws(PresentationError) {
    self.suite = suite
    self.extent = extent
    self.source = source
    addApplications()
    try addProposals()
    addExternalProposals()
    try addCommits()
    addPrivateMessages()
    try addWelcomes()
    try addGroupInfos()
    try addKeyPackages()
  }

  /// Sizes of `authenticated_data` around the boundaries of the length header, section 2.1.2.
  static let authenticatedDataSizes = [0, 63, 64, 16_384]

  /// A builder that stands at the shape `name`.
  func builder(_ name: String) -> ShapeBuilder {
    ShapeBuilder(suite: suite, extent: extent, place: name, source: source)
  }

  /// Adds one shape.
  mutating func add(_ name: String, _ message: MLSMessage) {
    shapes.append(MessageShape(name: name, message: message))
  }
}

/// A well-formed message and the name of what it exercises.
package struct MessageShape: Equatable, Sendable {
  /// The path of the shape, from the wire format down, such as `key_package/x509/grease`.
  package let name: String

  /// The message.
  package let message: MLSMessage
}

extension MessageCorpus {
  /// Application data in the clear, which the grammar permits, with authenticated data.
  mutating func addApplications() {
    for size in Self.authenticatedDataSizes {
      let name = "public_message/application/member/authenticated_data_\(size)"
      let shape = builder(name)
      let content = FramedContent.Content.application(
        applicationData: shape.bytes("application_data", 96))
      add(name, shape.publicMessage(content, authenticatedData: size))
    }
  }

  /// Every proposal type, sent by a member.
  mutating func addProposals() throws(PresentationError) {
    addProposal("member/add") { $0.add() }
    addProposal("member/update") { $0.update() }
    addProposal("member/remove") { $0.remove() }
    addProposal("member/psk_external") { $0.psk($0.externalPSK) }
    addProposal("member/psk_resumption_application") { $0.psk($0.resumptionPSK(.application)) }
    addProposal("member/psk_resumption_reinit") { $0.psk($0.resumptionPSK(.reinit)) }
    addProposal("member/psk_resumption_branch") { $0.psk($0.resumptionPSK(.branch)) }
    addProposal("member/reinit") { $0.reInit($0.unknownExtensions()) }
    addProposal("member/external_init") { $0.externalInit() }
    let extensions = builder("public_message/proposal/member/group_context_extensions")
    let replaced = [
      try extensions.requiredCapabilities(), try extensions.externalSenders(),
    ]
    addProposal("member/group_context_extensions") { $0.groupContextExtensions(replaced) }
  }

  /// The proposals of senders outside the group.
  mutating func addExternalProposals() {
    let external = Sender.external(senderIndex: 0)
    addProposal("external/add", from: external) { $0.add() }
    addProposal("external/remove", from: external) { $0.remove() }
    addProposal("external/psk", from: external) { $0.psk($0.externalPSK) }
    addProposal("external/reinit", from: external) { $0.reInit([]) }
    addProposal("external/group_context_extensions", from: external) {
      $0.groupContextExtensions([])
    }
    addProposal("new_member_proposal/add", from: .newMemberProposal) { $0.add() }
  }

  /// Commits with and without path, their proposals by value and by reference.
  mutating func addCommits() throws(PresentationError) {
    addCommit("member/add_no_path") { [.proposal($0.add())] }
    addCommit("member/references_no_path") { $0.references(3) }
    addCommit("member/update_path", path: [1]) { _ in [] }
    addCommit("member/references_update_path", path: [1, 1]) { $0.references(7) }
    addCommit("member/mixed_update_path", path: [1, 2]) {
      $0.references(1) + [.proposal($0.remove())] + $0.within("more").references(1)
    }
    addCommit("member/deep_update_path", path: [1, 0, 2, 3]) { _ in [] }
    let everything = try builder("public_message/commit/member/every_proposal").everyProposal()
    addCommit("member/every_proposal", path: [1]) { _ in everything }
    addCommit("new_member_commit/external_init", from: .newMemberCommit, path: [1]) {
      [.proposal($0.externalInit())]
    }
    addCommit("new_member_commit/resync", from: .newMemberCommit, path: [1, 1]) {
      [
        .proposal($0.externalInit()), .proposal($0.remove()), .proposal($0.psk($0.externalPSK)),
      ]
    }
  }

  private mutating func addProposal(
    _ name: String,
    from sender: Sender = .member(leafIndex: 1),
    _ proposal: (ShapeBuilder) -> Proposal
  ) {
    let name = "public_message/proposal/\(name)"
    let content = FramedContent.Content.proposal(proposal(builder(name).within("proposal")))
    add(name, builder(name).publicMessage(content, from: sender))
  }

  private mutating func addCommit(
    _ name: String,
    from sender: Sender = .member(leafIndex: 1),
    path resolutions: [Int]? = nil,
    _ proposals: (ShapeBuilder) -> [ProposalOrRef]
  ) {
    let name = "public_message/commit/\(name)"
    let shape = builder(name)
    let commit = Commit(
      proposals: proposals(shape.within("commit")),
      path: resolutions.map { shape.within("path").updatePath(resolutions: $0) }
    )
    add(name, shape.publicMessage(.commit(commit), from: sender))
  }
}

extension MessageCorpus {
  /// Every content type, with ciphertexts of the sizes that such contents have.
  mutating func addPrivateMessages() {
    addPrivate("application") { $0.privateMessage(.application, plaintext: 256) }
    addPrivate("proposal") { $0.privateMessage(.proposal, plaintext: 512) }
    addPrivate("commit") { $0.privateMessage(.commit, plaintext: 1_024) }
    for size in Self.authenticatedDataSizes where size > 0 {
      addPrivate("application/authenticated_data_\(size)") {
        $0.privateMessage(.application, plaintext: 128, authenticatedData: size)
      }
    }
  }

  private mutating func addPrivate(_ name: String, _ message: (ShapeBuilder) -> MLSMessage) {
    let name = "private_message/\(name)"
    add(name, message(builder(name)))
  }

  /// Welcomes for one and for several, with and without path secret and pre-shared keys.
  mutating func addWelcomes() throws(PresentationError) {
    let one = builder("welcome/one_member")
    add("welcome/one_member", try one.welcome(1, path: false))
    let two = builder("welcome/two_members")
    add("welcome/two_members", try two.welcome(2, path: true))
    let psk = builder("welcome/one_member/psk")
    let keys = [
      psk.within("psks/0").pskID(psk.externalPSK),
      psk.within("psks/1").pskID(psk.resumptionPSK(.branch)),
    ]
    add("welcome/one_member/psk", try psk.welcome(1, path: true, psks: keys))
  }

  /// GroupInfos with the extensions of their own and of the context.
  mutating func addGroupInfos() throws(PresentationError) {
    addGroupInfo("bare") { $0.groupInfo() }
    try addGroupInfo("external_pub") { shape throws(PresentationError) in
      shape.groupInfo([try shape.externalPub()])
    }
    try addGroupInfo("ratchet_tree/full") { shape throws(PresentationError) in
      shape.groupInfo([try shape.`extension`(.ratchetTree, shape.within("ratchet_tree").fullTree())]
      )
    }
    try addGroupInfo("ratchet_tree/blank_nodes") { shape throws(PresentationError) in
      shape.groupInfo([
        try shape.`extension`(.ratchetTree, shape.within("ratchet_tree").sparseTree())
      ])
    }
    try addGroupInfo("group_context_extensions") { shape throws(PresentationError) in
      let context = [try shape.requiredCapabilities(), try shape.externalSenders()]
      return shape.groupInfo(context: context, [try shape.externalPub()])
    }
    addGroupInfo("grease") { $0.groupInfo($0.greaseExtensions()) }
    addGroupInfo("unknown_extensions") {
      $0.groupInfo(context: $0.within("context").unknownExtensions(), $0.unknownExtensions())
    }
  }

  /// KeyPackages with either credential type, and with known, unknown and GREASE extensions.
  mutating func addKeyPackages() throws(PresentationError) {
    addKeyPackage("basic") { $0.keyPackage() }
    addKeyPackage("basic/grease") {
      $0.keyPackage(
        extensions: $0.greaseExtensions(),
        leafExtensions: $0.within("leaf").greaseExtensions(),
        grease: true
      )
    }
    addKeyPackage("basic/unknown_extensions") {
      $0.keyPackage(
        extensions: $0.unknownExtensions(),
        leafExtensions: $0.within("leaf").unknownExtensions()
      )
    }
    let named = try builder("key_package/basic/application_id").applicationID()
    addKeyPackage("basic/application_id") { $0.keyPackage(leafExtensions: [named]) }
    addKeyPackage("x509") { $0.keyPackage(credential: $0.x509Credential(certificates: 1)) }
    addKeyPackage("x509/chain") { $0.keyPackage(credential: $0.x509Credential(certificates: 3)) }
    addKeyPackage("x509/grease") {
      $0.keyPackage(
        credential: $0.x509Credential(certificates: 2),
        extensions: $0.greaseExtensions(),
        grease: true
      )
    }
  }

  private mutating func addGroupInfo<Failure: Error>(
    _ name: String,
    _ groupInfo: (ShapeBuilder) throws(Failure) -> GroupInfo
  ) throws(Failure) {
    let name = "group_info/\(name)"
    add(name, .groupInfo(try groupInfo(builder(name))))
  }

  private mutating func addKeyPackage(
    _ name: String,
    _ keyPackage: (ShapeBuilder) -> KeyPackage
  ) {
    let name = "key_package/\(name)"
    add(name, .keyPackage(keyPackage(builder(name))))
  }
}
