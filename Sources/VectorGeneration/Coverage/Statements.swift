import VectorFiles

/// What the draft says, in this suite's words: the one place that says which cases test it.
extension Statement {
  /// The statements in the order of the draft.
  package static let all = section2 + section3 + section4 + section5 + section6 + section7

  private static let section2: [Statement] = [
    Statement(
      "S2.1", .rule, "dmls_epoch is DeriveSecret(epoch_secret, \"epoch\").",
      .tested([.dmlsEpoch: ["ordinary-?", "secret-*"], .deriveSecret: ["label-epoch"]])),
    Statement(
      "S2.2", .rule,
      "dmls_epoch has KDF.Nh bytes, so the cipher suite tells its length; no other is accepted.",
      readings: [.epochLength],
      .tested([
        .dmlsEpoch: ["ordinary-?"], .dmlsMessage: ["epoch-length/*", "encode-epoch-length/*"],
      ])),
    Statement(
      "S2.3", .rule,
      "Epochs with different epoch_secrets have different dmls_epochs, even under one number.",
      .tested([
        .dmlsEpoch: ["one-bit-from-ordinary-1"],
        .keySchedule: ["siblings*", "forks-in-forks", "cousins-*"],
      ])),
    Statement(
      "S2.4", .openPoint, "The dmls_epoch beside a message says which group state it belongs to.",
      readings: [.epochOfMessage],
      .tested([
        .forkGraph: [
          "unknown-parent*", "epoch-of-sibling", "child-before-parent", "children-of-children",
          "stale", "chain",
        ], .externalCommit: ["unknown-epoch", "in-child", "child-first"],
      ])),
  ]

  private static let section3: [Statement] = [
    Statement(
      "S3.1", .rule,
      "A DMLSMessage is an MLSMessage and then dmls_epoch, with nothing before or between them.",
      .tested([
        .dmlsMessage: ["decode/*", "encode/*", "order/*", "decode-least/*", "decode-most/*"]
      ])),
    Statement(
      "S3.2", .rule,
      "dmls_epoch is an opaque<V>: its length stands before it in one, two or four bytes, the "
        + "fewest that do.",
      .tested([.dmlsMessage: ["epoch-header/*", "decode/private_message/*"]])),
    Statement(
      "S3.3", .rule,
      "Any PublicMessage or PrivateMessage can be wrapped, whatever its content and its sender.",
      .tested([
        .dmlsMessage: [
          "decode/public_message/*", "decode/private_message/*", "encode/public_message/*",
          "encode/private_message/*",
        ]
      ])),
    Statement(
      "S3.4", .openPoint,
      "A Welcome, GroupInfo or KeyPackage can be wrapped too, under -01 and -02.",
      readings: [.forbiddenWireFormats],
      .tested([
        .dmlsMessage: [
          "decode/welcome/*", "decode/group_info/*", "decode/key_package/*", "encode/welcome/*",
          "encode/group_info/*", "encode/key_package/*",
        ]
      ])),
    Statement(
      "S3.5", .rule, "Revision -03 forbids to wrap a Welcome, GroupInfo or KeyPackage.",
      readings: [.forbiddenWireFormats],
      .tested([.dmlsMessage: ["decode-forbidden/*", "encode-forbidden/*"]])),
    Statement(
      "S3.6", .rule,
      "The MLSMessage has no length of its own: only parsing it whole tells where it ends, and it "
        + "may not end early.", .tested([.dmlsMessage: ["cut/*", "encode-message/*"]])),
    Statement(
      "S3.7", .rule,
      "The MLSMessage is one of RFC 9420: values that select its version or a variant have a "
        + "meaning there.", .tested([.dmlsMessage: ["version/*", "wire-format/*", "unknown/*"]])),
    Statement(
      "S3.8", .rule, "The lengths inside the MLSMessage have the shortest of the valid forms.",
      .tested([.dmlsMessage: ["length/*", "overrun/*"]])),
    Statement(
      "S3.9", .openPoint, "A DMLSMessage ends with its dmls_epoch.", readings: [.trailingBytes],
      .tested([.dmlsMessage: ["trailing/*", "epoch-header/uint16", "epoch-header/uint32"]])),
  ]

