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
    case .epochsToldApart:
      .tested([
        .dmlsEpoch: ["one-bit-from-ordinary-1"],
        .keySchedule: ["siblings*", "forks-in-forks", "cousins-*"],
      ])
    case .epochOfMessage:
      .tested([
        .forkGraph: [
          "unknown-parent*", "epoch-of-sibling", "child-before-parent", "children-of-children",
          "stale", "chain",
        ],
        .externalCommit: ["unknown-epoch", "in-child", "child-first"],
      ])

    case .messageThenEpoch:
      .tested([
        .dmlsMessage: ["decode/*", "encode/*", "order/*", "decode-least/*", "decode-most/*"]
      ])
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
    case .messageLengths: .tested([.dmlsMessage: ["length/*", "overrun/*"]])
    case .nothingBehind:
      .tested([.dmlsMessage: ["trailing/*", "epoch-header/uint16", "epoch-header/uint32"]])

    case .keySchedule:
      .tested([
        .keySchedule: [
          "ordinary", "no-path", "no-path-psk", "psk", "export*", "secrets-*",
          "transcript-hash-empty", "group-context-*",
        ]
      ])
    case .parentInitSecret:
      .tested([
        .deriveSecret: ["label-parent_init"], .keySchedule: ["ordinary", "first-epoch", "chain*"],
      ])
    case .pprfKey: .tested([.keySchedule: ["chain*", "elevens", "forks-in-forks"]])
    case .commitConfirmation:
      .tested([.commitConfirmation: ["path-*"], .deriveSecret: ["label-conf"]])
    case .commitWithoutPath:
      .tested([
        .commitConfirmation: ["no-path"], .deriveChildSecret: ["no-path", "elevens"],
        .forkGraph: ["every-kind"],
      ])
    case .initSecret: .tested([.deriveChildSecret: ["one-child", "elevens"]])
    case .pprfInput: .tested([.deriveChildSecret: ["one-child", "context-*-bytes", "other-label"]])
    case .severalChildren:
      .tested([
        .deriveChildSecret: ["three-children*"],
        .forkGraph: ["three-children", "twelve-children", "order-*", "delete-*"],
      ])
    case .childrenToldApart:
      .tested([
        .deriveChildSecret: ["same-confirmation", "same-context", "no-path"],
        .forkGraph: ["siblings-*"], .keySchedule: ["siblings-*"],
      ])
    case .contextAsItIs: .tested([.deriveChildSecret: ["context-*-bytes"]])
    case .contextOfNewEpoch:
      .tested([
        .keySchedule: ["chain*", "siblings*", "cousins-*"], .forkGraph: ["siblings-*"],
      ])
    case .externalCommit: .tested([.externalCommit: ["*"]])
    case .firstEpoch:
      .tested([.keySchedule: ["first-epoch", "elevens"], .forkGraph: ["delete-all"]])
    case .joiner: .tested([.forkGraph: ["joiner*"], .externalCommit: ["joiner*"]])

    case .wrongLengths:
      .tested([
        .pprfEvaluate: ["input-*-bytes", "secret-*-bytes"],
        .pprfPuncture: ["secret-*", "refused-changes-nothing"],
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
    case .retainedNodes:
      .tested([.pprfPuncture: ["retained-*"], .forkGraph: ["retained-*"]])
    case .refusedCalls:
      .tested([
        .pprfPuncture: ["refused-changes-nothing", "retained-after-refusal"],
        .deriveChildSecret: ["repeated-child"],
      ])
    case .savedState:
      .tested([
        .pprfPuncture: ["restore-*", "retained-after-refusal"],
        .forkGraph: ["save-and-restore", "restore-*"], .externalCommit: ["restore"],
      ])
    case .whenToPuncture:
      .tested([
        .forkGraph: [
          "bad-tag-*", "wrong-tag*", "restore-between-bad-and-good", "retained-after-bad-tag",
          "retained-after-good",
        ],
        .externalCommit: ["bad-tag*"],
      ])
    case .repeatedCommit:
      .tested([
        .deriveChildSecret: ["repeated-child"],
        .forkGraph: ["duplicate", "bad-tag-after-good", "retained-after-copies", "delete-child"],
        .externalCommit: ["twice"],
      ])
    case .deletedKeys: .untested("What is left in memory cannot be seen from outside a process.")

    case .applicationChoices:
      .untested("The draft leaves the answers to the application, so nothing can be compared.")
    case .netsplitDetection:
      .untested("The draft names no way to notice, so only what follows from it can be seen.")
    case .serverAgreement:
      .tested([
        .federation: [
          "no-split", "one-server", "stale-*", "several-clients", "line*", "ring-*",
          "split-from-the-start", "server-without-clients", "commit-after-heal-*",
        ]
      ])
    case .buffering:
      .tested([
        .federation: [
          "messages-only", "commits-*", "partial-heal", "ring-cut-twice", "star-*",
          "server-without-clients", "cut-*",
        ]
      ])
    case .healing:
      .tested([
        .federation: [
          "split-*", "messages-only", "commits-*", "heal-*", "cut-*", "partial-heal",
          "several-clients",
        ]
      ])
    case .serverForkChoice:
      .tested([
        .forkChoice: ["*"],
        .federation: ["fork-*", "commits-*", "commit-after-heal-*", "three-partitions*"],
      ])
    case .nestedNetsplit:
      .tested([
        .federation: [
          "nested-*", "three-partitions*", "partial-heal", "heal-into-another-split",
          "cut-while-healing",
        ]
      ])
    case .retainFlag:
      .tested([
        .federation: [
          "no-split", "line-cut", "ring-*", "messages-only", "commits-*", "three-partitions*",
          "nested-split*",
        ]
      ])
    case .clientFork: .tested([.clientState: ["*"]])
    case .clientDeletion:
      .tested([.clientState: ["ordinary-chain", "retain-*", "fork-then-cleared", "fork-without-*"]])
    case .clientForkChoice: .tested([.forkChoice: ["*"], .clientState: ["fork-*"]])
    case .losingForks:
      .tested([
        .clientState: [
          "fork-loses*", "fork-wins*", "fork-deep-*", "fork-nested-*", "fork-losers-child",
          "fork-deleted-sides-child", "duplicate-lost*",
        ]
      ])

    case .otherSecrets:
      .untested("It is a warning: an answer does not show which secrets a client still holds.")
    case .deletionRule: .tested([.deletion: ["*"]])
    }
  }
}
