import KeyDerivation
import Operations
import VectorFiles

/// DeriveSecret under the labels of the draft and of RFC 9420.
enum DeriveSecretFamily: FamilyScript {
  private static let draftLabels = ["epoch", "parent_init", "conf", "pprf"]
  private static let rfcLabels = [
    "init", "sender data", "encryption", "exporter", "external", "confirm", "membership",
    "resumption", "authentication", "path", "node",
  ]

  static func write(to builder: inout CaseBuilder) throws(GenerationError) {
    for suite in CipherSuite.allCases {
      for label in draftLabels {
        try add(label, "A label of the draft.", suite, [.draftLabel], to: &builder)
      }
      for label in rfcLabels {
        try add(label, "A label of RFC 9420.", suite, [.rfcLabel], to: &builder)
      }
      try builder.add(
        DeriveSecret.self, "secret-zeros", suite, "A secret of only zeros.", flags: [.edgeBytes],
        input: DeriveSecret.Input(secret: Patterns.zeros(suite.nh), label: "epoch"))
    }
  }

  private static func add(
    _ label: String, _ comment: String, _ suite: CipherSuite, _ flags: [Flag],
    to builder: inout CaseBuilder
  ) throws(GenerationError) {
    let name = "label-" + label.map { $0 == " " ? "-" : String($0) }.joined()
    try builder.add(
      DeriveSecret.self, name, suite, comment, flags: flags,
      input: DeriveSecret.Input(secret: builder.secret(name, suite), label: label))
  }
}

extension Flag {
  fileprivate static let draftLabel = Flag(
    "DraftLabel", "DeriveSecret under a label that the draft adds.",
    section: "draft sections 2, 4 and 5",
    effect: "Epoch identifiers, child secrets or PPRF outputs differ from everyone else's.")

  fileprivate static let rfcLabel = Flag(
    "RFCLabel", "DeriveSecret under a label of RFC 9420.", section: "RFC 9420 section 8",
    effect: "The MLS layer below DMLS does not interoperate, so nothing above it can.")
}
