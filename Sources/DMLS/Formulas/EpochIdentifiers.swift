/// Section 2.
extension DraftFormulas {
  /// The identifier of an epoch, Nh bytes: DeriveSecret(epoch_secret, "epoch").
  /// - Throws: `DMLSError.wrongLength` where `epochSecret` is not Nh bytes.
  package func dmlsEpoch(epochSecret: [UInt8]) throws(DMLSError) -> [UInt8] {
    try formulas.requireNh(epochSecret, name: "epoch_secret")
    return try formulas.deriveSecret(epochSecret, DMLSLabel.epoch)
  }
}
