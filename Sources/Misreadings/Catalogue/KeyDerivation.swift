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
  static let labels: [Misreading] = [
    label("label-prefix-missing", "Labels lack the prefix \"MLS 1.0 \".", \.kdf.prefix, to: ""),
    label(
      "label-prefix-mls10", "Labels have the prefix \"mls10 \" of early drafts of MLS.",
      \.kdf.prefix, to: "mls10 "),
    label(
      "label-prefix-tls13", "Labels have the prefix \"tls13 \" of a TLS library.",
      \.kdf.prefix, to: "tls13 "),
    label(
      "label-prefix-without-space", "Labels have the prefix \"MLS 1.0\", without its last space.",
      \.kdf.prefix, to: "MLS 1.0"),
    label(
      "label-prefix-dmls", "Labels have the prefix \"DMLS 1.0 \".", \.kdf.prefix, to: "DMLS 1.0 "),
    label(
      "label-prefix-not-counted", "The label's length does not count its prefix.",
      \.kdf.labelHeader, to: { shortestHeader($0 - KDFLabel.labelPrefix.utf8.count) }),
    label("label-zero-terminated", "Labels end in a zero byte.", \.kdf.labelEnd, to: [0]),
    label(
      "label-header-uint8", "The label's length is a uint8, as in TLS.", section: vectors,
      effect: "Only labels of 64 bytes or more show it: someone else's extension fails.",
      in: [ExpandWithLabel.self], \.kdf.labelHeader, to: { bigEndian($0, width: 1) }),
    label(
      "label-header-uint16", "The label's length is a uint16.", section: vectors,
      \.kdf.labelHeader, to: { bigEndian($0, width: 2) }),
    label(
      "context-header-uint8", "The context's length is a uint8, as in TLS.", section: vectors,
      effect: "Contexts of 64 bytes or more, as every GroupContext is, give other secrets.",
      in: [ExpandWithLabel.self, DeriveChildSecret.self],
      \.kdf.contextHeader, to: { bigEndian($0, width: 1) }),
    label(
      "context-header-uint16", "The context's length is a uint16.", section: vectors,
      \.kdf.contextHeader, to: { bigEndian($0, width: 2) }),
    label(
      "context-header-uint32", "The context's length is a uint32.", section: vectors,
      \.kdf.contextHeader, to: { bigEndian($0, width: 4) }),
    label(
      "length-field-missing", "KDFLabel has no length.", \.kdf.lengthField, to: { _ in [] }),
    label(
      "length-field-little-endian", "KDFLabel.length has its low byte first.",
      \.kdf.lengthField, to: { bigEndian($0, width: 2).reversed() }),
    label(
      "length-field-uint8", "KDFLabel.length is a uint8.",
      \.kdf.lengthField, to: { bigEndian($0, width: 1) }),
    label(
      "length-field-uint32", "KDFLabel.length is a uint32.",
      \.kdf.lengthField, to: { bigEndian($0, width: 4) }),
    label(
      "length-field-bits", "KDFLabel.length counts bits.",
      \.kdf.lengthField, to: { bigEndian(8 * $0, width: 2) }),
    label(
      "context-before-label", "The context stands before the label.",
      \.kdf.fields, to: { $0 + $2 + $1 }),
    label("context-field-missing", "KDFLabel has no context.") { changes in
      let fields = changes.kdf.fields
      changes.kdf.fields = { length, label, _ in fields(length, label, []) }
    },
    label(
      "context-ignored", "The context is always empty.",
      effect: "Both children of a tree node are the same, and so are children of one epoch.",
      in: .derivations.subtracting([DeriveSecret.self, DMLSEpoch.self, CommitConfirmation.self]),
      \.kdf.context, to: { _, _ in [] }),
    label(
      "context-hashed", "The context is replaced by its hash, as in TLS 1.3.",
      \.kdf.context, to: { $0.hash.hash($1) }),
  ]

  /// HKDF, its hash function, and DeriveSecret.
  static let keyDerivation: [Misreading] = [
    hkdf(
      "extract-for-expand", "HKDF-Extract is called in the place of HKDF-Expand.", \.kdf.expand
    ) { (f, secret, info, length) throws(DMLSError) in
      Array(f.extract(salt: secret, inputKeyMaterial: info).prefix(length))
    },
    hkdf(
      "extract-before-expand", "HKDF-Extract comes before every HKDF-Expand.", around: \.kdf.expand
    ) { (expand, f, secret, info, length) throws(DMLSError) in
      try expand(f, f.extract(salt: [], inputKeyMaterial: secret), info, length)
    },
    hkdf(
      "expand-counter-from-zero", "HKDF-Expand counts its blocks from 0.",
      \.kdf.expand, to: blocks { previous, info, counter in previous + info + [counter &- 1] }),
    hkdf(
      "expand-without-previous-block", "HKDF-Expand forgets the block before.",
      effect: "Outputs that are longer than a hash differ.", in: [ExpandWithLabel.self],
      \.kdf.expand, to: blocks { _, info, counter in info + [counter] }),
    hkdf(
      "expand-cut-to-one-block", "The output ends after the first block of HKDF-Expand.",
      effect: "Keys that are longer than a hash come out short.", in: [ExpandWithLabel.self],
      around: \.kdf.expand
    ) { (expand, f, secret, info, length) throws(DMLSError) in
      Array(try expand(f, secret, info, length).prefix(f.hash.digestSize))
    },
    hkdf(
      "expand-limit-unchecked", "HKDF-Expand goes on after 255 blocks.",
      effect: "The block counter starts again, and bytes repeat.", in: [ExpandWithLabel.self],
      \.kdf.expand, to: blocks { previous, info, counter in previous + info + [counter] }),
    hkdf(
      "sha256-for-every-suite", "SHA-256 is used under every cipher suite.", section: suites,
      effect: someSuites, \.kdf.hash, to: { _ in .sha256 }),
    hkdf(
      "sha512-for-suite-7", "SHA-512 is used under cipher suite 7, whose hash is SHA-384.",
      section: suites, effect: "Cipher suite 7 never interoperates.",
      \.kdf.hash, to: { $0.hash == .sha384 ? .sha512 : $0.hash }),
    hkdf(
      "sha384-for-256-bit-suites", "SHA-384 is used under cipher suites 4, 5 and 6.",
      section: suites, effect: "Cipher suites 4, 5 and 6 never interoperate.",
      \.kdf.hash, to: { $0.hash == .sha512 ? .sha384 : $0.hash }),
    hkdf(
      "hmac-key-cut", "A key longer than a block of the hash is cut and not hashed.",
      section: "RFC 2104", effect: "Long secrets, such as concatenated keys, give other values.",
      in: [ExpandWithLabel.self], around: \.kdf.expand
    ) { (expand, f, secret, info, length) throws(DMLSError) in
      try expand(f, Array(secret.prefix(f.hash.blockSize)), info, length)
    },
    hkdf(
      "derive-secret-32-bytes", "DeriveSecret gives 32 bytes under every cipher suite.",
      effect: someSuites, in: .deriveSecret
    ) { changes in
      changes.kdf.deriveSecretArguments = { _, _ in ([], 32) }
      changes.put(around: \.requireNh) { (requireNh, f, bytes, name) throws(DMLSError) in
        ["commit_secret", "exporter_secret"].contains(name) ? bytes : try requireNh(f, bytes, name)
      }
    },
    hkdf(
      "derive-secret-zero-context", "DeriveSecret has a zero byte as its context.",
      in: .deriveSecret, \.kdf.deriveSecretArguments, to: { f, _ in ([0], f.nh) }),
    hkdf(
      "derive-secret-label-as-context", "DeriveSecret has its label as its context too.",
      in: .deriveSecret, \.kdf.deriveSecretArguments, to: { f, name in (Array(name.utf8), f.nh) }),
    hkdf(
      "derive-secret-hash-of-nothing",
      "DeriveSecret has the hash of the empty string as its context, as in TLS 1.3.",
      in: .deriveSecret,
      \.kdf.deriveSecretArguments, to: { f, _ in (f.cipherSuite.hash.hash([]), f.nh) }),
  ]

  /// HKDF-Expand with another message for each block: of the block before, info and counter.
  private static func blocks(
    _ message: @escaping @Sendable (_ previous: [UInt8], _ info: [UInt8], UInt8) -> [UInt8]
  ) -> Formula<[UInt8], [UInt8], [UInt8], Int> {
    Formula { (f, secret, info, length) throws(DMLSError) in
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
