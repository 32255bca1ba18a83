import DMLS
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
    ) { changes in
      let extract = changes.keyDerivation.extract
      changes.keyDerivation.extract = { extract($0, $2, $1) }
    },
    Misreading(
      "joiner-by-derive-secret", "joiner_secret is derived without the GroupContext.",
      section: rfc, effect: otherEpoch, in: .schedules
    ) { changes in
      changes.joinerSecret = { (f, initSecret, commitSecret, _) throws(DMLSError) in
        try f.deriveSecret(f.extract(salt: initSecret, inputKeyMaterial: commitSecret), "joiner")
      }
    },
    Misreading(
      "joiner-is-extracted",
      "joiner_secret is what HKDF-Extract gives, without the label \"joiner\".",
      section: rfc, effect: otherEpoch, in: .schedules
    ) { $0.joinerSecret = { f, salt, input, _ in f.extract(salt: salt, inputKeyMaterial: input) } },
    Misreading(
      "psk-skipped", "psk_secret is left out: the epoch comes from joiner_secret.",
      section: rfc, effect: otherEpoch, in: .schedules
    ) { $0.memberSecret = { _, joiner, _ in joiner } },
    Misreading(
      "psk-skipped-where-zero", "A psk_secret of zeros is left out, as if there were no step.",
      section: rfc, effect: otherEpoch, in: .schedules
    ) { changes in
      let member = changes.memberSecret
      changes.memberSecret = { f, joiner, psk in
        psk.allSatisfy { $0 == 0 } ? joiner : member(f, joiner, psk)
      }
    },
    Misreading(
      "epoch-secret-without-context", "epoch_secret is derived without the GroupContext.",
      section: rfc, effect: otherEpoch, in: .schedules
    ) {
      $0.epochSecret = { (f, member, _) throws(DMLSError) in try f.deriveSecret(member, "epoch") }
    },
    Misreading(
      "welcome-from-joiner",
      "welcome_secret is derived from epoch_secret's source after \"epoch\".",
      section: rfc, effect: "Nobody can join.", in: [KeySchedule.self]
    ) { $0.welcomeSecret = { (f, a) throws(DMLSError) in try f.deriveSecret(a, "joiner") } },
    Misreading(
      "parent-init-from-member-secret",
      "parent_init_secret comes from what epoch_secret comes from.",
      section: "draft section 4", effect: noCommit, in: .schedules
    ) { changes in
      let secret = changes.secret
      changes.secret = { (f, label, epoch, member) throws(DMLSError) in
        try secret(f, label, label == DMLSLabel.parentInit ? member ?? epoch : epoch, member)
      }
    },
    Misreading(
      "exporter-context-not-hashed", "The context of MLS-Exporter is not hashed.",
      section: "RFC 9420 section 8.5", effect: "Exported keys differ.", in: [KeySchedule.self]
    ) { changes in
      changes.exported = { (f, secret, export) throws(DMLSError) in
        try f.expandWithLabel(
          f.deriveSecret(secret, export.label), "exported", export.context, export.length)
      }
    },
    Misreading(
      "exporter-in-one-step", "MLS-Exporter expands exporter_secret under the label at once.",
      section: "RFC 9420 section 8.5", effect: "Exported keys differ.", in: [KeySchedule.self]
    ) { changes in
      changes.exported = { (f, secret, export) throws(DMLSError) in
        try f.expandWithLabel(
          secret, export.label, f.cipherSuite.hash.hash(export.context), export.length)
      }
    },
    Misreading(
      "exporter-label-exporter", "MLS-Exporter's second label is \"exporter\".",
      section: "RFC 9420 section 8.5", effect: "Exported keys differ.", in: [KeySchedule.self]
    ) { changes in
      changes.exported = { (f, secret, export) throws(DMLSError) in
        try f.expandWithLabel(
          f.deriveSecret(secret, export.label), "exporter",
          f.cipherSuite.hash.hash(export.context), export.length)
      }
    },
    Misreading(
      "tag-over-group-context", "confirmation_tag is the MAC of the GroupContext.",
      section: "RFC 9420 section 6.1", effect: "No commit is accepted.", in: .schedules
    ) { changes in
      changes.confirmationTag = { f, key, _, context in
        HMAC.authenticationCode(f.hash, key: key, message: context)
      }
    },
    Misreading(
      "tag-is-hash", "confirmation_tag is a hash of key and transcript hash, not a MAC.",
      section: "RFC 9420 section 6.1", effect: "No commit is accepted.", in: .schedules
    ) { $0.confirmationTag = { f, key, transcriptHash, _ in f.hash.hash(key + transcriptHash) } },
    Misreading(
      "commit-secret-is-path-secret", "commit_secret is path_secret[n], the last one, itself.",
      section: "RFC 9420 section 7.4", effect: noCommit, in: .commits, reading: .lastPathSecret
    ) { $0.commitSecret = { $1 ?? $0.zeroSecret } },
    Misreading(
      "commit-secret-derived",
      "commit_secret is DeriveSecret(path_secret[n+1], \"commit\"), from zeros without a path.",
      section: "draft section 4", effect: noCommit, in: .commits, reading: .lastPathSecret
    ) { changes in
      let next = changes.commitSecret
      changes.commitSecret = { (f, a) throws(DMLSError) in try f.deriveSecret(next(f, a), "commit")
      }
    },
    Misreading(
      "commit-secret-derived-without-path",
      "Without a path commit_secret is DeriveSecret(0, \"path\"), not zeros.",
      section: "RFC 9420 section 8", effect: "Commits without a path cannot be processed.",
      in: .commits, reading: .commitWithoutPath
    ) {
      $0.commitSecret = { (f, a) throws(DMLSError) in try f.deriveSecret(a ?? f.zeroSecret, "path")
      }
    },
    Misreading(
      "child-context-of-parent", "DeriveChildSecret takes the parent's GroupContext.",
      section: "draft section 4",
      effect: "All commits without a path on one epoch share one input: only one can be processed.",
      in: .commits, reading: .childContext
    ) { $0.childContext = { _, parent in parent ?? [] } },
    Misreading(
      "child-context-provisional",
      "DeriveChildSecret takes the new GroupContext with the parent's transcript hash.",
      section: "draft section 4", effect: noCommit, in: .commits, reading: .childContext
    ) { changes in
      changes.childContext = { new, parent in
        guard var context = try? GroupContext(decoding: new) else { return new }
        let before = parent.flatMap { try? GroupContext(decoding: $0) }
        context.confirmedTranscriptHash = before?.confirmedTranscriptHash ?? []
        return (try? context.encoded()) ?? new
      }
    },
  ]

  /// The tags of commits, and the init_secret of external ones.
  static let receivedCommits: [Misreading] = [
    receiving(
      "tag-unchecked", "confirmation_tag is not verified.",
      effect: "Members follow commits that others refuse."
    ) { $0.verifies = { _, _ in true } },
    receiving(
      "tag-length-only", "Only the length of confirmation_tag is checked.",
      effect: "Members follow commits that others refuse."
    ) { $0.verifies = { $0.count == $1.count } },
    receiving(
      "external-through-pprf", "An external commit's init secret is run through the PPRF.",
      effect: "External commits cannot be processed with anyone else.", reading: .externalCommit
    ) { changes in
      changes.externalInitSecret = { (f, given, commit, _) throws(DMLSError) in
        try NodeStore(f, key: given).evaluate(f.initSecretInput(of: commit))
      }
    },
    receiving(
      "external-from-parent", "An external commit's init secret comes from the members' PPRF.",
      effect: "Nobody outside can commit.", reading: .externalCommit
    ) {
      $0.externalInitSecret = { (f, _, commit, prf) throws(DMLSError) in
        try prf.evaluate(f.initSecretInput(of: commit))
      }
    },
    receiving(
      "external-punctures", "An external commit punctures the members' PPRF too.",
      effect: "Members' state differs after the same commits.", reading: .externalCommit
    ) { changes in
      changes.externalInitSecret = { (f, given, commit, prf) throws(DMLSError) in
        _ = try prf.evaluate(f.initSecretInput(of: commit))
        return given
      }
    },
  ]

  private static func receiving(
    _ id: String, _ summary: String, effect: String, reading: Reading? = nil,
    _ change: @escaping @Sendable (inout Changes) -> Void
  ) -> Misreading {
    Misreading(
      id, summary, section: "draft sections 4 and 6", effect: effect, in: [ProcessCommits.self],
      reading: reading, change: change)
  }

  private static func relabelling(
    _ id: String, _ label: String, as other: String, section: String
  ) -> Misreading {
    Misreading(
      id, "The secret of the label \"\(label)\" is derived under \"\(other)\".", section: section,
      effect: otherEpoch, in: .schedules
    ) { changes in
      let secret = changes.secret
      changes.secret = { (f, a, b, c) throws(DMLSError) in
        try secret(f, a == label ? other : a, b, c)
      }
    }
  }
}
