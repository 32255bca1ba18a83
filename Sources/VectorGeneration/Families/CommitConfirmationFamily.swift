import KeyDerivation
import Operations
import VectorFiles

/// commit_confirmation of section 4.
enum CommitConfirmationFamily: FamilyScript {
  static func write(to cases: CaseBuilder) {
    for cases in cases.eachSuite {
      let nh = cases.suite.nh
      for index in 1...3 {
        let name = "path-\(index)"
        cases.confirmation(
          name, "The last path secret of an UpdatePath.", [.ordinary, .withPath], cases.secret(name)
        )
      }
      cases.confirmation(
        "path-ones", "A last path secret of only ones.", [.edgeBytes, .withPath], Patterns.ones(nh))
      cases.confirmation(
        "path-zeros", "A last path secret of only zeros, which equals a commit without a path.",
        [.edgeBytes, .withPath], Patterns.zeros(nh))
      cases.confirmation("no-path", "A commit without a path.", [.withoutPath], nil)
    }
  }

  /// A commit, one in four without a path.
  static func draw(_ draw: Draw) {
    let hasPath = !draw.once(in: 4)
    draw.add(
      CommitConfirmation.self, readings: [hasPath ? .lastPathSecret : .commitWithoutPath],
      input: CommitConfirmation.Input(pathSecret: hasPath ? draw.secret() : nil))
  }
}

extension CaseBuilder {
  fileprivate func confirmation(
    _ name: String, _ comment: String, _ flags: [Flag], _ pathSecret: [UInt8]?
  ) {
    add(
      CommitConfirmation.self, name, comment, flags,
      readings: [pathSecret == nil ? .commitWithoutPath : .lastPathSecret],
      input: CommitConfirmation.Input(pathSecret: pathSecret))
  }
}

extension Flag {
  fileprivate static let withPath = Flag(
    "WithPath", "A commit with an UpdatePath: DeriveSecret(path_secret[n], \"conf\").",
    section: "draft section 4",
    effect: "Members derive another init_secret than the committer and cannot follow.")
}
