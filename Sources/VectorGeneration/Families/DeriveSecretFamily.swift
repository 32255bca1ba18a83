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

  static func write(to cases: CaseBuilder) {
    for cases in cases.eachSuite {
      for (labels, comment, flag) in [
        (draftLabels, "A label of the draft.", .draftLabel),
        (rfcLabels, "A label of RFC 9420.", .rfcLabel),
      ] as [([String], String, Flag)] {
        for label in labels {
          let name = "label-" + label.map { $0 == " " ? "-" : String($0) }.joined()
          cases.add(
            DeriveSecret.self, name, comment, [flag],
            input: DeriveSecret.Input(secret: cases.secret(name), label: label))
        }
      }
      cases.add(
        DeriveSecret.self, "secret-zeros", "A secret of only zeros.", [.edgeBytes],
        input: DeriveSecret.Input(secret: Patterns.zeros(cases.suite.nh), label: "epoch"))
    }
  }

  static func draw(_ draw: Draw) {
    draw.add(
      DeriveSecret.self, input: DeriveSecret.Input(secret: draw.secret(), label: draw.label()))
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
