import DMLS
import KeyDerivation
import Operations

extension MisreadingCatalogue {
  private static let label = Group(
    section: "RFC 9420 section 8", effect: "No derived value agrees with anyone's.",
    operations: .derivations)
  private static let hkdf = Group(
    section: "RFC 9420 section 8, RFC 5869", effect: label.effect, operations: .derivations)
  private static let vectors = "RFC 9420 section 2.1.2"
  private static let suites = "RFC 9420 section 17.1"
  private static let someSuites = "Some cipher suites interoperate and others never do."

  /// How a KDFLabel is put together.
  static let labels: Rows = [
    "label-prefix-missing": label("Labels lack the prefix \"MLS 1.0 \".", .set(\.kdf.prefix, "")),
    "label-prefix-mls10": label(
      "Labels have the prefix \"mls10 \" of early drafts of MLS.", .set(\.kdf.prefix, "mls10 ")),
    "label-prefix-tls13": label(
      "Labels have the prefix \"tls13 \" of a TLS library.", .set(\.kdf.prefix, "tls13 ")),
    "label-prefix-without-space": label(
      "Labels have the prefix \"MLS 1.0\", without its last space.", .set(\.kdf.prefix, "MLS 1.0")),
    "label-prefix-dmls": label(
      "Labels have the prefix \"DMLS 1.0 \".", .set(\.kdf.prefix, "DMLS 1.0 ")),
    "label-prefix-not-counted": label(
      "The label's length does not count its prefix.",
      .set(\.kdf.labelHeader) { shortestHeader($0 - KDFLabel.labelPrefix.utf8.count) }),
    "label-zero-terminated": label("Labels end in a zero byte.", .set(\.kdf.labelEnd, [0])),
    "label-header-uint8": label(
      "The label's length is a uint8, as in TLS.", section: vectors,
      effect: "Only labels of 64 bytes or more show it: someone else's extension fails.",
      in: [ExpandWithLabel.self], .set(\.kdf.labelHeader) { bigEndian($0, width: 1) }),
    "label-header-uint16": label(
      "The label's length is a uint16.", section: vectors,
      .set(\.kdf.labelHeader) { bigEndian($0, width: 2) }),
    "context-header-uint8": label(
      "The context's length is a uint8, as in TLS.", section: vectors,
      effect: "Contexts of 64 bytes or more, as every GroupContext is, give other secrets.",
      in: .contexts,
      .set(\.kdf.contextHeader) { bigEndian($0, width: 1) }),
    "context-header-uint16": label(
      "The context's length is a uint16.", section: vectors,
      .set(\.kdf.contextHeader) { bigEndian($0, width: 2) }),
    "context-header-uint32": label(
      "The context's length is a uint32.", section: vectors,
      .set(\.kdf.contextHeader) { bigEndian($0, width: 4) }),
    "length-field-missing": label("KDFLabel has no length.", .set(\.kdf.lengthField) { _ in [] }),
    "length-field-little-endian": label(
      "KDFLabel.length has its low byte first.",
      .set(\.kdf.lengthField) { bigEndian($0, width: 2).reversed() }),
    "length-field-uint8": label(
      "KDFLabel.length is a uint8.", .set(\.kdf.lengthField) { bigEndian($0, width: 1) }),
    "length-field-uint32": label(
      "KDFLabel.length is a uint32.", .set(\.kdf.lengthField) { bigEndian($0, width: 4) }),
    "length-field-bits": label(
      "KDFLabel.length counts bits.", .set(\.kdf.lengthField) { bigEndian(8 * $0, width: 2) }),
    "context-before-label": label(
      "The context stands before the label.", .set(\.kdf.fields) { $0 + $2 + $1 }),
    "context-field-missing": label(
      "KDFLabel has no context.",
      .wrap(\.kdf.fields) { fields in { length, label, _ in fields(length, label, []) } }),
    "context-ignored": label(
      "The context is always empty.",
      effect: "Both children of a tree node are the same, and so are children of one epoch.",
      in: .derivations.subtracting([DeriveSecret.self, DMLSEpoch.self, CommitConfirmation.self]),
      .set(\.kdf.context) { _, _ in [] }),
    "context-hashed": label(
      "The context is replaced by its hash, as in TLS 1.3.",
      .set(\.kdf.context) { $0.hash.hash($1) }),
    "length-field-nh-always": label(
      "KDFLabel.length is Nh, however many bytes are asked for.",
      effect: "Only secrets of Nh bytes agree, and exported keys do not.",
      in: [ExpandWithLabel.self, KeySchedule.self],
      .set(\.kdf.statedLength) { suite, _ in suite.nh }
    ),
    "context-empty-omitted": label(
      "An empty context is left out, with its header, as an absent one.",
      in: .derivations.subtracting([TreeNode.self]),
      .set(\.kdf.contextHeader) { $0 == 0 ? [] : shortestHeader($0) }),
    "context-header-missing": label(
      "The context has no length.", section: vectors, .set(\.kdf.contextHeader) { _ in [] }),
    "label-and-context-concatenated": label(
      "Neither the label nor the context has a length.", section: vectors,
      .set(\.kdf.labelHeader) { _ in [] }, .set(\.kdf.contextHeader) { _ in [] }),
    "context-buffer-256": label(
      "A context is cut after 256 bytes, the size of a buffer.",
      effect: "Groups whose context is longer cannot be followed.",
      in: [ExpandWithLabel.self, DeriveChildSecret.self, KeySchedule.self],
      .set(\.kdf.context) { _, context in Array(context.prefix(256)) }),
  ]

