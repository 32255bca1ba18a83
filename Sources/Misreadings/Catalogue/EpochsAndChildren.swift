import DMLS
import KeyDerivation
import Operations
import VectorFiles

extension MisreadingCatalogue {
  private static let epoch = Group(
    section: "draft section 2", effect: "Messages name epochs that nobody knows.",
    operations: .identifiers)
  private static let confirmation = Group(
    section: "draft section 4",
    effect: "No commit on any epoch can be processed with anyone else's.",
    operations: .confirmations)
  private static let withoutPath = Group(
    section: "draft section 4",
    effect: "Commits without a path cannot be processed with anyone else's.",
    operations: .confirmations, reading: .commitWithoutPath)
  private static let child = Group(
    section: "draft section 4", effect: confirmation.effect, operations: .children)

  /// dmls_epoch.
  static let epochs: [Misreading] = [
    deriving("epoch-label-dmls-epoch", epochsUnder: "dmls_epoch"),
    deriving("epoch-label-epoch-id", epochsUnder: "epoch_id"),
    deriving("epoch-label-epoch-secret", epochsUnder: "epoch_secret"),
    epoch(
      "epoch-is-authenticator", "dmls_epoch is epoch_authenticator.",
      effect: "A value that people compare out of band is sent in the clear.",
      \.dmlsEpoch, to: epochUnder("authentication")),
    epoch(
      "epoch-by-exporter", "dmls_epoch is MLS-Exporter(\"DMLS epoch ID\", \"\", Nh).", \.dmlsEpoch
    ) { (f, secret) throws(DMLSError) in
      try f.requireNh(secret, name: "epoch_secret")
      let labelled = try f.deriveSecret(f.deriveSecret(secret, "exporter"), "DMLS epoch ID")
      return try f.expandWithLabel(labelled, "exported", f.cipherSuite.hash.hash([]))
    },
    epoch(
      "epoch-16-bytes", "dmls_epoch is cut to 16 bytes.",
      effect: "Peers refuse every message for its wrong length.", around: \.dmlsEpoch
    ) { (whole, f, secret) throws(DMLSError) in Array(try whole(f, secret).prefix(16)) },
    epoch("epoch-is-hash", "dmls_epoch is the hash of epoch_secret.", \.dmlsEpoch) { f, secret in
      f.cipherSuite.hash.hash(secret)
    },
    epoch(
      "epoch-is-secret", "dmls_epoch is epoch_secret itself.",
      effect: "The secret of the epoch travels in the clear.", \.dmlsEpoch
    ) { _, secret in secret },
  ]

  /// commit_confirmation.
  static let confirmations: [Misreading] = [
    confirming("confirmation-label-confirm", under: "confirm"),
    confirming("confirmation-label-confirmation", under: "confirmation"),
    confirming("confirmation-label-commit-confirmation", under: "commit_confirmation"),
    confirmation(
      "confirmation-from-commit-secret",
      "commit_confirmation comes from path_secret[n+1], the commit_secret.",
      reading: .lastPathSecret, around: \.commitConfirmation, derivingFirst("path", hasPath: true)),
    confirmation(
      "confirmation-from-node-secret", "commit_confirmation comes from the node_secret.",
      around: \.commitConfirmation, derivingFirst("node", hasPath: true)),
    confirmation(
      "confirmation-is-path-secret", "commit_confirmation is path_secret[n] itself.",
      \.commitConfirmation
    ) { f, secret in secret ?? f.zeroSecret },
    withoutPath(
      "confirmation-zero-without-path",
      "Without a path commit_confirmation is Nh zero bytes, not derived from them.",
      around: \.commitConfirmation
    ) { (confirmation, f, secret) throws(DMLSError) in
      try secret == nil ? f.zeroSecret : confirmation(f, secret)
    },
    withoutPath(
      "confirmation-refused-without-path", "A commit without a path has no commit_confirmation.",
      around: \.commitConfirmation
    ) { (confirmation, f, secret) throws(DMLSError) in
      guard let secret else { throw f.silentRefusal("a commit without a path") }
      return try confirmation(f, secret)
    },
    withoutPath(
      "confirmation-path-label-without-path",
      "Without a path commit_confirmation comes from DeriveSecret(0, \"path\").",
      around: \.commitConfirmation, derivingFirst("path", hasPath: false)),
    withoutPath(
      "confirmation-hash-without-path",
      "Without a path commit_confirmation comes from the hash of nothing in place of zeros.",
      around: \.commitConfirmation
    ) { (confirmation, f, secret) throws(DMLSError) in
      guard secret == nil else { return try confirmation(f, secret) }
      return try f.deriveSecret(f.cipherSuite.hash.hash([]), "conf")
    },
  ]

