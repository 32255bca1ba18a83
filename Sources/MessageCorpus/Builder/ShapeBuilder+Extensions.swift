import MLSMessages
import TLSPresentation

extension ShapeBuilder {
  /// A type that no registry has assigned, neither private nor GREASE.
  static let unassignedType: UInt16 = 0x0123

  /// A type of the range for private use.
  static let privateType: UInt16 = 0xF00D

  /// A GREASE extension with some data, and one without.
  func greaseExtensions() -> [Extension] {
    [
      Extension(
        extensionType: ExtensionType(rawValue: GREASE.values[2]),
        extensionData: bytes("grease", 23)
      ),
      Extension(extensionType: ExtensionType(rawValue: GREASE.values[10]), extensionData: []),
    ]
  }

  /// Extensions of an unassigned and of a private type.
  func unknownExtensions() -> [Extension] {
    [
      Extension(
        extensionType: ExtensionType(rawValue: Self.unassignedType),
        extensionData: bytes("unassigned", 70)
      ),
      Extension(
        extensionType: ExtensionType(rawValue: Self.privateType),
        extensionData: bytes("private", 5)
      ),
    ]
  }

  /// An `application_id`.
  func applicationID() throws(PresentationError) -> Extension {
    try Extension(ApplicationID(applicationID: bytes("application_id", 12)))
  }

  /// A `required_capabilities` with something in each list.
  func requiredCapabilities() throws(PresentationError) -> Extension {
    try Extension(
      RequiredCapabilities(
        extensionTypes: [ExtensionType(rawValue: Self.privateType)],
        proposalTypes: [ProposalType(rawValue: Self.privateType)],
        credentialTypes: [.basic, .x509]
      ))
  }

  /// An `external_senders` with a sender of either credential type.
  func externalSenders() throws(PresentationError) -> Extension {
    try Extension(
      ExternalSenders(externalSenders: [
        ExternalSender(
          signatureKey: signatureKey("external_senders/0/signature_key"),
          credential: within("external_senders/0").basicCredential()
        ),
        ExternalSender(
          signatureKey: signatureKey("external_senders/1/signature_key"),
          credential: within("external_senders/1").x509Credential(certificates: 1)
        ),
      ]))
  }

  /// An `external_pub`.
  func externalPub() throws(PresentationError) -> Extension {
    try Extension(ExternalPub(externalPub: hpkePublicKey("external_pub")))
  }
}
