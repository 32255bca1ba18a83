import DMLS
import KeyDerivation
import Operations
import VectorFiles

extension MisreadingCatalogue {
  private static let misrouted = "Messages name epochs that nobody knows."
  private static let noCommit = "No commit on any epoch can be processed with anyone else's."
  private static let noPath = "Commits without a path cannot be processed with anyone else's."

  /// dmls_epoch.
  static let epochs: [Misreading] = [
    deriving(epochsUnder: "dmls_epoch", id: "epoch-label-dmls-epoch"),
    deriving(epochsUnder: "epoch_id", id: "epoch-label-epoch-id"),
    deriving(epochsUnder: "epoch_secret", id: "epoch-label-epoch-secret"),
    Misreading(
      "epoch-is-authenticator", "dmls_epoch is epoch_authenticator.", section: "draft section 2",
      effect: "A value that people compare out of band is sent in the clear.", in: .identifiers
    ) { changingEpoch(&$0, to: "authentication") },
    Misreading(
      "epoch-by-exporter", "dmls_epoch is MLS-Exporter(\"DMLS epoch ID\", \"\", Nh).",
      section: "draft section 2", effect: misrouted, in: .identifiers
    ) { changes in
      changes.dmlsEpoch = { (f, secret) throws(DMLSError) in
        try f.requireNh(secret, name: "epoch_secret")
        let labelled = try f.deriveSecret(f.deriveSecret(secret, "exporter"), "DMLS epoch ID")
        return try f.expandWithLabel(labelled, "exported", f.cipherSuite.hash.hash([]))
      }
    },
    Misreading(
      "epoch-16-bytes", "dmls_epoch is cut to 16 bytes.", section: "draft section 2",
      effect: "Peers refuse every message for its wrong length.", in: .identifiers
    ) { changes in
      let whole = changes.dmlsEpoch
      changes.dmlsEpoch = { (f, a) throws(DMLSError) in Array(try whole(f, a).prefix(16)) }
    },
    Misreading(
      "epoch-is-hash", "dmls_epoch is the hash of epoch_secret.", section: "draft section 2",
      effect: misrouted, in: .identifiers
    ) { $0.dmlsEpoch = { $0.cipherSuite.hash.hash($1) } },
    Misreading(
      "epoch-is-secret", "dmls_epoch is epoch_secret itself.", section: "draft section 2",
      effect: "The secret of the epoch travels in the clear.", in: .identifiers
    ) { $0.dmlsEpoch = { $1 } },
  ]

  /// commit_confirmation.
  static let confirmations: [Misreading] = [
    confirming(under: "confirm", id: "confirmation-label-confirm"),
    confirming(under: "confirmation", id: "confirmation-label-confirmation"),
    confirming(under: "commit_confirmation", id: "confirmation-label-commit-confirmation"),
    Misreading(
      "confirmation-from-commit-secret",
      "commit_confirmation comes from path_secret[n+1], the commit_secret.",
      section: "draft section 4", effect: noCommit, in: .confirmations,
      reading: .lastPathSecret
    ) { beforeConfirmation(&$0, label: "path", hasPath: true) },
    Misreading(
      "confirmation-from-node-secret", "commit_confirmation comes from the node_secret.",
      section: "draft section 4", effect: noCommit, in: .confirmations
    ) { beforeConfirmation(&$0, label: "node", hasPath: true) },
    Misreading(
      "confirmation-is-path-secret", "commit_confirmation is path_secret[n] itself.",
      section: "draft section 4",
      effect: noCommit, in: .confirmations
    ) { $0.commitConfirmation = { $1 ?? $0.zeroSecret } },
    Misreading(
      "confirmation-zero-without-path",
      "Without a path commit_confirmation is Nh zero bytes, not derived from them.",
      section: "draft section 4", effect: noPath, in: .confirmations,
      reading: .commitWithoutPath
    ) { withoutPath(&$0) { $0.zeroSecret } },
    Misreading(
      "confirmation-refused-without-path", "A commit without a path has no commit_confirmation.",
      section: "draft section 4", effect: noPath, in: .confirmations,
      reading: .commitWithoutPath
    ) {
      withoutPath(&$0) { (f) throws(DMLSError) in
        throw f.silentRefusal("a commit without a path")
      }
    },
    Misreading(
      "confirmation-path-label-without-path",
      "Without a path commit_confirmation comes from DeriveSecret(0, \"path\").",
      section: "draft section 4", effect: noPath, in: .confirmations,
      reading: .commitWithoutPath
    ) { beforeConfirmation(&$0, label: "path", hasPath: false) },
    Misreading(
      "confirmation-hash-without-path",
      "Without a path commit_confirmation comes from the hash of nothing in place of zeros.",
      section: "draft section 4", effect: noPath, in: .confirmations,
      reading: .commitWithoutPath
    ) {
      withoutPath(&$0) { (f) throws(DMLSError) in
        try f.deriveSecret(f.cipherSuite.hash.hash([]), "conf")
      }
    },
  ]

  private static func deriving(epochsUnder label: String, id: String) -> Misreading {
    Misreading(
      id, "dmls_epoch is derived under the label \"\(label)\".", section: "draft section 2",
      effect: misrouted, in: .identifiers
    ) { changingEpoch(&$0, to: label) }
  }

  private static func changingEpoch(_ changes: inout Changes, to label: String) {
    changes.dmlsEpoch = { (f, secret) throws(DMLSError) in
      try f.requireNh(secret, name: "epoch_secret")
      return try f.deriveSecret(secret, label)
    }
  }

  private static func confirming(under label: String, id: String) -> Misreading {
    Misreading(
      id, "commit_confirmation is derived under the label \"\(label)\".",
      section: "draft section 4", effect: noCommit, in: .confirmations
    ) {
      $0.commitConfirmation = { (f, a) throws(DMLSError) in
        try f.deriveSecret(a ?? f.zeroSecret, label)
      }
    }
  }

  /// Derives once more before "conf": with a path, or without.
  private static func beforeConfirmation(_ changes: inout Changes, label: String, hasPath: Bool) {
    let confirmation = changes.commitConfirmation
    changes.commitConfirmation = { (f, secret) throws(DMLSError) in
      guard (secret != nil) == hasPath else { return try confirmation(f, secret) }
      return try confirmation(f, f.deriveSecret(secret ?? f.zeroSecret, label))
    }
  }

  private static func withoutPath(_ changes: inout Changes, _ value: @escaping Formula<[UInt8]>) {
    let confirmation = changes.commitConfirmation
    changes.commitConfirmation = { (f, secret) throws(DMLSError) in
      try secret == nil ? value(f) : confirmation(f, secret)
    }
  }
}
