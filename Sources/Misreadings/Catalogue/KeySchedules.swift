import DMLS
import KeyDerivation
import MLSMessages
import Operations
import TLSPresentation
import VectorFiles

extension MisreadingCatalogue {
  private static let schedule = Group(
    section: "RFC 9420 section 8", effect: "Members come to another epoch than everyone else.",
    operations: .schedules)
  private static let parentInit = Group(
    section: "draft section 4", effect: schedule.effect, operations: .schedules)
  private static let export = Group(
    section: "RFC 9420 section 8.5", effect: "Exported keys differ.",
    operations: [KeySchedule.self])
  private static let tag = Group(
    section: "RFC 9420 section 6.1", effect: "No commit is accepted.", operations: .schedules)
  private static let commit = Group(
    section: "draft section 4",
    effect: "No commit on any epoch can be processed with anyone else's.", operations: .commits)
  private static let received = Group(
    section: "draft sections 4 and 6", effect: "Members follow commits that others refuse.",
    operations: [ProcessCommits.self])

  /// The key schedule.
  static let schedules: [Misreading] = [
    relabelling(parentInit, "parent-init-label-init", "parent_init", as: "init"),
    relabelling(
      parentInit, "parent-init-label-parent-init-secret", "parent_init", as: "parent_init_secret"),
    relabelling(parentInit, "parent-init-label-base-init", "parent_init", as: "base_init"),
    relabelling(schedule, "sender-data-label-underscore", "sender data", as: "sender_data"),
    relabelling(schedule, "confirmation-key-label-confirmation", "confirm", as: "confirmation"),
    relabelling(
      schedule, "authenticator-label-authenticator", "authentication", as: "authenticator"),
    relabelling(schedule, "resumption-label-resumption-psk", "resumption", as: "resumption psk"),
    relabelling(schedule, "membership-label-member", "membership", as: "member"),
    schedule(
      "extract-arguments-swapped", "Salt and input key material of HKDF-Extract are exchanged."
    ) { changes in
      changes.put(around: \.joinerSecret) { (joiner, f, salt, input, context) throws(DMLSError) in
        try joiner(f, input, salt, context)
      }
      let member = changes.memberSecret
      changes.memberSecret = { member($0, $2, $1) }
    },
    schedule(
      "joiner-by-derive-secret", "joiner_secret is derived without the GroupContext.",
      \.joinerSecret
    ) { (f, initSecret, commitSecret, _) throws(DMLSError) in
      try f.deriveSecret(f.extract(salt: initSecret, inputKeyMaterial: commitSecret), "joiner")
    },
    schedule(
      "joiner-is-extracted",
      "joiner_secret is what HKDF-Extract gives, without the label \"joiner\".", \.joinerSecret
    ) { f, salt, input, _ in f.extract(salt: salt, inputKeyMaterial: input) },
    schedule(
      "psk-skipped", "psk_secret is left out: the epoch comes from joiner_secret.",
      \.memberSecret, to: { _, joiner, _ in joiner }),
    schedule(
      "psk-skipped-where-zero", "A psk_secret of zeros is left out, as if there were no step."
    ) { changes in
      let member = changes.memberSecret
      changes.memberSecret = { f, joiner, psk in
        psk.allSatisfy { $0 == 0 } ? joiner : member(f, joiner, psk)
      }
    },
    schedule(
      "epoch-secret-without-context", "epoch_secret is derived without the GroupContext.",
      \.epochSecret
    ) { (f, member, _) throws(DMLSError) in try f.deriveSecret(member, "epoch") },
    schedule(
      "welcome-from-joiner",
      "welcome_secret is derived from epoch_secret's source after \"epoch\".",
      effect: "Nobody can join.", in: [KeySchedule.self], around: \.secret,
      renaming("welcome", as: "joiner")),
    schedule(
      "parent-init-from-member-secret",
      "parent_init_secret comes from what epoch_secret comes from.", section: commit.section,
      effect: commit.effect, around: \.secret
    ) { (secret, f, label, epoch, member) throws(DMLSError) in
      try secret(f, label, label == DMLSLabel.parentInit ? member ?? epoch : epoch, member)
    },
    export(
      "exporter-context-not-hashed", "The context of MLS-Exporter is not hashed.", \.exported
    ) { (f, secret, label, context, length) throws(DMLSError) in
      try f.expandWithLabel(f.deriveSecret(secret, label), "exported", context, length)
    },
    export(
      "exporter-in-one-step", "MLS-Exporter expands exporter_secret under the label at once.",
      \.exported
    ) { (f, secret, label, context, length) throws(DMLSError) in
      try f.expandWithLabel(secret, label, f.cipherSuite.hash.hash(context), length)
    },
    export(
      "exporter-label-exporter", "MLS-Exporter's second label is \"exporter\".", \.exported
    ) { (f, secret, label, context, length) throws(DMLSError) in
      let derived = try f.deriveSecret(secret, label)
      return try f.expandWithLabel(derived, "exporter", f.cipherSuite.hash.hash(context), length)
    },
    tag(
      "tag-over-group-context", "confirmation_tag is the MAC of the GroupContext.",
      \.confirmationTag,
      to: { f, key, _, context in HMAC.authenticationCode(f.hash, key: key, message: context) }),
    tag(
      "tag-is-hash", "confirmation_tag is a hash of key and transcript hash, not a MAC.",
      \.confirmationTag, to: { f, key, transcriptHash, _ in f.hash.hash(key + transcriptHash) }),
    commit(
      "commit-secret-is-path-secret", "commit_secret is path_secret[n], the last one, itself.",
      section: "RFC 9420 section 7.4", reading: .lastPathSecret, \.commitSecret
    ) { f, secret in secret ?? f.zeroSecret },
    commit(
      "commit-secret-derived",
      "commit_secret is DeriveSecret(path_secret[n+1], \"commit\"), from zeros without a path.",
      reading: .lastPathSecret, around: \.commitSecret
    ) { (next, f, secret) throws(DMLSError) in try f.deriveSecret(next(f, secret), "commit") },
    commit(
      "commit-secret-derived-without-path",
      "Without a path commit_secret is DeriveSecret(0, \"path\"), not zeros.",
      section: schedule.section, effect: "Commits without a path cannot be processed.",
      reading: .commitWithoutPath, \.commitSecret
    ) { (f, secret) throws(DMLSError) in try f.deriveSecret(secret ?? f.zeroSecret, "path") },
    commit(
      "child-context-of-parent", "DeriveChildSecret takes the parent's GroupContext.",
      effect: "All commits without a path on one epoch share one input: only one can be processed.",
      reading: .childContext, \.childContext, to: { _, parent in parent ?? [] }),
    commit(
      "child-context-provisional",
      "DeriveChildSecret takes the new GroupContext with the parent's transcript hash.",
      reading: .childContext, \.childContext,
      to: { new, parent in
        guard var context = try? GroupContext(decoding: new) else { return new }
        let before = parent.flatMap { try? GroupContext(decoding: $0) }
        context.confirmedTranscriptHash = before?.confirmedTranscriptHash ?? []
        return (try? context.encoded()) ?? new
      }),
  ]

