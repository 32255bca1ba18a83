package import TLSPresentation

// What nobody looks into: a name for each `opaque<V>` that the RFC names, alone in a struct or not.

/// A public key of the cipher suite's KEM, `opaque HPKEPublicKey<V>` (RFC 9420, section 5.1.1).
package typealias HPKEPublicKey = [UInt8]

/// A public key of the cipher suite's signature scheme, `opaque SignaturePublicKey<V>` (section 5.1.1).
package typealias SignaturePublicKey = [UInt8]

/// The hash of an object that stands for it, `opaque HashReference<V>` (section 5.2).
package typealias HashReference = [UInt8]

/// The reference of a KeyPackage, `HashReference KeyPackageRef` (section 5.2).
package typealias KeyPackageRef = HashReference

/// The reference of a proposal sent earlier, `HashReference ProposalRef` (section 5.2).
package typealias ProposalRef = HashReference

/// One X.509 certificate of a chain, in DER, `struct { opaque cert_data<V>; } Certificate`
/// (section 5.3).
package typealias Certificate = [UInt8]

/// A tag of the cipher suite's MAC, `opaque MAC<V>` (section 6.1).
package typealias MAC = [UInt8]

/// The secret of the lowest node that the committer and the newcomer share, KDF.Nh bytes,
/// `struct { opaque path_secret<V>; } PathSecret` (section 12.4.3.1).
package typealias PathSecret = [UInt8]

/// What HPKE makes of a plaintext: the encapsulated key and the ciphertext (RFC 9420, section 7.6).
///
///     struct {
///         opaque kem_output<V>;
///         opaque ciphertext<V>;
///     } HPKECiphertext;
package struct HPKECiphertext: TLSCodable, Equatable, Sendable {
  /// The encapsulated key.
  package var kemOutput: [UInt8]
  /// The encrypted plaintext with its authentication tag.
  package var ciphertext: [UInt8]

  package init(kemOutput: [UInt8], ciphertext: [UInt8]) {
    self.kemOutput = kemOutput
    self.ciphertext = ciphertext
  }

  package init(from reader: inout Reader) throws(PresentationError) {
    kemOutput = try reader.opaque()
    ciphertext = try reader.opaque()
  }

  package func encode(to writer: inout Writer) throws(PresentationError) {
    try writer.opaque(kemOutput)
    try writer.opaque(ciphertext)
  }
}
