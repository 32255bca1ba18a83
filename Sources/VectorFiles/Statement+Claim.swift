extension Statement {
  /// Which cases test a statement, or why none does.
  package enum Claim: Sendable {
    /// Patterns of case names, by family.
    case tested(KeyValuePairs<Family, [String]>)
    /// The reason for which there is no case.
    case untested(String)
  }

  /// The patterns of the cases that test the statement, none where nothing does.
  package var patterns: [CasePattern] {
    guard case .tested(let names) = claim else { return [] }
    return names.flatMap { family, names in names.map { CasePattern(family, $0) } }
  }

  /// Why no case tests the statement; nil where cases do.
  package var reasonWithoutCases: String? {
    if case .untested(let reason) = claim { reason } else { nil }
  }

  /// The one place that says which cases test the statement.
  package var claim: Claim {
    switch self {
    case .epochIdentifier:
      .tested([.dmlsEpoch: ["ordinary-?", "secret-*"], .deriveSecret: ["label-epoch"]])
    case .epochIdentifierLength:
      .tested([
        .dmlsEpoch: ["ordinary-?"], .dmlsMessage: ["epoch-length/*", "encode-epoch-length/*"],
      ])
    case .epochsToldApart: .tested([.dmlsEpoch: ["one-bit-from-ordinary-1"]])
    case .epochOfMessage: .untested(Self.noFamilyYet("clients that hold several epochs"))

    case .messageThenEpoch: .tested([.dmlsMessage: ["decode/*", "encode/*", "order/*"]])
    case .epochHeader: .tested([.dmlsMessage: ["epoch-header/*", "decode/private_message/*"]])
    case .framedMessages:
      .tested([
        .dmlsMessage: [
          "decode/public_message/*", "decode/private_message/*", "encode/public_message/*",
          "encode/private_message/*",
        ]
      ])
    case .otherMessages:
      .tested([
        .dmlsMessage: [
          "decode/welcome/*", "decode/group_info/*", "decode/key_package/*", "encode/welcome/*",
          "encode/group_info/*", "encode/key_package/*",
        ]
      ])
    case .forbiddenMessages:
      .tested([.dmlsMessage: ["decode-forbidden/*", "encode-forbidden/*"]])
    case .messageEnd: .tested([.dmlsMessage: ["cut/*", "encode-message/*"]])
    case .messageValues: .tested([.dmlsMessage: ["version/*", "wire-format/*", "unknown/*"]])
    case .messageLengths: .tested([.dmlsMessage: ["length/*"]])
    case .nothingBehind:
      .tested([.dmlsMessage: ["trailing/*", "epoch-header/uint16", "epoch-header/uint32"]])

    case .keySchedule:
      .untested(Self.noFamilyYet("the schedule above epoch_secret and the other secrets"))
    case .parentInitSecret: .tested([.deriveSecret: ["label-parent_init"]])
    case .pprfKey: .untested("A case hands over the key of the PPRF and never what it is called.")
    case .commitConfirmation:
      .tested([.commitConfirmation: ["path-*"], .deriveSecret: ["label-conf"]])
    case .commitWithoutPath:
      .tested([.commitConfirmation: ["no-path"], .deriveChildSecret: ["no-path", "elevens"]])
    case .initSecret: .tested([.deriveChildSecret: ["one-child", "elevens"]])
    case .pprfInput: .tested([.deriveChildSecret: ["one-child", "context-*-bytes", "other-label"]])
    case .severalChildren: .tested([.deriveChildSecret: ["three-children*"]])
    case .childrenToldApart:
      .tested([.deriveChildSecret: ["same-confirmation", "same-context", "no-path"]])
    case .contextAsItIs: .tested([.deriveChildSecret: ["context-*-bytes"]])
    case .contextOfNewEpoch:
      .untested("A case hands over the GroupContext; no family yet covers whole commits.")
    case .externalCommit: .untested(Self.noFamilyYet("external commits"))
    case .firstEpoch: .untested(Self.noFamilyYet("a group from its first epoch on"))
    case .joiner: .untested(Self.noFamilyYet("joining a group"))

    case .wrongLengths:
      .tested([
        .pprfEvaluate: ["input-*-bytes", "secret-*-bytes"],
        .pprfPuncture: ["secret-short", "refused-changes-nothing"],
        .deriveChildSecret: ["prf-key-*-bytes"],
      ])
    case .pathFromRoot:
      .tested([
        .pprfEvaluate: ["ordinary-?", "counting", "secret-zeros", "input-is-secret"],
        .treeNode: ["*"],
      ])
    case .leafIndex:
      .tested([
        .pprfEvaluate: [
          "bit-*", "input-zeros", "input-ones", "input-10101010", "input-01010101",
          "input-11110000", "input-counting",
        ]
      ])
    case .leaves:
      .tested([.pprfEvaluate: ["bit-*"], .pprfPuncture: ["differ-in-*-bit", "ends"]])
    case .finalStep:
      .tested([.pprfEvaluate: ["ordinary-?", "counting"], .deriveSecret: ["label-pprf"]])
    case .neverAgain:
      .tested([
        .pprfPuncture: ["repeat", "repeat-later", "differ-in-*-bit", "subtree-used-up", "many"],
        .deriveChildSecret: ["repeated-child"],
      ])
    case .othersRemain:
      .tested([.pprfPuncture: ["order-*", "many", "differ-in-*-bit", "subtree-used-up", "ends"]])
    case .retainedNodes: .tested([.pprfPuncture: ["retained-*"]])
    case .refusedCalls:
      .tested([
        .pprfPuncture: ["refused-changes-nothing", "retained-after-refusal"],
        .deriveChildSecret: ["repeated-child"],
      ])
    case .savedState: .tested([.pprfPuncture: ["restore-*", "retained-after-refusal"]])
    case .whenToPuncture: .untested(Self.noFamilyYet("commits with good and bad tags"))
    case .repeatedCommit: .tested([.deriveChildSecret: ["repeated-child"]])
    case .deletedKeys: .untested("What is left in memory cannot be seen from outside a process.")

    case .applicationChoices:
      .untested("The draft leaves the answers to the application, so nothing can be compared.")
    case .netsplitDetection:
      .untested("The draft names no way to notice, so only what follows from it can be seen.")
    case .serverAgreement, .buffering, .healing, .nestedNetsplit, .retainFlag:
      .untested(Self.noFamilyYet("federations of servers"))
    case .serverForkChoice, .clientForkChoice:
      .untested(Self.noFamilyYet("the choice between forks"))
    case .clientFork, .clientDeletion, .losingForks:
      .untested(Self.noFamilyYet("the epochs and forks that a client keeps"))

    case .otherSecrets:
      .untested("It is a warning: an answer does not show which secrets a client still holds.")
    case .deletionRule: .untested(Self.noFamilyYet("the deletion of old epoch states"))
    }
  }

  private static func noFamilyYet(_ subject: String) -> String {
    "No family yet covers \(subject)."
  }
}
