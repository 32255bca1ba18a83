import DMLS
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
    ) { changes in
      changes.keyDerivation.expand = { (f, secret, info, length) throws(DMLSError) in
        Array(HKDF.extract(f.hash, salt: secret, inputKeyMaterial: info).prefix(length))
      }
    },
    Misreading(
      "extract-before-expand", "HKDF-Extract comes before every HKDF-Expand.",
      section: section, effect: nothingAgrees, in: .derivations
    ) { changes in
      let expand = changes.keyDerivation.expand
      changes.keyDerivation.expand = { (f, secret, info, length) throws(DMLSError) in
        try expand(f, HKDF.extract(f.hash, salt: [], inputKeyMaterial: secret), info, length)
      }
    },
    Misreading(
      "expand-counter-from-zero", "HKDF-Expand counts its blocks from 0.", section: section,
      effect: nothingAgrees, in: .derivations
    ) {
      $0.keyDerivation.expand = blocks { previous, info, counter in
        previous + info + [counter &- 1]
      }
    },
    Misreading(
      "expand-without-previous-block", "HKDF-Expand forgets the block before.", section: section,
      effect: "Outputs that are longer than a hash differ.", in: [ExpandWithLabel.self]
    ) { $0.keyDerivation.expand = blocks { _, info, counter in info + [counter] } },
    Misreading(
      "expand-cut-to-one-block", "The output ends after the first block of HKDF-Expand.",
      section: section, effect: "Keys that are longer than a hash come out short.",
      in: [ExpandWithLabel.self]
    ) { changes in
      let expand = changes.keyDerivation.expand
      changes.keyDerivation.expand = { (f, secret, info, length) throws(DMLSError) in
        Array(try expand(f, secret, info, length).prefix(f.hash.digestSize))
      }
    },
    Misreading(
      "expand-limit-unchecked", "HKDF-Expand goes on after 255 blocks.", section: section,
      effect: "The block counter starts again, and bytes repeat.", in: [ExpandWithLabel.self]
    ) {
      $0.keyDerivation.expand = blocks { previous, info, counter in previous + info + [counter] }
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
      in: [ExpandWithLabel.self]
    ) { changes in
      let expand = changes.keyDerivation.expand
      changes.keyDerivation.expand = { (f, secret, info, length) throws(DMLSError) in
        try expand(f, Array(secret.prefix(f.hash.blockSize)), info, length)
      }
    },
    Misreading(
      "derive-secret-32-bytes", "DeriveSecret gives 32 bytes under every cipher suite.",
      section: section, effect: someSuites, in: .deriveSecret
    ) { changes in
      changes.keyDerivation.deriveSecretArguments = { _, _ in ([], 32) }
      changes.keyDerivation.uncheckedLengths = ["commit_secret", "exporter_secret"]
    },
    Misreading(
      "derive-secret-zero-context", "DeriveSecret has a zero byte as its context.",
      section: section, effect: nothingAgrees, in: .deriveSecret
    ) { $0.keyDerivation.deriveSecretArguments = { f, _ in ([0], f.nh) } },
    Misreading(
      "derive-secret-label-as-context", "DeriveSecret has its label as its context too.",
      section: section, effect: nothingAgrees, in: .deriveSecret
    ) { $0.keyDerivation.deriveSecretArguments = { f, label in (Array(label.utf8), f.nh) } },
    Misreading(
      "derive-secret-hash-of-nothing",
      "DeriveSecret has the hash of the empty string as its context, as in TLS 1.3.",
      section: section, effect: nothingAgrees, in: .deriveSecret
    ) { changes in
      changes.keyDerivation.deriveSecretArguments = { f, _ in
        (f.cipherSuite.hash.hash([]), f.nh)
      }
    },
  ]

  /// HKDF-Expand with another message for each block: of the block before, info and counter.
  private static func blocks(
    _ message: @escaping @Sendable (_ previous: [UInt8], _ info: [UInt8], UInt8) -> [UInt8]
  ) -> Formula<[UInt8], [UInt8], [UInt8], Int> {
    { (f, secret, info, length) throws(DMLSError) in
      var output: [UInt8] = []
      var block: [UInt8] = []
      var counter: UInt8 = 1
      while output.count < length {
        block = HMAC.authenticationCode(
          f.hash, key: secret, message: message(block, info, counter))
        output += block
        counter &+= 1
      }
      return Array(output.prefix(length))
    }
  }
}
