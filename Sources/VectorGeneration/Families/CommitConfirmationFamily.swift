import KeyDerivation
import Operations
import VectorFiles

/// commit_confirmation of section 4.
enum CommitConfirmationFamily: FamilyScript {
  static func write(to builder: inout CaseBuilder) throws(GenerationError) {
    for suite in CipherSuite.allCases {
      for index in 1...3 {
        let name = "path-\(index)"
        try add(
          name, "The last path secret of an UpdatePath.", suite, [.ordinary, .withPath],
          [.lastPathSecret], builder.secret(name, suite), to: &builder)
      }
      try add(
        "path-ones", "A last path secret of only ones.", suite, [.edgeBytes, .withPath],
        [.lastPathSecret], Patterns.ones(suite.nh), to: &builder)
      try add(
        "path-zeros", "A last path secret of only zeros, which equals a commit without a path.",
        suite, [.edgeBytes, .withPath], [.lastPathSecret], Patterns.zeros(suite.nh), to: &builder)
      try add(
        "no-path", "A commit without a path.", suite, [.withoutPath], [.commitWithoutPath], nil,
        to: &builder)
    }
  }

  private static func add(
    _ name: String, _ comment: String, _ suite: CipherSuite, _ flags: [Flag],
    _ readings: [Reading], _ secret: [UInt8]?, to builder: inout CaseBuilder
  ) throws(GenerationError) {
    try builder.add(
      CommitConfirmation.self, name, suite, comment, flags: flags, readings: readings,
      input: CommitConfirmation.Input(pathSecret: secret))
  }
}

extension Flag {
  fileprivate static let withPath = Flag(
    "WithPath", "A commit with an UpdatePath: DeriveSecret(path_secret[n], \"conf\").",
    section: "draft section 4",
    effect: "Members derive another init_secret than the committer and cannot follow.")
}
