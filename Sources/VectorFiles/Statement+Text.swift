extension Statement {
  /// What the draft says, in this suite's words.
  package var text: String {
    switch self {
    case .epochIdentifier: "dmls_epoch is DeriveSecret(epoch_secret, \"epoch\")."
    case .epochIdentifierLength:
      "dmls_epoch has KDF.Nh bytes, so the cipher suite tells its length; no other is accepted."
    case .epochsToldApart:
      "Epochs with different epoch_secrets have different dmls_epochs, even under one number."
    case .epochOfMessage: "The dmls_epoch beside a message says which group state it belongs to."

    case .messageThenEpoch:
      "A DMLSMessage is an MLSMessage and then dmls_epoch, with nothing before or between them."
    case .epochHeader:
      "dmls_epoch is an opaque<V>: its length stands before it in one, two or four bytes, the "
        + "fewest that do."
    case .framedMessages:
      "Any PublicMessage or PrivateMessage can be wrapped, whatever its content and its sender."
    case .otherMessages:
      "A Welcome, GroupInfo or KeyPackage can be wrapped too, under -01 and -02."
    case .forbiddenMessages: "Revision -03 forbids to wrap a Welcome, GroupInfo or KeyPackage."
    case .messageEnd:
      "The MLSMessage has no length of its own: only parsing it whole tells where it ends, and it "
        + "may not end early."
    case .messageValues:
      "The MLSMessage is one of RFC 9420: values that select its version or a variant have a "
        + "meaning there."
    case .messageLengths:
      "The lengths inside the MLSMessage have the shortest of the valid forms."
    case .nothingBehind: "A DMLSMessage ends with its dmls_epoch."

    case .keySchedule:
      "Down to epoch_secret, and for the epoch's other secrets, the key schedule is RFC 9420's."
    case .parentInitSecret:
      "parent_init_secret is DeriveSecret(epoch_secret, \"parent_init\"), in the place of "
        + "RFC 9420's init_secret."
    case .pprfKey: "The PPRF of an epoch is keyed by its parent_init_secret."
    case .commitConfirmation:
      "commit_confirmation is DeriveSecret(path_secret[n], \"conf\"), from the last path secret."
    case .commitWithoutPath: "A commit without a path has a commit_confirmation all the same."
    case .initSecret:
      "The init_secret of a child epoch is DeriveChildSecret(parent_init_secret, \"child_init\", "
        + "commit_confirmation, GroupContext_[n])."
    case .pprfInput:
      "DeriveChildSecret evaluates the PPRF at ExpandWithLabel(input_secret, label, context, "
        + "KDF.Nh), for any label."
    case .severalChildren:
      "Each of several commits on one epoch leads to a child of its own, in whatever order they "
        + "come."
    case .childrenToldApart:
      "Commits that differ in commit_confirmation alone, or in GroupContext alone, have different "
        + "init_secrets."
    case .contextAsItIs: "The GroupContext enters DeriveChildSecret serialized and not hashed."
    case .contextOfNewEpoch:
      "That GroupContext is the one of the epoch that the commit creates, not the parent's."
    case .externalCommit: "The init_secret after an external commit is the one RFC 9420 exports."
    case .firstEpoch: "The first epoch of a group has no parent; its epoch_secret is random."
    case .joiner: "A Welcome gives what its epoch needs and nothing of the parent epoch."

    case .wrongLengths:
      "DeriveFSSecret refuses a secret or an input that is not KDF.Nh bytes long."
    case .pathFromRoot:
      "The secret is the root of a tree whose node secrets are derived as in RFC 9420 section 9."
    case .leafIndex:
      "The input is the index of the leaf, and its bits are the way there from the root."
    case .leaves: "The tree has a leaf for every input of KDF.Nh bytes."
    case .finalStep: "The output is DeriveSecret(leaf_node_secret, \"pprf\"), not the leaf itself."
    case .neverAgain: "An input that was evaluated can never be evaluated again."
    case .othersRemain:
      "Every other input can still be evaluated, in any order, with the output it always had."
    case .retainedNodes:
      "After an evaluation the nodes of the direct path are gone, the root among them, and those "
        + "of the copath are kept."
    case .refusedCalls: "A refused evaluation punctures nothing."
    case .savedState: "State that was saved and restored refuses and answers as it did before."
    case .whenToPuncture: "A commit punctures the PPRF at one moment of its processing."
    case .repeatedCommit: "A commit that comes a second time makes no second child."
    case .deletedKeys: "Outputs are forward secret once they are deleted."

    case .applicationChoices:
      "An application says on which fork to send, when to delete epochs and forks, and how to "
        + "join forks again."
    case .serverAgreement:
      "Servers that reach each other, directly or through others, agree on one commit an epoch."
    case .netsplitDetection: "Servers notice when the federation has split."
    case .buffering:
      "In a netsplit each part agrees within itself and keeps commits and other messages for the "
        + "rest."
    case .healing: "When a netsplit ends, all that was kept is delivered to those it was meant for."
    case .serverForkChoice:
      "If the parts forked, the fork with the higher confirmation tag in the first differing "
        + "commit wins, and agreement goes on from it."
    case .nestedNetsplit: "A netsplit within a netsplit follows the same rules."
    case .retainFlag: "Fan-out tells clients whether a netsplit obliges them to keep the old epoch."
    case .clientFork: "A client has one fork of a group as a rule, and sends on that."
    case .clientDeletion:
      "A client deletes an epoch after the next commit, unless the server has it kept."
    case .clientForkChoice:
      "On a commit for an old epoch a client keeps the fork with the higher confirmation tag in "
        + "the first differing commit."
    case .losingForks: "A fork that loses is deleted."

    case .otherSecrets:
      "The PPRF guards init secrets alone: the other secrets of an epoch stay exposed until it is "
        + "deleted."
    case .deletionRule:
      "An epoch can go once each member has sent a commit that shows it has moved on from there."
    }
  }
}
