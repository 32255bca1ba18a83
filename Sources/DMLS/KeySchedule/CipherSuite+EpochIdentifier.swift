package import KeyDerivation

extension CipherSuite {
  /// The identifier of an epoch, Nh bytes: DeriveSecret(epoch_secret, "epoch"), section 2.
  /// - Throws: `DMLSError.wrongLength` where `epochSecret` is not Nh bytes.
  package func dmlsEpoch(epochSecret: [UInt8]) throws(DMLSError) -> [UInt8] {
    try requireNh(epochSecret, name: "epoch_secret")
    return try derivedSecret(epochSecret, label: DMLSLabel.epoch)
  }
}