  private static let section4: [Statement] = [
    Statement(
      "S4.1", .rule,
      "Down to epoch_secret, and for the epoch's other secrets, the key schedule is RFC 9420's.",
      .tested([
        .keySchedule: [
          "ordinary", "no-path", "no-path-psk", "psk", "export*", "secrets-*",
          "transcript-hash-empty", "group-context-*",
        ]
      ])),
    Statement(
      "S4.2", .rule,
      "parent_init_secret is DeriveSecret(epoch_secret, \"parent_init\"), in the place of "
        + "RFC 9420's init_secret.",
      .tested([
        .deriveSecret: ["label-parent_init"], .keySchedule: ["ordinary", "first-epoch", "chain*"],
      ])),
    Statement(
      "S4.3", .openPoint, "The PPRF of an epoch is keyed by its parent_init_secret.",
      readings: [.baseInitSecret], .tested([.keySchedule: ["chain*", "elevens", "forks-in-forks"]])),
    Statement(
      "S4.4", .rule,
      "commit_confirmation is DeriveSecret(path_secret[n], \"conf\"), from the last path secret.",
      readings: [.lastPathSecret],
      .tested([
        .commitConfirmation: ["path-*"], .deriveSecret: ["label-conf"],
        .keySchedule: ["path-zeros"],
      ])),
    Statement(
      "S4.5", .openPoint, "A commit without a path has a commit_confirmation all the same.",
      readings: [.commitWithoutPath],
      .tested([
        .commitConfirmation: ["no-path"], .deriveChildSecret: ["no-path", "elevens"],
        .forkGraph: ["every-kind"],
      ])),
    Statement(
      "S4.6", .rule,
      "The init_secret of a child epoch is DeriveChildSecret(parent_init_secret, \"child_init\", "
        + "commit_confirmation, GroupContext_[n]).",
      .tested([.deriveChildSecret: ["one-child", "elevens"]])),
    Statement(
      "S4.7", .rule,
      "DeriveChildSecret evaluates the PPRF at ExpandWithLabel(input_secret, label, context, "
        + "KDF.Nh), for any label.",
      .tested([.deriveChildSecret: ["one-child", "context-*-bytes", "other-label"]])),
    Statement(
      "S4.8", .rule,
      "Each of several commits on one epoch leads to a child of its own, in whatever order they "
        + "come.",
      .tested([
        .deriveChildSecret: ["three-children*"],
        .forkGraph: ["three-children", "twelve-children", "order-*", "delete-*"],
      ])),
    Statement(
      "S4.9", .rule,
      "Commits that differ in commit_confirmation alone, or in GroupContext alone, have different "
        + "init_secrets.",
      .tested([
        .deriveChildSecret: ["same-confirmation", "same-context", "no-path"],
        .forkGraph: ["siblings-*"], .keySchedule: ["siblings-*"],
      ])),
    Statement(
      "S4.10", .openPoint, "The GroupContext enters DeriveChildSecret serialized and not hashed.",
      readings: [.childContext], .tested([.deriveChildSecret: ["context-*-bytes"]])),
    Statement(
      "S4.11", .openPoint,
      "That GroupContext is the one of the epoch that the commit creates, not the parent's.",
      readings: [.childContext],
      .tested([.keySchedule: ["chain*", "siblings*", "cousins-*"], .forkGraph: ["siblings-*"]])),
    Statement(
      "S4.12", .openPoint, "The init_secret after an external commit is the one RFC 9420 exports.",
      readings: [.externalCommit], .tested([.externalCommit: ["*"]])),
    Statement(
      "S4.13", .openPoint, "The first epoch of a group has no parent; its epoch_secret is random.",
      readings: [.firstEpoch],
      .tested([.keySchedule: ["first-epoch", "elevens"], .forkGraph: ["delete-all"]])),
    Statement(
      "S4.14", .openPoint, "A Welcome gives what its epoch needs and nothing of the parent epoch.",
      readings: [.joiner], .tested([.forkGraph: ["joiner*"], .externalCommit: ["joiner*"]])),
  ]

