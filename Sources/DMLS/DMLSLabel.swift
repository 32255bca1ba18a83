/// The labels that the draft gives to DeriveSecret and DeriveChildSecret.
package enum DMLSLabel {
  /// For dmls_epoch, section 2.
  package static let epoch = "epoch"
  /// For parent_init_secret, section 4.
  package static let parentInit = "parent_init"
  /// For commit_confirmation, section 4.
  package static let confirmation = "conf"
  /// For init_secret_[n], section 4.
  package static let childInit = "child_init"
  /// For the output of DeriveFSSecret, section 5.
  package static let pprf = "pprf"
}
