import KeyDerivation
import MLSMessages
import Operations
import TLSPresentation
import VectorFiles

extension MisreadingCatalogue {
  private static let rfc = "RFC 9420 section 8"
  private static let otherEpoch = "Members come to another epoch than everyone else."
  private static let noCommit = "No commit on any epoch can be processed with anyone else's."

  /// The key schedule.
  static let schedules: [Misreading] = [
    relabelling("parent-init-label-init", "parent_init", as: "init", section: "draft section 4"),
    relabelling(
      "parent-init-label-parent-init-secret", "parent_init", as: "parent_init_secret",
      section: "draft section 4"),
    relabelling(
      "parent-init-label-base-init", "parent_init", as: "base_init", section: "draft section 4"),
    relabelling("sender-data-label-underscore", "sender data", as: "sender_data", section: rfc),
    relabelling("confirmation-key-label-confirmation", "confirm", as: "confirmation", section: rfc),
    relabelling(
      "authenticator-label-authenticator", "authentication", as: "authenticator", section: rfc),
    relabelling(
      "resumption-label-resumption-psk", "resumption", as: "resumption psk", section: rfc),
    relabelling("membership-label-member", "membership", as: "member", section: rfc),
    Misreading(
      "extract-arguments-swapped", "Salt and input key material of HKDF-Extract are exchanged.",
      section: rfc, effect: otherEpoch, in: .schedules
    ) { $0.schedule.extract = { HKDF.extract($0, salt: $2, inputKeyMaterial: $1) } },
    Misreading(
      "joiner-by-derive-secret", "joiner_secret is derived without the GroupContext.",
      section: rfc, effect: otherEpoch, in: .schedules
    ) { formulas in
      formulas.schedule.joiner = {
        (formulas, suite, initSecret, commitSecret, _) throws(OperationError) in
        try formulas.deriveSecret(
          suite,
          formulas.schedule.extract(formulas.keyDerivation.hash(suite), initSecret, commitSecret),
          "joiner")
      }
    },
    Misreading(
      "joiner-is-extracted",
      "joiner_secret is what HKDF-Extract gives, without the label \"joiner\".",
      section: rfc, effect: otherEpoch, in: .schedules
    ) { formulas in
      formulas.schedule.joiner = {
        (formulas, suite, initSecret, commitSecret, _) throws(OperationError) in
        formulas.schedule.extract(formulas.keyDerivation.hash(suite), initSecret, commitSecret)
      }
    },
    Misreading(
      "psk-skipped", "psk_secret is left out: the epoch comes from joiner_secret.",
      section: rfc, effect: otherEpoch, in: .schedules
    ) { $0.schedule.member = { _, _, joiner, _ in joiner } },
    Misreading(
      "psk-skipped-where-zero", "A psk_secret of zeros is left out, as if there were no step.",
      section: rfc, effect: otherEpoch, in: .schedules
    ) { formulas in
      let member = formulas.schedule.member
      formulas.schedule.member = { formulas, suite, joiner, psk in
        psk.allSatisfy { $0 == 0 } ? joiner : member(formulas, suite, joiner, psk)
      }
    },
    Misreading(
      "epoch-secret-without-context", "epoch_secret is derived without the GroupContext.",
      section: rfc, effect: otherEpoch, in: .schedules
    ) { formulas in
      formulas.schedule.epochSecret = { (formulas, suite, member, _) throws(OperationError) in
        try formulas.deriveSecret(suite, member, "epoch")
      }
    },
    Misreading(
      "welcome-from-joiner",
      "welcome_secret is derived from epoch_secret's source after \"epoch\".",
      section: rfc, effect: "Nobody can join.", in: [.keySchedule]
    ) { $0.schedule.label = { $0 == "welcome" ? "joiner" : $0 } },
    Misreading(
      "parent-init-from-member-secret",
      "parent_init_secret comes from what epoch_secret comes from.",
      section: "draft section 4", effect: noCommit, in: .schedules
    ) { formulas in
      formulas.schedule.source = { label, epoch, member in
        label == "parent_init" ? member ?? epoch : epoch
      }
    },
    Misreading(
      "exporter-context-not-hashed", "The context of MLS-Exporter is not hashed.",
      section: "RFC 9420 section 8.5", effect: "Exported keys differ.", in: [.keySchedule]
    ) { formulas in
      formulas.schedule.exported = { (formulas, suite, secret, export) throws(OperationError) in
        try formulas.expandWithLabel(
          suite, formulas.deriveSecret(suite, secret, export.label), "exported", export.context,
          export.length)
      }
    },
    Misreading(
      "exporter-in-one-step", "MLS-Exporter expands exporter_secret under the label at once.",
      section: "RFC 9420 section 8.5", effect: "Exported keys differ.", in: [.keySchedule]
    ) { formulas in
      formulas.schedule.exported = { (formulas, suite, secret, export) throws(OperationError) in
        try formulas.expandWithLabel(
          suite, secret, export.label, suite.hash.hash(export.context), export.length)
      }
    },
    Misreading(
      "exporter-label-exporter", "MLS-Exporter's second label is \"exporter\".",
      section: "RFC 9420 section 8.5", effect: "Exported keys differ.", in: [.keySchedule]
    ) { formulas in
      formulas.schedule.exported = { (formulas, suite, secret, export) throws(OperationError) in
        try formulas.expandWithLabel(
          suite, formulas.deriveSecret(suite, secret, export.label), "exporter",
          suite.hash.hash(export.context), export.length)
      }
    },
    Misreading(
      "tag-over-group-context", "confirmation_tag is the MAC of the GroupContext.",
      section: "RFC 9420 section 6.1", effect: "No commit is accepted.", in: .schedules
    ) { formulas in
      formulas.schedule.tag = { formulas, suite, key, _, context in
        HMAC.authenticationCode(formulas.keyDerivation.hash(suite), key: key, message: context)
      }
    },
    Misreading(
      "tag-is-hash", "confirmation_tag is a hash of key and transcript hash, not a MAC.",
      section: "RFC 9420 section 6.1", effect: "No commit is accepted.", in: .schedules
    ) { formulas in
      formulas.schedule.tag = { formulas, suite, key, transcriptHash, _ in
        formulas.keyDerivation.hash(suite).hash(key + transcriptHash)
      }
    },
    Misreading(
      "commit-secret-is-path-secret", "commit_secret is path_secret[n], the last one, itself.",
      section: "RFC 9420 section 7.4", effect: noCommit, in: .commits, reading: .lastPathSecret
    ) { formulas in
      formulas.schedule.commitSecret = { (_, suite, secret) throws(OperationError) in
        secret ?? [UInt8](repeating: 0, count: suite.nh)
      }
    },
    Misreading(
      "commit-secret-derived",
      "commit_secret is DeriveSecret(path_secret[n+1], \"commit\"), from zeros without a path.",
      section: "draft section 4", effect: noCommit, in: .commits, reading: .lastPathSecret
    ) { formulas in
      let next = formulas.schedule.commitSecret
      formulas.schedule.commitSecret = { (formulas, suite, secret) throws(OperationError) in
        try formulas.deriveSecret(suite, next(formulas, suite, secret), "commit")
      }
    },
    Misreading(
      "commit-secret-derived-without-path",
      "Without a path commit_secret is DeriveSecret(0, \"path\"), not zeros.",
      section: "RFC 9420 section 8", effect: "Commits without a path cannot be processed.",
      in: .commits, reading: .commitWithoutPath
    ) { formulas in
      formulas.schedule.commitSecret = { (formulas, suite, secret) throws(OperationError) in
        try formulas.deriveSecret(
          suite, secret ?? [UInt8](repeating: 0, count: suite.nh), "path")
      }
    },
    Misreading(
      "child-context-of-parent", "DeriveChildSecret takes the parent's GroupContext.",
      section: "draft section 4",
      effect: "All commits without a path on one epoch share one input: only one can be processed.",
      in: .commits, reading: .childContext
    ) { $0.schedule.childContext = { _, parent in parent ?? [] } },
    Misreading(
      "child-context-provisional",
      "DeriveChildSecret takes the new GroupContext with the parent's transcript hash.",
      section: "draft section 4", effect: noCommit, in: .commits, reading: .childContext
    ) { formulas in
      formulas.schedule.childContext = { new, parent in
        guard var context = try? GroupContext(decoding: new) else { return new }
        let before = parent.flatMap { try? GroupContext(decoding: $0) }
        context.confirmedTranscriptHash = before?.confirmedTranscriptHash ?? []
        return (try? context.encoded()) ?? new
      }
    },
  ]