  /// DeriveChildSecret.
  static let children: [Misreading] = [
    child(
      "child-label-fixed", "DeriveChildSecret uses \"child_init\" whatever its label.",
      effect: "Another use of it collides with the key schedule's.", around: \.childSecretInput
    ) { (input, f, _, secret, context) throws(DMLSError) in
      try input(f, "child_init", secret, context)
    },
    child(
      "child-label-init", "Children are derived under the label \"init\".",
      around: \.childSecretInput
    ) { (input, f, _, secret, context) throws(DMLSError) in
      try input(f, "init", secret, context)
    },
    child(
      "child-context-ignored", "The context of DeriveChildSecret is left out.",
      effect: "All commits without a path on one epoch share one input: only one can be processed.",
      around: \.childSecretInput
    ) { (input, f, label, secret, _) throws(DMLSError) in try input(f, label, secret, []) },
    child(
      "child-context-hashed", "The context of DeriveChildSecret is hashed.",
      reading: .childContext, around: \.childSecretInput
    ) { (input, f, label, secret, context) throws(DMLSError) in
      try input(f, label, secret, f.cipherSuite.hash.hash(context))
    },
    child(
      "child-context-twice-prefixed", "The context of DeriveChildSecret has a length of its own.",
      around: \.childSecretInput
    ) { (input, f, label, secret, context) throws(DMLSError) in
      try input(f, label, secret, shortestHeader(context.count) + context)
    },
    child(
      "child-input-not-expanded", "commit_confirmation itself is the input of the PPRF.",
      effect: "Commits without a path on one epoch share one input.", \.childSecretInput
    ) { _, _, secret, _ in secret },
    child(
      "child-derive-secret-input",
      "The input of the PPRF is expanded from DeriveSecret(input_secret, label), not input_secret.",
      \.childSecretInput
    ) { (f, label, secret, context) throws(DMLSError) in
      try f.expandWithLabel(f.deriveSecret(secret, label), label, context)
    },
    child(
      "child-key-and-input-swapped", "prf_key is the PPRF's input, and its input the key.",
      effect: child.effect + " Nothing is punctured.", \.childSecret
    ) { (f, prf, input) throws(DMLSError) in try NodeStore(f, key: input).evaluate(prf.root) },
    child(
      "child-without-pprf", "The child's secret is the PPRF's input: no PPRF is evaluated.",
      effect: "Nobody needs the parent's secret to compute its children's.", \.childSecret
    ) { _, _, input in input },
    child(
      "child-by-expand", "The child's secret is ExpandWithLabel of the key: no PPRF is evaluated.",
      effect: "Nothing is punctured: whoever finds the key has every child.", \.childSecret
    ) { (f, prf, input) throws(DMLSError) in
      try f.expandWithLabel(prf.root, "child_init", input)
    },
    child(
      "child-fresh-pprf", "Each child starts from a PPRF that was never evaluated.",
      section: "draft section 5", effect: "A replayed commit makes its epoch again.", \.childSecret
    ) { (_, prf, input) throws(DMLSError) in try prf.fresh.evaluate(input) },
    child(
      "child-only-one", "An epoch's PPRF is gone after its first child.",
      effect: "Forks cannot be followed: the first commit wins.", \.childSecret
    ) { (_, prf, input) throws(DMLSError) in
      guard prf.inputs.isEmpty else { throw .punctured }
      return try prf.evaluate(input)
    },
  ]

  private static func deriving(_ id: String, epochsUnder label: String) -> Misreading {
    epoch(
      id, "dmls_epoch is derived under the label \"\(label)\".", \.dmlsEpoch, to: epochUnder(label))
  }

  private static func epochUnder(_ label: String) -> Formula<[UInt8], [UInt8]> {
    Formula { (f, secret) throws(DMLSError) in
      try f.deriveSecret(f.requireNh(secret, name: "epoch_secret"), label)
    }
  }

  private static func confirming(_ id: String, under label: String) -> Misreading {
    confirmation(
      id, "commit_confirmation is derived under the label \"\(label)\".", \.commitConfirmation
    ) { (f, secret) throws(DMLSError) in try f.deriveSecret(secret ?? f.zeroSecret, label) }
  }

  /// Derives once more before "conf": with a path, or without.
  private static func derivingFirst(
    _ label: String, hasPath: Bool
  ) -> Around<[UInt8], [UInt8]?> {
    { (confirmation, f, secret) throws(DMLSError) in
      guard (secret != nil) == hasPath else { return try confirmation(f, secret) }
      return try confirmation(f, f.deriveSecret(secret ?? f.zeroSecret, label))
    }
  }
}