  private static let section5: [Statement] = [
    Statement(
      "S5.1", .rule, "DeriveFSSecret refuses a secret or an input that is not KDF.Nh bytes long.",
      .tested([
        .pprfEvaluate: ["input-*-bytes", "secret-*-bytes"],
        .pprfPuncture: [
          "secret-*", "refused-short", "refused-long", "refused-empty",
          "retained-after-short-input",
        ],
        .deriveChildSecret: ["prf-key-*-bytes"],
      ])),
    Statement(
      "S5.2", .rule,
      "The secret is the root of a tree whose node secrets are derived as in RFC 9420 section 9.",
      .tested([
        .pprfEvaluate: ["ordinary-?", "counting", "secret-zeros", "input-is-secret"],
        .treeNode: ["*"],
      ])),
    Statement(
      "S5.3", .openPoint,
      "The input is the index of the leaf, and its bits are the way there from the root.",
      readings: [.bitOrder],
      .tested([
        .pprfEvaluate: [
          "bit-*", "input-zeros", "input-ones", "input-10101010", "input-01010101",
          "input-11110000", "input-counting",
        ]
      ])),
    Statement(
      "S5.4", .openPoint, "The tree has a leaf for every input of KDF.Nh bytes.",
      readings: [.leavesForEveryInput],
      .tested([.pprfEvaluate: ["bit-*"], .pprfPuncture: ["differ-in-*-bit", "ends"]])),
    Statement(
      "S5.5", .rule, "The output is DeriveSecret(leaf_node_secret, \"pprf\"), not the leaf itself.",
      .tested([.pprfEvaluate: ["ordinary-?", "counting"], .deriveSecret: ["label-pprf"]])),
    Statement(
      "S5.6", .rule, "An input that was evaluated can never be evaluated again.",
      .tested([
        .pprfPuncture: ["repeat", "repeat-later", "differ-in-*-bit", "subtree-used-up", "many"],
        .deriveChildSecret: ["repeated-child"],
      ])),
    Statement(
      "S5.7", .rule,
      "Every other input can still be evaluated, in any order, with the output it always had.",
      .tested([.pprfPuncture: ["order-*", "many", "differ-in-*-bit", "subtree-used-up", "ends"]])),
    Statement(
      "S5.8", .openPoint,
      "After an evaluation the nodes of the direct path are gone, the root among them, and those "
        + "of the copath are kept.", readings: [.noRootKept],
      .tested([.pprfPuncture: ["retained-*"], .forkGraph: ["retained-*"]])),
    Statement(
      "S5.9", .rule, "A refused evaluation punctures nothing.",
      .tested([
        .pprfPuncture: ["refused-*", "retained-after-refusal", "retained-after-short-input"],
        .deriveChildSecret: ["repeated-child"],
      ])),
    Statement(
      "S5.10", .rule, "State that was saved and restored refuses and answers as it did before.",
      .tested([
        .pprfPuncture: ["restore-*", "retained-after-refusal"],
        .forkGraph: ["save-and-restore", "restore-*"], .externalCommit: ["restore"],
      ])),
    Statement(
      "S5.11", .openPoint, "A commit punctures the PPRF at one moment of its processing.",
      readings: [.whenToPuncture],
      .tested([
        .forkGraph: [
          "bad-tag-*", "wrong-tag*", "tag-*", "restore-between-bad-and-good",
          "retained-after-bad-tag",
          "retained-after-good",
        ], .externalCommit: ["bad-tag*"],
      ])),
    Statement(
      "S5.12", .openPoint, "A commit that comes a second time makes no second child.",
      readings: [.repeatedCommit],
      .tested([
        .deriveChildSecret: ["repeated-child"],
        .forkGraph: ["duplicate", "bad-tag-after-good", "retained-after-copies", "delete-child"],
        .externalCommit: ["twice", "twice-bad-tag"],
      ])),
    Statement(
      "S5.13", .rule, "Outputs are forward secret once they are deleted.",
      .untested("What is left in memory cannot be seen from outside a process.")),
  ]

