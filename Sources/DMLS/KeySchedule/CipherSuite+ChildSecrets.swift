package import KeyDerivation

extension CipherSuite {
  /// The key of an epoch's PPRF, Nh bytes: DeriveSecret(epoch_secret, "parent_init"), section 4.
  ///
  /// The figure of section 4 also calls it base_init_secret (R7). The label is an argument, since
  /// RFC 9420 derives the same value under "init".
  /// - Throws: `DMLSError.wrongLength` where `epochSecret` is not Nh bytes.
  package func parentInitSecret(
    epochSecret: [UInt8], label: String = DMLSLabel.parentInit
  ) throws(DMLSError) -> [UInt8] {
    try requireNh(epochSecret, name: "epoch_secret")
    return try derivedSecret(epochSecret, label: label)
  }

  /// DeriveSecret(path_secret[n], "conf"), Nh bytes, section 4.
  ///
  /// path_secret[n] is the last path secret of the UpdatePath (R1); a commit without a path, nil
  /// here, takes Nh zero bytes in its place (R6).
  /// - Throws: `DMLSError.wrongLength` where `pathSecret` is not Nh bytes.
  package func commitConfirmation(pathSecret: [UInt8]?) throws(DMLSError) -> [UInt8] {
    let pathSecret = pathSecret ?? zeroSecret
    try requireNh(pathSecret, name: "path_secret")
    return try derivedSecret(pathSecret, label: DMLSLabel.confirmation)
  }

  /// The PPRF input of DeriveChildSecret, Nh bytes: section 4.
  ///
  /// `context` is the serialized GroupContext of the epoch that the commit creates (R5).
  /// - Throws: `DMLSError.wrongLength` where `inputSecret` is not Nh bytes.
  package func childSecretInput(
    label: String, inputSecret: [UInt8], context: [UInt8]
  ) throws(DMLSError) -> [UInt8] {
    try requireNh(inputSecret, name: "input_secret")
    return try expandedSecret(inputSecret, label: label, context: context)
  }

  /// DeriveChildSecret(prf_key, label, input_secret, context), Nh bytes, section 4.
  ///
  /// Without state: it says what a child's init_secret is, and punctures nothing.
  /// - Throws: `DMLSError.wrongLength` where a secret is not Nh bytes.
  package func deriveChildSecret(
    prfKey: [UInt8], label: String, inputSecret: [UInt8], context: [UInt8]
  ) throws(DMLSError) -> [UInt8] {
    let input = try childSecretInput(label: label, inputSecret: inputSecret, context: context)
    return try deriveFSSecret(secret: prfKey, input: input)
  }
}
