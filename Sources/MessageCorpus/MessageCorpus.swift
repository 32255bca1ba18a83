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
    try addApplications()
    try addProposals()
    try addExternalProposals()
    try addCommits()
    try addPrivateMessages()
    try addWelcomes()
    try addGroupInfos()
    try addKeyPackages()
  }

  /// Sizes of `authenticated_data` around the boundaries of the length header, section 2.1.2.
  static let authenticatedDataSizes = [0, 63, 64, 16_384]

  /// A builder that stands at the shape `name`.
  private func builder(_ name: String) -> ShapeBuilder {
    ShapeBuilder(suite: suite, extent: extent, place: name, source: source)
  }

  /// Adds one shape, which a builder that stands there makes.
  private mutating func add(
    _ name: String, _ message: (ShapeBuilder) throws(PresentationError) -> MLSMessage
  ) throws(PresentationError) {
    shapes.append(MessageShape(name: name, message: try message(builder(name))))
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
  private mutating func addApplications() throws(PresentationError) {
    for size in Self.authenticatedDataSizes {
      try add("public_message/application/member/authenticated_data_\(size)") {
        let data = $0.bytes("application_data", 96)
        return $0.publicMessage(.application(applicationData: data), authenticatedData: size)
      }
    }
  }

  /// Every proposal type, sent by a member.
  private mutating func addProposals() throws(PresentationError) {
    try addProposal("member/add") { $0.add() }
    try addProposal("member/update") { $0.update() }
    try addProposal("member/remove") { $0.remove() }
    try addProposal("member/psk_external") { $0.psk($0.externalPSK) }
    for usage in ResumptionPSKUsage.allCases {
      try addProposal("member/psk_resumption_\(usage)") { $0.psk($0.resumptionPSK(usage)) }
    }
    try addProposal("member/reinit") { $0.reInit($0.unknownExtensions()) }
    try addProposal("member/external_init") { $0.externalInit() }
    let place = builder("public_message/proposal/member/group_context_extensions")
    let replaced = [try place.requiredCapabilities(), try place.externalSenders()]
    try addProposal("member/group_context_extensions") { _ in
      .groupContextExtensions(extensions: replaced)
    }
  }

  /// The proposals of senders outside the group.
  private mutating func addExternalProposals() throws(PresentationError) {
    let external = Sender.external(senderIndex: 0)
    try addProposal("external/add", from: external) { $0.add() }
    try addProposal("external/remove", from: external) { $0.remove() }
    try addProposal("external/psk", from: external) { $0.psk($0.externalPSK) }
    try addProposal("external/reinit", from: external) { $0.reInit([]) }
    try addProposal("external/group_context_extensions", from: external) { _ in
      .groupContextExtensions(extensions: [])
    }
    try addProposal("new_member_proposal/add", from: .newMemberProposal) { $0.add() }
  }

  /// Commits with and without path, their proposals by value and by reference.
  private mutating func addCommits() throws(PresentationError) {
    try addCommit("member/add_no_path") { [.proposal($0.add())] }
    try addCommit("member/references_no_path") { $0.references(3) }
    try addCommit("member/update_path", path: [1]) { _ in [] }
    try addCommit("member/references_update_path", path: [1, 1]) { $0.references(7) }
    try addCommit("member/mixed_update_path", path: [1, 2]) {
      $0.references(1) + [.proposal($0.remove())] + $0.within("more").references(1)
    }
    try addCommit("member/deep_update_path", path: [1, 0, 2, 3]) { _ in [] }
    let everything = try builder("public_message/commit/member/every_proposal").everyProposal()
    try addCommit("member/every_proposal", path: [1]) { _ in everything }
    try addCommit("new_member_commit/external_init", from: .newMemberCommit, path: [1]) {
      [.proposal($0.externalInit())]
    }
    try addCommit("new_member_commit/resync", from: .newMemberCommit, path: [1, 1]) {
      [$0.externalInit(), $0.remove(), $0.psk($0.externalPSK)].map { .proposal($0) }
    }
  }

  private mutating func addProposal(
    _ name: String, from sender: Sender = .member(leafIndex: 1),
    _ proposal: (ShapeBuilder) -> Proposal
  ) throws(PresentationError) {
    try add("public_message/proposal/\(name)") {
      $0.publicMessage(.proposal(proposal($0.within("proposal"))), from: sender)
    }
  }

  private mutating func addCommit(
    _ name: String, from sender: Sender = .member(leafIndex: 1), path resolutions: [Int]? = nil,
    _ proposals: (ShapeBuilder) -> [ProposalOrRef]
  ) throws(PresentationError) {
    try add("public_message/commit/\(name)") { shape in
      let path = resolutions.map { shape.within("path").updatePath(resolutions: $0) }
      let commit = Commit(proposals: proposals(shape.within("commit")), path: path)
      return shape.publicMessage(.commit(commit), from: sender)
    }
  }
}

