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
    ) { formulas in
      formulas.epochs.dmlsEpoch = { (formulas, suite, secret) throws(OperationError) in
        let exporter = try formulas.deriveSecret(suite, requireNh(suite, secret), "exporter")
        let labelled = try formulas.deriveSecret(suite, exporter, "DMLS epoch ID")
        return try formulas.expandWithLabel(
          suite, labelled, "exported", suite.hash.hash([]), suite.nh)
      }
    },
    Misreading(
      "epoch-16-bytes", "dmls_epoch is cut to 16 bytes.", section: "draft section 2",
      effect: "Peers refuse every message for its wrong length.", in: .identifiers
    ) { formulas in
      let whole = formulas.epochs.dmlsEpoch
      formulas.epochs.dmlsEpoch = { (formulas, suite, secret) throws(OperationError) in
        Array(try whole(formulas, suite, secret).prefix(16))
      }
    },
    Misreading(
      "epoch-is-hash", "dmls_epoch is the hash of epoch_secret.", section: "draft section 2",
      effect: misrouted, in: .identifiers
    ) { formulas in
      formulas.epochs.dmlsEpoch = { (_, suite, secret) throws(OperationError) in
        suite.hash.hash(secret)
      }
    },
    Misreading(
      "epoch-is-secret", "dmls_epoch is epoch_secret itself.", section: "draft section 2",
      effect: "The secret of the epoch travels in the clear.", in: .identifiers
    ) { $0.epochs.dmlsEpoch = { (_, _, secret) throws(OperationError) in secret } },
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
    ) { formulas in
      formulas.epochs.confirmation = { (_, suite, secret) throws(OperationError) in
        secret ?? [UInt8](repeating: 0, count: suite.nh)
      }
    },
    Misreading(
      "confirmation-zero-without-path",
      "Without a path commit_confirmation is Nh zero bytes, not derived from them.",
      section: "draft section 4", effect: noPath, in: .confirmations,
      reading: .commitWithoutPath
    ) {
      withoutPath(&$0) { (_, suite) throws(OperationError) in
        [UInt8](repeating: 0, count: suite.nh)
      }
    },
    Misreading(
      "confirmation-refused-without-path", "A commit without a path has no commit_confirmation.",
      section: "draft section 4", effect: noPath, in: .confirmations,
      reading: .commitWithoutPath
    ) {
      withoutPath(&$0) { (_, _) throws(OperationError) in
        throw OperationError(nil, "a commit without a path")
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
      withoutPath(&$0) { (formulas, suite) throws(OperationError) in
        try formulas.deriveSecret(suite, suite.hash.hash([]), "conf")
      }
    },
  ]

  private static func deriving(epochsUnder label: String, id: String) -> Misreading {
    Misreading(
      id, "dmls_epoch is derived under the label \"\(label)\".", section: "draft section 2",
      effect: misrouted, in: .identifiers
    ) { changingEpoch(&$0, to: label) }
  }

  private static func changingEpoch(_ formulas: inout Formulas, to label: String) {
    formulas.epochs.dmlsEpoch = { (formulas, suite, secret) throws(OperationError) in
      try formulas.deriveSecret(suite, requireNh(suite, secret), label)
    }
  }

  private static func confirming(under label: String, id: String) -> Misreading {
    Misreading(
      id, "commit_confirmation is derived under the label \"\(label)\".",
      section: "draft section 4", effect: noCommit, in: .confirmations
    ) { formulas in
      formulas.epochs.confirmation = { (formulas, suite, secret) throws(OperationError) in
        try formulas.deriveSecret(
          suite, secret ?? [UInt8](repeating: 0, count: suite.nh), label)
      }
    }
  }

  /// Derives once more before "conf": with a path, or without.
  private static func beforeConfirmation(
    _ formulas: inout Formulas, label: String, hasPath: Bool
  ) {
    let confirmation = formulas.epochs.confirmation
    formulas.epochs.confirmation = { (formulas, suite, secret) throws(OperationError) in
      guard (secret != nil) == hasPath else { return try confirmation(formulas, suite, secret) }
      let zeros = [UInt8](repeating: 0, count: suite.nh)
      return try confirmation(
        formulas, suite, try formulas.deriveSecret(suite, secret ?? zeros, label))
    }
  }

  private static func withoutPath(
    _ formulas: inout Formulas,
    _ value: @escaping @Sendable (Formulas, CipherSuite) throws(OperationError) -> [UInt8]
  ) {
    let confirmation = formulas.epochs.confirmation
    formulas.epochs.confirmation = { (formulas, suite, secret) throws(OperationError) in
      guard let secret else { return try value(formulas, suite) }
      return try confirmation(formulas, suite, secret)
    }
  }
}
