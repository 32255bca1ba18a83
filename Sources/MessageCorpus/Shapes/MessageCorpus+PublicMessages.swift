import MLSMessages
import TLSPresentation

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