  /// HKDF, its hash function, and DeriveSecret.
  static let keyDerivation: Rows = [
    "extract-for-expand": hkdf(
      "HKDF-Extract is called in the place of HKDF-Expand.",
      .formula(\.kdf.expand) { (f, secret, info, length) throws(DMLSError) in
        Array(HKDF.extract(f.hash, salt: secret, inputKeyMaterial: info).prefix(length))
      }),
    "extract-before-expand": hkdf(
      "HKDF-Extract comes before every HKDF-Expand.",
      .around(\.kdf.expand) { (expand, f, secret, info, length) throws(DMLSError) in
        try expand(f, HKDF.extract(f.hash, salt: [], inputKeyMaterial: secret), info, length)
      }),
    "expand-counter-from-zero": hkdf(
      "HKDF-Expand counts its blocks from 0.",
      .blocks { previous, info, counter in previous + info + [counter &- 1] }),
    "expand-without-previous-block": hkdf(
      "HKDF-Expand forgets the block before.",
      effect: "Outputs that are longer than a hash differ.", in: [ExpandWithLabel.self],
      .blocks { _, info, counter in info + [counter] }),
    "expand-cut-to-one-block": hkdf(
      "The output ends after the first block of HKDF-Expand.",
      effect: "Keys that are longer than a hash come out short.", in: [ExpandWithLabel.self],
      .around(\.kdf.expand) { (expand, f, secret, info, length) throws(DMLSError) in
        Array(try expand(f, secret, info, length).prefix(f.hash.digestSize))
      }),
    "expand-limit-unchecked": hkdf(
      "HKDF-Expand goes on after 255 blocks.",
      effect: "The block counter starts again, and bytes repeat.", in: [ExpandWithLabel.self],
      .blocks { previous, info, counter in previous + info + [counter] }),
    "sha256-for-every-suite": hkdf(
      "SHA-256 is used under every cipher suite.", section: suites, effect: someSuites,
      .set(\.kdf.hash) { _ in .sha256 }),
    "sha512-for-suite-7": hkdf(
      "SHA-512 is used under cipher suite 7, whose hash is SHA-384.", section: suites,
      effect: "Cipher suite 7 never interoperates.",
      .set(\.kdf.hash) { $0.hash == .sha384 ? .sha512 : $0.hash }),
    "sha384-for-256-bit-suites": hkdf(
      "SHA-384 is used under cipher suites 4, 5 and 6.", section: suites,
      effect: "Cipher suites 4, 5 and 6 never interoperate.",
      .set(\.kdf.hash) { $0.hash == .sha512 ? .sha384 : $0.hash }),
    "hmac-key-cut": hkdf(
      "A key longer than a block of the hash is cut and not hashed.", section: "RFC 2104",
      effect: "Long secrets, such as concatenated keys, give other values.",
      in: [ExpandWithLabel.self],
      .around(\.kdf.expand) { (expand, f, secret, info, length) throws(DMLSError) in
        try expand(f, Array(secret.prefix(f.hash.blockSize)), info, length)
      }),
    "hmac-key-of-block-size-hashed": hkdf(
      "A key as long as a block of the hash is hashed, as only longer ones are.",
      section: "RFC 2104", effect: "Secrets of just that length give other values.",
      in: [ExpandWithLabel.self],
      .around(\.kdf.expand) { (expand, f, secret, info, length) throws(DMLSError) in
        let isBlock = secret.count == f.hash.blockSize
        return try expand(f, isBlock ? f.hash.hash(secret) : secret, info, length)
      }),
    "extract-without-salt": hkdf(
      "HKDF-Extract gets no salt.", effect: "Nothing of the epoch before enters the next one.",
      in: .schedules, .wrap(\.extract) { extract in { f, _, input in extract(f, [], input) } }),
    "expand-not-cut": hkdf(
      "The last block of HKDF-Expand is not cut.",
      effect: "Keys come out longer than they were asked for.",
      in: [ExpandWithLabel.self, KeySchedule.self],
      .around(\.kdf.expand) { (expand, f, secret, info, length) throws(DMLSError) in
        let size = f.hash.digestSize
        return try expand(f, secret, info, (length + size - 1) / size * size)
      }),
    "expand-zero-key-refused": hkdf(
      "HKDF-Expand refuses a key of only zeros.",
      effect: "Commits without a path cannot be followed.",
      in: [
        ExpandWithLabel.self, DeriveSecret.self, TreeNode.self, DMLSEpoch.self,
        CommitConfirmation.self, PPRFEvaluate.self, EpochTree.self, ProcessCommits.self,
      ],
      .around(\.kdf.expand) { (expand, f, secret, info, length) throws(DMLSError) in
        guard secret.contains(where: { $0 != 0 }) else { throw f.silentRefusal("a key of zeros") }
        return try expand(f, secret, info, length)
      }),
    "derive-secret-32-bytes": hkdf(
      "DeriveSecret gives 32 bytes under every cipher suite.", effect: someSuites,
      in: .deriveSecret, .set(\.kdf.deriveSecretArguments) { _, _ in ([], 32) },
      .taking("commit_secret") { _, secret in secret },
      .taking("exporter_secret") { _, secret in secret }),
    "derive-secret-zero-context": hkdf(
      "DeriveSecret has a zero byte as its context.", in: .deriveSecret,
      .set(\.kdf.deriveSecretArguments) { f, _ in ([0], f.nh) }),
    "derive-secret-label-as-context": hkdf(
      "DeriveSecret has its label as its context too.", in: .deriveSecret,
      .set(\.kdf.deriveSecretArguments) { f, name in (Array(name.utf8), f.nh) }),
    "derive-secret-hash-of-nothing": hkdf(
      "DeriveSecret has the hash of the empty string as its context, as in TLS 1.3.",
      in: .deriveSecret,
      .set(\.kdf.deriveSecretArguments) { f, _ in (f.cipherSuite.hash.hash([]), f.nh) }),
  ]
}

extension Change {
  /// HKDF-Expand with another message for each block: of the block before, info and counter.
  fileprivate static func blocks(
    _ message: @escaping @Sendable (_ previous: [UInt8], _ info: [UInt8], UInt8) -> [UInt8]
  ) -> Change {
    .formula(\.kdf.expand) { (f, secret, info, length) throws(DMLSError) in
      var output: [UInt8] = []
      var block: [UInt8] = []
      var counter: UInt8 = 1
      while output.count < length {
        block = HMAC.authenticationCode(f.hash, key: secret, message: message(block, info, counter))
        output += block
        counter &+= 1
      }
      return Array(output.prefix(length))
    }
  }
}