  /// The tags of commits, and the init_secret of external ones.
  static let receivedCommits: [Misreading] = [
    received(
      "tag-unchecked", "confirmation_tag is not verified.", \.verifies, to: { _, _ in true }),
    received(
      "tag-length-only", "Only the length of confirmation_tag is checked.",
      \.verifies, to: { $0.count == $1.count }),
    received(
      "external-through-pprf", "An external commit's init secret is run through the PPRF.",
      effect: "External commits cannot be processed with anyone else.", reading: .externalCommit,
      \.externalInitSecret
    ) { (f, given, commit, _) throws(DMLSError) in
      try NodeStore(f, key: given).evaluate(f.initSecretInput(of: commit))
    },
    received(
      "external-from-parent", "An external commit's init secret comes from the members' PPRF.",
      effect: "Nobody outside can commit.", reading: .externalCommit, \.externalInitSecret
    ) { (f, _, commit, prf) throws(DMLSError) in
      try prf.evaluate(f.initSecretInput(of: commit))
    },
    received(
      "external-punctures", "An external commit punctures the members' PPRF too.",
      effect: "Members' state differs after the same commits.", reading: .externalCommit,
      \.externalInitSecret
    ) { (f, given, commit, prf) throws(DMLSError) in
      _ = try prf.evaluate(f.initSecretInput(of: commit))
      return given
    },
  ]

  private static func relabelling(
    _ group: Group, _ id: String, _ label: String, as other: String
  ) -> Misreading {
    group(
      id, "The secret of the label \"\(label)\" is derived under \"\(other)\".",
      around: \.secret, renaming(label, as: other))
  }

  private static func renaming(
    _ label: String, as other: String
  ) -> Around<[UInt8], String, [UInt8], [UInt8]?> {
    { (secret, f, name, source, member) throws(DMLSError) in
      try secret(f, name == label ? other : name, source, member)
    }
  }
}
