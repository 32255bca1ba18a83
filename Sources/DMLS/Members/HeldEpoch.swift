import KeyDerivation

/// The state of an epoch that a member holds: what the init_secrets of its children come from.
///
/// A class, since a PPRF cannot be copied and a dictionary of such values cannot be made.
final class HeldEpoch {
  /// The PPRF keyed with the epoch's parent_init_secret.
  var prf: PuncturablePRF

  /// The state around a PPRF.
  init(_ prf: consuming PuncturablePRF) {
    self.prf = prf
  }

  /// The state of an epoch that begins.
  convenience init(_ secrets: EpochSecrets, _ cipherSuite: CipherSuite) throws(DMLSError) {
    self.init(try PuncturablePRF(cipherSuite: cipherSuite, secret: secrets.parentInitSecret))
  }
}