extension MessageCorpus {
  /// Every content type, with ciphertexts of the sizes that such contents have.
  private mutating func addPrivateMessages() throws(PresentationError) {
    try add("private_message/application") { $0.privateMessage(.application, plaintext: 256) }
    try add("private_message/proposal") { $0.privateMessage(.proposal, plaintext: 512) }
    try add("private_message/commit") { $0.privateMessage(.commit, plaintext: 1_024) }
    for size in Self.authenticatedDataSizes where size > 0 {
      try add("private_message/application/authenticated_data_\(size)") {
        $0.privateMessage(.application, plaintext: 128, authenticatedData: size)
      }
    }
  }

  /// Welcomes for one and for several, with and without path secret and pre-shared keys.
  private mutating func addWelcomes() throws(PresentationError) {
    for (name, count, path) in [("one_member", 1, false), ("two_members", 2, true)] {
      try add("welcome/\(name)") { shape throws(PresentationError) in
        try shape.welcome(count, path: path)
      }
    }
    try add("welcome/one_member/psk") { shape throws(PresentationError) in
      let keys = [
        shape.within("psks/0").pskID(shape.externalPSK),
        shape.within("psks/1").pskID(shape.resumptionPSK(.branch)),
      ]
      return try shape.welcome(1, path: true, psks: keys)
    }
  }

  /// GroupInfos with the extensions of their own and of the context.
  private mutating func addGroupInfos() throws(PresentationError) {
    try add("group_info/bare") { .groupInfo($0.groupInfo()) }
    try add("group_info/external_pub") { shape throws(PresentationError) in
      .groupInfo(shape.groupInfo([try shape.externalPub()]))
    }
    let trees = [("full", ShapeBuilder.fullTree), ("blank_nodes", ShapeBuilder.sparseTree)]
    for (name, tree) in trees {
      try add("group_info/ratchet_tree/\(name)") { shape throws(PresentationError) in
        let nodes = tree(shape.within("ratchet_tree"))()
        return .groupInfo(shape.groupInfo([try shape.holding(.ratchetTree, nodes)]))
      }
    }
    try add("group_info/group_context_extensions") { shape throws(PresentationError) in
      let context = [try shape.requiredCapabilities(), try shape.externalSenders()]
      return .groupInfo(shape.groupInfo(context: context, [try shape.externalPub()]))
    }
    try add("group_info/grease") { .groupInfo($0.groupInfo($0.greaseExtensions())) }
    try add("group_info/unknown_extensions") {
      let context = $0.within("context").unknownExtensions()
      return .groupInfo($0.groupInfo(context: context, $0.unknownExtensions()))
    }
  }

  /// KeyPackages with either credential type, and with known, unknown and GREASE extensions.
  private mutating func addKeyPackages() throws(PresentationError) {
    try addKeyPackage("basic") { $0.keyPackage() }
    try addKeyPackage("basic/grease") {
      $0.keyPackage(
        extensions: $0.greaseExtensions(), leafExtensions: $0.within("leaf").greaseExtensions(),
        grease: true)
    }
    try addKeyPackage("basic/unknown_extensions") {
      $0.keyPackage(
        extensions: $0.unknownExtensions(), leafExtensions: $0.within("leaf").unknownExtensions())
    }
    try addKeyPackage("basic/application_id") { shape throws(PresentationError) in
      let id = try shape.holding(.applicationID, shape.bytes("application_id", 12))
      return shape.keyPackage(leafExtensions: [id])
    }
    try addKeyPackage("x509") { $0.keyPackage(credential: $0.x509Credential(certificates: 1)) }
    try addKeyPackage("x509/chain") {
      $0.keyPackage(credential: $0.x509Credential(certificates: 3))
    }
    try addKeyPackage("x509/grease") {
      $0.keyPackage(
        credential: $0.x509Credential(certificates: 2), extensions: $0.greaseExtensions(),
        grease: true)
    }
  }

  private mutating func addKeyPackage(
    _ name: String, _ keyPackage: (ShapeBuilder) throws(PresentationError) -> KeyPackage
  ) throws(PresentationError) {
    try add("key_package/\(name)") { shape throws(PresentationError) in
      .keyPackage(try keyPackage(shape))
    }
  }
}
