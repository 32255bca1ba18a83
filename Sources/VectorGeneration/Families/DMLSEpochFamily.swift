import KeyDerivation
import Operations
import VectorFiles

/// dmls_epoch of section 2.
enum DMLSEpochFamily: FamilyScript {
  static func write(to cases: CaseBuilder) {
    for cases in cases.eachSuite {
      let nh = cases.suite.nh
      for index in 1...3 {
        let name = "ordinary-\(index)"
        cases.epoch(
          name, "A random-looking epoch_secret.", [.ordinary, .epochIdentifier], cases.secret(name))
      }
      cases.epoch(
        "one-bit-from-ordinary-1", "The epoch_secret of ordinary-1 with its last bit flipped.",
        [.epochIdentifier], Patterns.flipping(8 * nh - 1, cases.secret("ordinary-1")))
      for (name, secret) in [
        ("zeros", Patterns.zeros(nh)), ("ones", Patterns.ones(nh)),
        ("elevens", Patterns.repeating(0x11, nh)),
      ] {
        cases.epoch(
          "secret-\(name)", "An epoch_secret of only \(name).", [.edgeBytes, .epochIdentifier],
          secret)
      }
    }
  }

  static func draw(_ draw: Draw) {
    draw.add(DMLSEpoch.self, input: DMLSEpoch.Input(epochSecret: draw.secret()))
  }
}

extension CaseBuilder {
  fileprivate func epoch(_ name: String, _ comment: String, _ flags: [Flag], _ secret: [UInt8]) {
    add(DMLSEpoch.self, name, comment, flags, input: DMLSEpoch.Input(epochSecret: secret))
  }
}

extension Flag {
  fileprivate static let epochIdentifier = Flag(
    "EpochIdentifier", "DeriveSecret(epoch_secret, \"epoch\"), Nh bytes.",
    section: "draft section 2",
    effect: "A receiver looks for the epoch in vain and drops the message, or finds another one.")
}
