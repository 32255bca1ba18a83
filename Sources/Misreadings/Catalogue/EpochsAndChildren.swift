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
  static let epochs: Rows = [
    "epoch-label-dmls-epoch": deriving(epochsUnder: "dmls_epoch"),
    "epoch-label-epoch-id": deriving(epochsUnder: "epoch_id"),
    "epoch-label-epoch-secret": deriving(epochsUnder: "epoch_secret"),
    "epoch-is-authenticator": epoch(
      "dmls_epoch is epoch_authenticator.",
      effect: "A value that people compare out of band is sent in the clear.",
      .epochUnder("authentication")),
    "epoch-by-exporter": epoch(
      "dmls_epoch is MLS-Exporter(\"DMLS epoch ID\", \"\", Nh).",
      .formula(\.dmlsEpoch) { (f, secret) throws(DMLSError) in
        try f.requireNh(secret, name: "epoch_secret")
        let labelled = try f.deriveSecret(f.deriveSecret(secret, "exporter"), "DMLS epoch ID")
        return try f.expandWithLabel(labelled, "exported", f.cipherSuite.hash.hash([]))
      }),
    "epoch-16-bytes": epoch(
      "dmls_epoch is cut to 16 bytes.", effect: "Peers refuse every message for its wrong length.",
      .around(\.dmlsEpoch) { (whole, f, secret) throws(DMLSError) in
        Array(try whole(f, secret).prefix(16))
      }),
    "epoch-from-parent-init": epoch(
      "dmls_epoch is derived from parent_init_secret.",
      .formula(\.dmlsEpoch) { (f, secret) throws(DMLSError) in
        try f.requireNh(secret, name: "epoch_secret")
        return try f.deriveSecret(f.deriveSecret(secret, "parent_init"), "epoch")
      }),
    "epoch-is-hash": epoch(
      "dmls_epoch is the hash of epoch_secret.",
      .formula(\.dmlsEpoch) { f, secret in f.cipherSuite.hash.hash(secret) }),
    "epoch-is-secret": epoch(
      "dmls_epoch is epoch_secret itself.", effect: "The secret of the epoch travels in the clear.",
      .formula(\.dmlsEpoch) { _, secret in secret }),
  ]

  /// commit_confirmation.
  static let confirmations: Rows = [
    "confirmation-label-confirm": confirming(under: "confirm"),
    "confirmation-label-confirmation": confirming(under: "confirmation"),
    "confirmation-label-commit-confirmation": confirming(under: "commit_confirmation"),
    "confirmation-from-commit-secret": confirmation(
      "commit_confirmation comes from path_secret[n+1], the commit_secret.",
      reading: .lastPathSecret, .derivingFirst("path", hasPath: true)),
    "confirmation-from-node-secret": confirmation(
      "commit_confirmation comes from the node_secret.", .derivingFirst("node", hasPath: true)),
    "confirmation-is-path-secret": confirmation(
      "commit_confirmation is path_secret[n] itself.",
      .formula(\.commitConfirmation) { f, secret in secret ?? f.zeroSecret }),
    "confirmation-zero-without-path": withoutPath(
      "Without a path commit_confirmation is Nh zero bytes, not derived from them.",
      .around(\.commitConfirmation) { (confirmation, f, secret) throws(DMLSError) in
        try secret == nil ? f.zeroSecret : confirmation(f, secret)
      }),
    "confirmation-refused-without-path": withoutPath(
      "A commit without a path has no commit_confirmation.",
      .around(\.commitConfirmation) { (confirmation, f, secret) throws(DMLSError) in
        guard let secret else { throw f.silentRefusal("a commit without a path") }
        return try confirmation(f, secret)
      }),
    "confirmation-path-label-without-path": withoutPath(
      "Without a path commit_confirmation comes from DeriveSecret(0, \"path\").",
      .derivingFirst("path", hasPath: false)),
    "confirmation-hash-without-path": withoutPath(
      "Without a path commit_confirmation comes from the hash of nothing in place of zeros.",
      .around(\.commitConfirmation) { (confirmation, f, secret) throws(DMLSError) in
        guard secret == nil else { return try confirmation(f, secret) }
        return try f.deriveSecret(f.cipherSuite.hash.hash([]), "conf")
      }),
  ]

  /// DeriveChildSecret.
  static let children: Rows = [
    "child-label-fixed": child(
      "DeriveChildSecret uses \"child_init\" whatever its label.",
      effect: "Another use of it collides with the key schedule's.",
      .around(\.childSecretInput) { (input, f, _, secret, context) throws(DMLSError) in
        try input(f, "child_init", secret, context)
      }),
    "child-label-init": child(
      "Children are derived under the label \"init\".",
      .around(\.childSecretInput) { (input, f, _, secret, context) throws(DMLSError) in
        try input(f, "init", secret, context)
      }),
    "child-context-ignored": child(
      "The context of DeriveChildSecret is left out.",
      effect: "All commits without a path on one epoch share one input: only one can be processed.",
      .around(\.childSecretInput) { (input, f, label, secret, _) throws(DMLSError) in
        try input(f, label, secret, [])
      }),
    "child-context-hashed": child(
      "The context of DeriveChildSecret is hashed.", reading: .childContext,
      .around(\.childSecretInput) { (input, f, label, secret, context) throws(DMLSError) in
        try input(f, label, secret, f.cipherSuite.hash.hash(context))
      }),
    "child-context-twice-prefixed": child(
      "The context of DeriveChildSecret has a length of its own.",
      .around(\.childSecretInput) { (input, f, label, secret, context) throws(DMLSError) in
        try input(f, label, secret, shortestHeader(context.count) + context)
      }),
    "child-input-not-expanded": child(
      "commit_confirmation itself is the input of the PPRF.",
      effect: "Commits without a path on one epoch share one input.",
      .formula(\.childSecretInput) { _, _, secret, _ in secret }),
    "child-derive-secret-input": child(
      "The input of the PPRF is expanded from DeriveSecret(input_secret, label), not input_secret.",
      .formula(\.childSecretInput) { (f, label, secret, context) throws(DMLSError) in
        try f.expandWithLabel(f.deriveSecret(secret, label), label, context)
      }),
    "child-input-is-hash": child(
      "The input of the PPRF is a hash of label, input_secret and context, one behind the other.",
      .formula(\.childSecretInput) { f, label, secret, context in
        f.cipherSuite.hash.hash(Array(label.utf8) + secret + context)
      }),
    "child-input-cached-by-confirmation": child(
      "Inputs of the PPRF are kept in a cache by input_secret alone.",
      effect: "Two commits with one confirmation become one.",
      .cachingInput { secret, _ in secret }),
    "child-input-cached-by-context": child(
      "Inputs of the PPRF are kept in a cache by context alone.",
      effect: "Two commits with one context become one.",
      in: [DeriveChildSecret.self, EpochTree.self], .cachingInput { _, context in context }),
    "child-key-and-input-swapped": child(
      "prf_key is the PPRF's input, and its input the key.",
      effect: child.effect + " Nothing is punctured.",
      .formula(\.childSecret) { (f, prf, input) throws(DMLSError) in
        try NodeStore(f, key: input).evaluate(prf.root)
      }),
    "child-without-pprf": child(
      "The child's secret is the PPRF's input: no PPRF is evaluated.",
      effect: "Nobody needs the parent's secret to compute its children's.",
      .formula(\.childSecret) { _, _, input in input }),
    "child-by-expand": child(
      "The child's secret is ExpandWithLabel of the key: no PPRF is evaluated.",
      effect: "Nothing is punctured: whoever finds the key has every child.",
      .formula(\.childSecret) { (f, prf, input) throws(DMLSError) in
        try f.expandWithLabel(prf.root, "child_init", input)
      }),
    "child-fresh-pprf": child(
      "Each child starts from a PPRF that was never evaluated.", section: "draft section 5",
      effect: "A replayed commit makes its epoch again.",
      .formula(\.childSecret) { (_, prf, input) throws(DMLSError) in try prf.fresh.evaluate(input) }
    ),
    "child-only-one": child(
      "An epoch's PPRF is gone after its first child.",
      effect: "Forks cannot be followed: the first commit wins.",
      .formula(\.childSecret) { (_, prf, input) throws(DMLSError) in
        guard prf.inputs.isEmpty else { throw .punctured }
        return try prf.evaluate(input)
      }),
  ]

  private static func deriving(epochsUnder label: String) -> Row {
    epoch("dmls_epoch is derived under the label \"\(label)\".", .epochUnder(label))
  }

  private static func confirming(under label: String) -> Row {
    confirmation(
      "commit_confirmation is derived under the label \"\(label)\".",
      .formula(\.commitConfirmation) { (f, secret) throws(DMLSError) in
        try f.deriveSecret(secret ?? f.zeroSecret, label)
      })
  }
}

extension Change {
  /// Takes the PPRF's input from a cache, whose key is made of input_secret and context.
  fileprivate static func cachingInput(
    _ key: @escaping @Sendable (_ secret: [UInt8], _ context: [UInt8]) -> [UInt8]
  ) -> Change {
    .around(\.childSecretInput) { (input, f, label, secret, context) throws(DMLSError) in
      if let known = f.memory[key(secret, context)] { return known }
      let new = try input(f, label, secret, context)
      f.memory[key(secret, context)] = new
      return new
    }
  }

  /// Derives dmls_epoch under another label.
  fileprivate static func epochUnder(_ label: String) -> Change {
    .formula(\.dmlsEpoch) { (f, secret) throws(DMLSError) in
      try f.deriveSecret(f.requireNh(secret, name: "epoch_secret"), label)
    }
  }

  /// Derives once more before "conf": with a path, or without.
  fileprivate static func derivingFirst(_ label: String, hasPath: Bool) -> Change {
    .around(\.commitConfirmation) { (confirmation, f, secret) throws(DMLSError) in
      guard (secret != nil) == hasPath else { return try confirmation(f, secret) }
      return try confirmation(f, f.deriveSecret(secret ?? f.zeroSecret, label))
    }
  }
}