  private static let section6: [Statement] = [
    Statement(
      "S6.1", .openPoint,
      "An application says on which fork to send, when to delete epochs and forks, and how to "
        + "join forks again.",
      .untested("The draft leaves the answers to the application, so nothing can be compared.")),
    Statement(
      "S6.2", .example,
      "Servers that reach each other, directly or through others, agree on one commit an epoch.",
      .tested([
        .federation: [
          "no-split", "one-server", "stale-*", "several-clients", "line*", "ring-*",
          "split-from-the-start", "server-without-clients", "commit-after-heal-*",
        ]
      ])),
    Statement(
      "S6.3", .example, "Servers notice when the federation has split.",
      .untested("The draft names no way to notice, so only what follows from it can be seen.")),
    Statement(
      "S6.4", .example,
      "In a netsplit each part agrees within itself and keeps commits and other messages for the "
        + "rest.",
      .tested([
        .federation: [
          "messages-only", "commits-*", "partial-heal", "ring-cut-twice", "star-*",
          "server-without-clients", "cut-*",
        ]
      ])),
    Statement(
      "S6.5", .example,
      "When a netsplit ends, all that was kept is delivered to those it was meant for.",
      .tested([
        .federation: [
          "split-*", "messages-only", "commits-*", "heal-*", "cut-*", "partial-heal",
          "several-clients",
        ]
      ])),
    Statement(
      "S6.6", .example,
      "If the parts forked, the fork with the higher confirmation tag in the first differing "
        + "commit wins, and agreement goes on from it.", readings: [.tagOrder, .severalForks],
      .tested([
        .forkChoice: ["*"],
        .federation: ["fork-*", "commits-*", "commit-after-heal-*", "three-partitions*"],
      ])),
    Statement(
      "S6.7", .example, "A netsplit within a netsplit follows the same rules.",
      .tested([
        .federation: [
          "nested-*", "three-partitions*", "partial-heal", "heal-into-another-split",
          "cut-while-healing",
        ]
      ])),
    Statement(
      "S6.8", .example,
      "Fan-out tells clients whether a netsplit obliges them to keep the old epoch.",
      .tested([
        .federation: [
          "no-split", "line-cut", "ring-*", "messages-only", "commits-*", "three-partitions*",
          "nested-split*",
        ]
      ])),
    Statement(
      "S6.9", .example, "A client has one fork of a group as a rule, and sends on that.",
      .tested([.clientState: ["*"]])),
    Statement(
      "S6.10", .example,
      "A client deletes an epoch after the next commit, unless the server has it kept.",
      .tested([.clientState: ["ordinary-chain", "retain-*", "fork-then-cleared", "fork-without-*"]])
    ),
    Statement(
      "S6.11", .example,
      "On a commit for an old epoch a client keeps the fork with the higher confirmation tag in "
        + "the first differing commit.", readings: [.tagOrder, .severalForks],
      .tested([.forkChoice: ["*"], .clientState: ["fork-*"]])),
    Statement(
      "S6.12", .example, "A fork that loses is deleted.",
      .tested([
        .clientState: [
          "fork-loses*", "fork-wins*", "fork-deep-*", "fork-nested-*", "fork-losers-child",
          "fork-deleted-sides-child", "duplicate-lost*",
        ]
      ])),
  ]

  private static let section7: [Statement] = [
    Statement(
      "S7.1", .rule,
      "The PPRF guards init secrets alone: the other secrets of an epoch stay exposed until it is "
        + "deleted.",
      .untested("It is a warning: an answer does not show which secrets a client still holds.")),
    Statement(
      "S7.2", .example,
      "An epoch can go once each member has sent a commit that shows it has moved on from there.",
      readings: [.upstream, .eachMember], .tested([.deletion: ["*"]])),
  ]
}
