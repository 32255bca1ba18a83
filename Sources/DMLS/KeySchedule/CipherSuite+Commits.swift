package import KeyDerivation

extension CipherSuite {
  /// commit_secret, Nh bytes: path_secret[n+1] = DeriveSecret(path_secret[n], "path"), RFC 9420
  /// section 7.4.
  ///
  /// path_secret[n] is the last path secret of the UpdatePath (R1); a commit without a path, nil
  /// here, has Nh zero bytes (R6).
  /// - Throws: `DMLSError.wrongLength` where `pathSecret` is not Nh bytes.
  package func commitSecret(pathSecret: [UInt8]?) throws(DMLSError) -> [UInt8] {
    guard let pathSecret else { return zeroSecret }
    try requireNh(pathSecret, name: "path_secret")
    return try derivedSecret(pathSecret, label: KeyScheduleLabel.path)
  }

  /// confirmation_tag, Nh bytes: MAC(confirmation_key, confirmed_transcript_hash), RFC 9420
  /// section 6.1.
  package func confirmationTag(
    confirmationKey: [UInt8], confirmedTranscriptHash: [UInt8]
  ) -> [UInt8] {
    mac(key: confirmationKey, message: confirmedTranscriptHash)
  }

  /// MLS-Exporter(label, context, length), `length` bytes: RFC 9420 section 8.5.
  /// - Throws: `DMLSError.wrongLength` where `exporterSecret` is not Nh bytes, `.keyDerivation` where
  ///   the KDF cannot give that many bytes.
  package func exported(
    exporterSecret: [UInt8], label: String, context: [UInt8], length: Int
  ) throws(DMLSError) -> [UInt8] {
    try requireNh(exporterSecret, name: "exporter_secret")
    return try expandedSecret(
      derivedSecret(exporterSecret, label: label), label: KeyScheduleLabel.exported,
      context: hash.hash(context), length: length)
  }
}
