import KeyDerivation
import Operations
import VectorFiles

/// dmls_epoch of section 2.
enum DMLSEpochFamily: FamilyScript {
  static func write(to builder: inout CaseBuilder) throws(GenerationError) {
    for suite in CipherSuite.allCases {
      for index in 1...3 {
        let name = "ordinary-\(index)"
        try add(
          name, "A random-looking epoch_secret.", suite, [.ordinary, .epochIdentifier],
          builder.secret(name, suite), to: &builder)
      }
      let secret = builder.secret("ordinary-1", suite)
      try add(
        "one-bit-from-ordinary-1", "The epoch_secret of ordinary-1 with its last bit flipped.",
        suite, [.epochIdentifier], Patterns.flipping(8 * suite.nh - 1, secret), to: &builder)
      for (name, secret) in [
        ("zeros", Patterns.zeros(suite.nh)), ("ones", Patterns.ones(suite.nh)),
        ("elevens", [UInt8](repeating: 0x11, count: suite.nh)),
      ] {
        try add(
          "secret-\(name)", "An epoch_secret of only \(name).", suite,
          [.edgeBytes, .epochIdentifier], secret, to: &builder)
      }
    }
  }

  private static func add(
    _ name: String, _ comment: String, _ suite: CipherSuite, _ flags: [Flag], _ secret: [UInt8],
    to builder: inout CaseBuilder
  ) throws(GenerationError) {
    try builder.add(
      DMLSEpoch.self, name, suite, comment, flags: flags,
      input: DMLSEpoch.Input(epochSecret: secret))
  }
}

extension Flag {
  fileprivate static let epochIdentifier = Flag(
    "EpochIdentifier", "DeriveSecret(epoch_secret, \"epoch\"), Nh bytes.",
    section: "draft section 2",
    effect: "A receiver looks for the epoch in vain and drops the message, or finds another one.")
}
