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

/// A tag of the cipher suite's MAC, `opaque MAC<V>` (section 6.1).
package typealias MAC = [UInt8]
