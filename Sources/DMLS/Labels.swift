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

/// The labels of RFC 9420 that the draft leaves as they are, section 8 where nothing else is said.
package enum KeyScheduleLabel {
  /// For joiner_secret.
  package static let joiner = "joiner"
  /// For welcome_secret.
  package static let welcome = "welcome"
  /// For epoch_secret; `DMLSLabel.epoch` is the same text under another secret.
  package static let epoch = "epoch"
  /// For sender_data_secret.
  package static let senderData = "sender data"
  /// For encryption_secret.
  package static let encryption = "encryption"
  /// For exporter_secret.
  package static let exporter = "exporter"
  /// For external_secret.
  package static let external = "external"
  /// For confirmation_key.
  package static let confirmation = "confirm"
  /// For membership_key.
  package static let membership = "membership"
  /// For resumption_psk.
  package static let resumption = "resumption"
  /// For epoch_authenticator.
  package static let authentication = "authentication"
  /// For commit_secret and every other path secret from the one below it, section 7.4.
  package static let path = "path"
  /// For the output of MLS-Exporter, section 8.5.
  package static let exported = "exported"
}
