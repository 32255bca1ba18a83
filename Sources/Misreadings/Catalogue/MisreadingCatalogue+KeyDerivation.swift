import KeyDerivation
import Operations

extension MisreadingCatalogue {
  private static let section = "RFC 9420 section 8, RFC 5869"
  private static let nothingAgrees = "No derived value agrees with anyone's."
  private static let someSuites = "Some cipher suites interoperate and others never do."

  /// HKDF, its hash function, and DeriveSecret.
  static let keyDerivation: [Misreading] = [
    Misreading(
      "extract-for-expand", "HKDF-Extract is called in the place of HKDF-Expand.",
      section: section, effect: nothingAgrees, in: .derivations
    ) { formulas in
      formulas.keyDerivation.expand = { (hash, secret, info, length) throws(OperationError) in
        Array(HKDF.extract(hash, salt: secret, inputKeyMaterial: info).prefix(length))
      }
    },
    Misreading(
      "extract-before-expand", "HKDF-Extract comes before every HKDF-Expand.",
      section: section, effect: nothingAgrees, in: .derivations
    ) { formulas in
      let expand = formulas.keyDerivation.expand
      formulas.keyDerivation.expand = { (hash, secret, info, length) throws(OperationError) in
        try expand(hash, HKDF.extract(hash, salt: [], inputKeyMaterial: secret), info, length)
      }
    },
    Misreading(
      "expand-counter-from-zero", "HKDF-Expand counts its blocks from 0.", section: section,
      effect: nothingAgrees, in: .derivations
    ) {
      $0.keyDerivation.expand = blocks { _, previous, info, counter in
        previous + info + [counter &- 1]
      }
    },
    Misreading(
      "expand-without-previous-block", "HKDF-Expand forgets the block before.", section: section,
      effect: "Outputs that are longer than a hash differ.", in: [.expandWithLabel]
    ) { $0.keyDerivation.expand = blocks { _, _, info, counter in info + [counter] } },
    Misreading(
      "expand-cut-to-one-block", "The output ends after the first block of HKDF-Expand.",
      section: section, effect: "Keys that are longer than a hash come out short.",
      in: [.expandWithLabel]
    ) { formulas in
      let expand = formulas.keyDerivation.expand
      formulas.keyDerivation.expand = { (hash, secret, info, length) throws(OperationError) in
        Array(try expand(hash, secret, info, length).prefix(hash.digestSize))
      }
    },
    Misreading(
      "expand-limit-unchecked", "HKDF-Expand goes on after 255 blocks.", section: section,
      effect: "The block counter starts again, and bytes repeat.", in: [.expandWithLabel]
    ) {
      $0.keyDerivation.expand = blocks { _, previous, info, counter in previous + info + [counter] }
    },
    Misreading(
      "sha256-for-every-suite", "SHA-256 is used under every cipher suite.",
      section: "RFC 9420 section 17.1", effect: someSuites, in: .derivations
    ) { $0.keyDerivation.hash = { _ in .sha256 } },
    Misreading(
      "sha512-for-suite-7", "SHA-512 is used under cipher suite 7, whose hash is SHA-384.",
      section: "RFC 9420 section 17.1", effect: "Cipher suite 7 never interoperates.",
      in: .derivations
    ) { $0.keyDerivation.hash = { $0.hash == .sha384 ? .sha512 : $0.hash } },
    Misreading(
      "sha384-for-256-bit-suites", "SHA-384 is used under cipher suites 4, 5 and 6.",
      section: "RFC 9420 section 17.1", effect: "Cipher suites 4, 5 and 6 never interoperate.",
      in: .derivations
    ) { $0.keyDerivation.hash = { $0.hash == .sha512 ? .sha384 : $0.hash } },
    Misreading(
      "hmac-key-cut", "A key longer than a block of the hash is cut and not hashed.",
      section: "RFC 2104", effect: "Long secrets, such as concatenated keys, give other values.",
      in: [.expandWithLabel]
    ) { formulas in
      let expand = formulas.keyDerivation.expand
      formulas.keyDerivation.expand = { (hash, secret, info, length) throws(OperationError) in
        try expand(hash, Array(secret.prefix(hash.blockSize)), info, length)
      }
    },
    Misreading(
      "derive-secret-32-bytes", "DeriveSecret gives 32 bytes under every cipher suite.",
      section: section, effect: someSuites, in: .deriveSecret
    ) { $0.keyDerivation.deriveSecret = { _, _ in ([], 32) } },
    Misreading(
      "derive-secret-zero-context", "DeriveSecret has a zero byte as its context.",
      section: section, effect: nothingAgrees, in: .deriveSecret
    ) { $0.keyDerivation.deriveSecret = { suite, _ in ([0], suite.nh) } },
    Misreading(
      "derive-secret-label-as-context", "DeriveSecret has its label as its context too.",
      section: section, effect: nothingAgrees, in: .deriveSecret
    ) { $0.keyDerivation.deriveSecret = { suite, label in (Array(label.utf8), suite.nh) } },
    Misreading(
      "derive-secret-hash-of-nothing",
      "DeriveSecret has the hash of the empty string as its context, as in TLS 1.3.",
      section: section, effect: nothingAgrees, in: .deriveSecret
    ) { $0.keyDerivation.deriveSecret = { suite, _ in (suite.hash.hash([]), suite.nh) } },
  ]

  /// HKDF-Expand with another message for each block: hash, block before, info, counter.
  private static func blocks(
    _ message: @escaping @Sendable (HashFunction, [UInt8], [UInt8], UInt8) -> [UInt8]
  ) -> @Sendable (HashFunction, [UInt8], [UInt8], Int) throws(OperationError) -> [UInt8] {
    { (hash, secret, info, length) throws(OperationError) in
      var output: [UInt8] = []
      var block: [UInt8] = []
      var counter: UInt8 = 1
      while output.count < length {
        block = HMAC.authenticationCode(
          hash, key: secret, message: message(hash, block, info, counter))
        output += block
        counter &+= 1
      }
      return Array(output.prefix(length))
    }
  }
}