  /// A member's life.
  static let members: [Misreading] = [
    living(
      "punctured-before-tag", "A commit punctures before its tag has verified.",
      effect: "A re-tagged bad copy blocks the good commit.", reading: .whenToPuncture
    ) { $0.puncturesBeforeTag = true },
    living(
      "tag-unchecked", "confirmation_tag is not verified.",
      effect: "Members follow commits that others refuse."
    ) { $0.accepts = { _, _ in true } },
    living(
      "tag-length-only", "Only the length of confirmation_tag is checked.",
      effect: "Members follow commits that others refuse."
    ) { $0.accepts = { $0.count == $1.count } },
    living(
      "external-through-pprf", "An external commit's init secret is run through the PPRF.",
      effect: "External commits cannot be processed with anyone else.", reading: .externalCommit
    ) { members in
      members.externalInit = { (formulas, store, given, commit) throws(OperationError) in
        var own = try NodeStore(store.suite, secret: given, formulas)
        let input = try formulas.childInput(of: commit, store.suite)
        return try formulas.state.evaluate(formulas, &own, input)
      }
    },
    living(
      "external-from-parent", "An external commit's init secret comes from the members' PPRF.",
      effect: "Nobody outside can commit.", reading: .externalCommit
    ) { members in
      members.externalInit = { (formulas, store, _, commit) throws(OperationError) in
        let input = try formulas.childInput(of: commit, store.suite)
        return try formulas.state.evaluate(formulas, &store, input)
      }
    },
    living(
      "external-punctures", "An external commit punctures the members' PPRF too.",
      effect: "Members' state differs after the same commits.", reading: .externalCommit
    ) { members in
      members.externalInit = { (formulas, store, given, commit) throws(OperationError) in
        let input = try formulas.childInput(of: commit, store.suite)
        _ = try formulas.state.evaluate(formulas, &store, input)
        return given
      }
    },
    living(
      "parent-deleted", "An epoch is deleted as soon as it has a child, as in MLS.",
      effect: "Forks cannot be followed: the first commit wins."
    ) { $0.deletesParent = true },
    living(
      "siblings-replaced", "A second child of an epoch takes the place of the first.",
      effect: "A fork is lost that others still follow."
    ) { $0.replacesSiblings = true },
    living(
      "children-deleted", "The children of a deleted epoch go with it.",
      effect: "The current epoch is lost when an old one is cleaned up."
    ) { $0.deletesDescendants = true },
    living(
      "deletion-ignored", "A deleted epoch is still there.",
      effect: "Forward secrecy is lost: old epochs can be stolen."
    ) { $0.ignoresDeletion = true },
    living(
      "unknown-taken-for-last", "A commit that names no held epoch is tried on the last one.",
      effect: "A message is processed in an epoch in which it was not sent.",
      reading: .epochOfMessage
    ) { $0.takesUnknownForLast = true },
    living(
      "early-commits-buffered",
      "A commit for an unknown epoch waits and is processed later by itself.",
      effect: "Epochs appear that nobody was told of."
    ) { $0.buffersEarlyCommits = true },
    living(
      "repeated-commit-accepted", "A commit that was processed before is accepted again.",
      effect: "A replay looks like a new epoch.", reading: .repeatedCommit
    ) { $0.repeats = .answerAgain },
    living(
      "refusal-deletes-epoch", "A refused commit deletes the epoch for which it was sent.",
      effect: "One bad message blocks an epoch for good."
    ) { $0.refusalDeletes = true },
    living(
      "restored-without-punctures",
      "The saved state holds parent_init_secret: punctures are undone.",
      effect: "Who steals the saved state recomputes what was punctured."
    ) { members in
      members.restored = { store in
        var store = store
        store.nodes = [.root: store.root]
        return store
      }
    },
    living(
      "last-epoch-saved-alone", "Only the last epoch is saved.",
      effect: "Forks are lost when the program ends."
    ) { $0.savesLastOnly = true },
    living(
      "unknown-epoch-as-wrong-tag", "A commit for an unknown epoch is refused for its tag.",
      effect: "The caller does not learn that it must wait for the parent."
    ) { $0.kindOfUnknown = .wrongConfirmationTag },
    living(
      "wrong-tag-as-duplicate", "A commit with a bad tag is refused as one that was processed.",
      effect: "The caller drops the good copy too."
    ) { $0.kindOfWrongTag = .duplicate },
  ]

  private static func relabelling(
    _ id: String, _ label: String, as other: String, section: String
  ) -> Misreading {
    Misreading(
      id, "The secret of the label \"\(label)\" is derived under \"\(other)\".", section: section,
      effect: otherEpoch, in: .schedules
    ) { formulas in
      let right = formulas.schedule.label
      formulas.schedule.label = { $0 == label ? other : right($0) }
    }
  }

  private static func living(
    _ id: String, _ summary: String, effect: String, reading: Reading? = nil,
    _ change: @escaping @Sendable (inout MemberFormulas) -> Void
  ) -> Misreading {
    Misreading(
      id, summary, section: "draft sections 4 and 6", effect: effect, in: [.processCommits],
      reading: reading
    ) { change(&$0.members) }
  }
}
