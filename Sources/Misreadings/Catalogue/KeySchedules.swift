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
  static let schedules: Rows = [
    "parent-init-label-init": relabelling(parentInit, "parent_init", as: "init"),
    "parent-init-label-parent-init-secret": relabelling(
      parentInit, "parent_init", as: "parent_init_secret"),
    "parent-init-label-base-init": relabelling(parentInit, "parent_init", as: "base_init"),
    "sender-data-label-underscore": relabelling(schedule, "sender data", as: "sender_data"),
    "confirmation-key-label-confirmation": relabelling(schedule, "confirm", as: "confirmation"),
    "authenticator-label-authenticator": relabelling(
      schedule, "authentication", as: "authenticator"),
    "resumption-label-resumption-psk": relabelling(schedule, "resumption", as: "resumption psk"),
    "membership-label-member": relabelling(schedule, "membership", as: "member"),
    "extract-arguments-swapped": schedule(
      "Salt and input key material of HKDF-Extract are exchanged.",
      .wrap(\.extract) { extract in { extract($0, $2, $1) } }),
    "joiner-extract-arguments-swapped": schedule(
      "Salt and input key material are exchanged for joiner_secret alone.",
      .formula(\.joinerSecret) { (f, initSecret, commitSecret, context) throws(DMLSError) in
        let extracted = f.extract(salt: commitSecret, inputKeyMaterial: initSecret)
        return try f.expandWithLabel(extracted, "joiner", context)
      }),
    "psk-extract-arguments-swapped": schedule(
      "Salt and input key material are exchanged for psk_secret alone.",
      .set(\.memberSecret) { f, joiner, psk in f.extract(salt: psk, inputKeyMaterial: joiner) }),
    "psk-concatenated": schedule(
      "psk_secret is put behind joiner_secret, and both are extracted together.",
      .set(\.memberSecret) { f, joiner, psk in
        f.extract(salt: [], inputKeyMaterial: joiner + psk)
      }),
    "psk-empty-where-zero": schedule(
      "A psk_secret of zeros enters as an empty one.",
      .wrap(\.memberSecret) { member in
        { f, joiner, psk in member(f, joiner, psk.allSatisfy { $0 == 0 } ? [] : psk) }
      }),
    "joiner-context-hashed": schedule(
      "joiner_secret takes the hash of the GroupContext.",
      .around(\.joinerSecret) { (joiner, f, initSecret, commitSecret, context) throws(DMLSError) in
        try joiner(f, initSecret, commitSecret, f.cipherSuite.hash.hash(context))
      }),
    "epoch-secret-context-hashed": schedule(
      "epoch_secret takes the hash of the GroupContext.",
      .around(\.epochSecret) { (epochSecret, f, member, context) throws(DMLSError) in
        try epochSecret(f, member, f.cipherSuite.hash.hash(context))
      }),
    "confirmation-and-membership-keys-swapped": schedule(
      "confirmation_key and membership_key are exchanged.",
      .around(\.secret) { (secret, f, name, source, member) throws(DMLSError) in
        let other = ["confirm": "membership", "membership": "confirm"][name]
        return try secret(f, other ?? name, source, member)
      }),
    "welcome-from-joiner-secret": schedule(
      "welcome_secret is derived from joiner_secret, before psk_secret enters.",
      effect: "Nobody can join.", in: [KeySchedule.self],
      .wrap(\.memberSecret) { memberSecret in
        { f, joiner, psk in
          f.memory[[]] = joiner
          return memberSecret(f, joiner, psk)
        }
      },
      .around(\.secret) { (secret, f, name, source, member) throws(DMLSError) in
        let other = name == KeyScheduleLabel.welcome ? f.memory[[]] : nil
        return try secret(f, name, other ?? source, member)
      }),
    "joiner-by-derive-secret": schedule(
      "joiner_secret is derived without the GroupContext.",
      .formula(\.joinerSecret) { (f, initSecret, commitSecret, _) throws(DMLSError) in
        try f.deriveSecret(f.extract(salt: initSecret, inputKeyMaterial: commitSecret), "joiner")
      }),
    "joiner-is-extracted": schedule(
      "joiner_secret is what HKDF-Extract gives, without the label \"joiner\".",
      .formula(\.joinerSecret) { f, salt, input, _ in f.extract(salt: salt, inputKeyMaterial: input)
      }),
    "psk-skipped": schedule(
      "psk_secret is left out: the epoch comes from joiner_secret.",
      .set(\.memberSecret) { _, joiner, _ in joiner }),
    "psk-skipped-where-zero": schedule(
      "A psk_secret of zeros is left out, as if there were no step.",
      .wrap(\.memberSecret) { member in
        { f, joiner, psk in psk.allSatisfy { $0 == 0 } ? joiner : member(f, joiner, psk) }
      }),
    "epoch-secret-without-context": schedule(
      "epoch_secret is derived without the GroupContext.",
      .formula(\.epochSecret) { (f, member, _) throws(DMLSError) in
        try f.deriveSecret(member, "epoch")
      }),
    "welcome-from-joiner": schedule(
      "welcome_secret is derived from epoch_secret's source after \"epoch\".",
      effect: "Nobody can join.", in: [KeySchedule.self], .renaming("welcome", as: "joiner")),
    "parent-init-from-member-secret": schedule(
      "parent_init_secret comes from what epoch_secret comes from.", section: commit.section,
      effect: commit.effect,
      .around(\.secret) { (secret, f, label, epoch, member) throws(DMLSError) in
        try secret(f, label, label == DMLSLabel.parentInit ? member ?? epoch : epoch, member)
      }),
    "exporter-context-not-hashed": export(
      "The context of MLS-Exporter is not hashed.",
      .formula(\.exported) { (f, secret, label, context, length) throws(DMLSError) in
        try f.expandWithLabel(f.deriveSecret(secret, label), "exported", context, length)
      }),
    "exporter-in-one-step": export(
      "MLS-Exporter expands exporter_secret under the label at once.",
      .formula(\.exported) { (f, secret, label, context, length) throws(DMLSError) in
        try f.expandWithLabel(secret, label, f.cipherSuite.hash.hash(context), length)
      }),
    "exporter-label-exporter": export(
      "MLS-Exporter's second label is \"exporter\".",
      .formula(\.exported) { (f, secret, label, context, length) throws(DMLSError) in
        let derived = try f.deriveSecret(secret, label)
        return try f.expandWithLabel(derived, "exporter", f.cipherSuite.hash.hash(context), length)
      }),
    "exporter-context-empty-unhashed": export(
      "An empty context of MLS-Exporter is not hashed.",
      .formula(\.exported) { (f, secret, label, context, length) throws(DMLSError) in
        let hash = context.isEmpty ? [] : f.cipherSuite.hash.hash(context)
        return try f.expandWithLabel(f.deriveSecret(secret, label), "exported", hash, length)
      }),
    "export-cached-by-label": export(
      "What was exported under a label comes again under it, whatever its context and length.",
      .caching { label, _ in Array(label.utf8) }),
    "export-cached-without-length": export(
      "What was exported under a label and context comes again, whatever its length.",
      .caching { label, context in Array(label.utf8) + [0] + context }),
    "export-of-nothing-refused": export(
      "An export of 0 bytes is refused.", effect: "An application that asks for it fails.",
      .around(\.exported) { (exported, f, secret, label, context, length) throws(DMLSError) in
        guard length > 0 else { throw f.silentRefusal("nothing to export") }
        return try exported(f, secret, label, context, length)
      }),
    "tag-cut-to-16-bytes": tag(
      "confirmation_tag is cut to 16 bytes.",
      .wrap(\.confirmationTag) { tag in { Array(tag($0, $1, $2, $3).prefix(16)) } }),
    "tag-arguments-swapped": tag(
      "The transcript hash is the key of the MAC, and confirmation_key its message.",
      .set(\.confirmationTag) { f, key, transcriptHash, _ in
        HMAC.authenticationCode(f.hash, key: transcriptHash, message: key)
      }),
    "tag-over-group-context": tag(
      "confirmation_tag is the MAC of the GroupContext.",
      .set(\.confirmationTag) { f, key, _, context in
        HMAC.authenticationCode(f.hash, key: key, message: context)
      }),
    "tag-is-hash": tag(
      "confirmation_tag is a hash of key and transcript hash, not a MAC.",
      .set(\.confirmationTag) { f, key, transcriptHash, _ in f.hash.hash(key + transcriptHash) }),
    "commit-secret-is-path-secret": commit(
      "commit_secret is path_secret[n], the last one, itself.", section: "RFC 9420 section 7.4",
      reading: .lastPathSecret, .formula(\.commitSecret) { f, secret in secret ?? f.zeroSecret }),
    "commit-secret-derived": commit(
      "commit_secret is DeriveSecret(path_secret[n+1], \"commit\"), from zeros without a path.",
      reading: .lastPathSecret,
      .around(\.commitSecret) { (next, f, secret) throws(DMLSError) in
        try f.deriveSecret(next(f, secret), "commit")
      }),
    "commit-secret-derived-without-path": commit(
      "Without a path commit_secret is DeriveSecret(0, \"path\"), not zeros.",
      section: schedule.section, effect: "Commits without a path cannot be processed.",
      reading: .commitWithoutPath,
      .formula(\.commitSecret) { (f, secret) throws(DMLSError) in
        try f.deriveSecret(secret ?? f.zeroSecret, "path")
      }),
    "commit-secret-empty-without-path": commit(
      "Without a path commit_secret is empty, not zeros.", section: schedule.section,
      effect: "Commits without a path cannot be processed.", reading: .commitWithoutPath,
      .around(\.commitSecret) { (next, f, secret) throws(DMLSError) in
        try secret == nil ? [] : next(f, secret)
      }),
    "path-secret-of-zeros-absent": commit(
      "A path secret of only zeros is taken for a commit without a path.",
      section: "RFC 9420 section 7.4", effect: "A commit that chance can make is lost.",
      in: [EpochTree.self],
      .around(\.commitSecret) { (next, f, secret) throws(DMLSError) in
        try next(f, secret == f.zeroSecret ? nil : secret)
      }),
    "child-context-of-parent": commit(
      "DeriveChildSecret takes the parent's GroupContext.",
      effect: "All commits without a path on one epoch share one input: only one can be processed.",
      reading: .childContext, .set(\.childContext) { _, parent in parent ?? [] }),
    "child-context-provisional": commit(
      "DeriveChildSecret takes the new GroupContext with the parent's transcript hash.",
      reading: .childContext,
      .set(\.childContext) { new, parent in
        guard var context = try? GroupContext(decoding: new) else { return new }
        let before = parent.flatMap { try? GroupContext(decoding: $0) }
        context.confirmedTranscriptHash = before?.confirmedTranscriptHash ?? []
        return (try? context.encoded()) ?? new
      }),
  ]

  /// The tags of commits, and the init_secret of external ones.
  static let receivedCommits: Rows = [
    "tag-unchecked": received(
      "confirmation_tag is not verified.", .set(\.verifies) { _, _ in true }),
    "tag-length-only": received(
      "Only the length of confirmation_tag is checked.", .set(\.verifies) { $0.count == $1.count }),
    "external-through-pprf": received(
      "An external commit's init secret is run through the PPRF.",
      effect: "External commits cannot be processed with anyone else.", reading: .externalCommit,
      .formula(\.externalInitSecret) { (f, given, commit, _) throws(DMLSError) in
        try NodeStore(f, key: given).evaluate(f.initSecretInput(of: commit))
      }),
    "external-from-parent": received(
      "An external commit's init secret comes from the members' PPRF.",
      effect: "Nobody outside can commit.", reading: .externalCommit,
      .formula(\.externalInitSecret) { (f, _, commit, prf) throws(DMLSError) in
        try prf.evaluate(f.initSecretInput(of: commit))
      }),
    "external-punctures": received(
      "An external commit punctures the members' PPRF too.",
      effect: "Members' state differs after the same commits.", reading: .externalCommit,
      .formula(\.externalInitSecret) { (f, given, commit, prf) throws(DMLSError) in
        _ = try prf.evaluate(f.initSecretInput(of: commit))
        return given
      }),
  ]

  private static func relabelling(_ group: Group, _ label: String, as other: String) -> Row {
    group(
      "The secret of the label \"\(label)\" is derived under \"\(other)\".",
      .renaming(label, as: other))
  }
}

extension Change {
  /// Takes what is exported from a cache, by a key made of label and context.
  fileprivate static func caching(
    _ key: @escaping @Sendable (_ label: String, _ context: [UInt8]) -> [UInt8]
  ) -> Change {
    .around(\.exported) { (exported, f, secret, label, context, length) throws(DMLSError) in
      if let known = f.memory[key(label, context)] { return known }
      let new = try exported(f, secret, label, context, length)
      f.memory[key(label, context)] = new
      return new
    }
  }

  /// Derives the secret of a label under another one.
  fileprivate static func renaming(_ label: String, as other: String) -> Change {
    .around(\.secret) { (secret, f, name, source, member) throws(DMLSError) in
      try secret(f, name == label ? other : name, source, member)
    }
  }
}
