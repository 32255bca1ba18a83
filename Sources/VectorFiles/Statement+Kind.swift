extension Statement {
  /// What sort of statement it is.
  package var kind: Kind {
    switch self {
    case .epochOfMessage, .otherMessages, .nothingBehind, .pprfKey, .commitWithoutPath,
      .contextAsItIs, .contextOfNewEpoch, .externalCommit, .firstEpoch, .joiner, .leafIndex,
      .leaves, .retainedNodes, .whenToPuncture, .repeatedCommit, .applicationChoices:
      .openPoint
    case .serverAgreement, .netsplitDetection, .buffering, .healing, .serverForkChoice,
      .nestedNetsplit, .retainFlag, .clientFork, .clientDeletion, .clientForkChoice, .losingForks,
      .deletionRule:
      .example
    case .epochIdentifier, .epochIdentifierLength, .epochsToldApart, .messageThenEpoch,
      .epochHeader, .framedMessages, .forbiddenMessages, .messageEnd, .messageValues,
      .messageLengths, .keySchedule, .parentInitSecret, .commitConfirmation, .initSecret,
      .pprfInput, .severalChildren, .childrenToldApart, .wrongLengths, .pathFromRoot, .finalStep,
      .neverAgain, .othersRemain, .refusedCalls, .savedState, .deletedKeys, .otherSecrets:
      .rule
    }
  }

  /// The readings that say how this suite takes the statement.
  package var readings: [Reading] {
    switch self {
    case .epochIdentifierLength: [.epochLength]
    case .epochOfMessage: [.epochOfMessage]
    case .otherMessages, .forbiddenMessages: [.forbiddenWireFormats]
    case .nothingBehind: [.trailingBytes]
    case .pprfKey: [.baseInitSecret]
    case .commitConfirmation: [.lastPathSecret]
    case .commitWithoutPath: [.commitWithoutPath]
    case .contextAsItIs, .contextOfNewEpoch: [.childContext]
    case .externalCommit: [.externalCommit]
    case .firstEpoch: [.firstEpoch]
    case .joiner: [.joiner]
    case .leafIndex: [.bitOrder]
    case .leaves: [.leavesForEveryInput]
    case .retainedNodes: [.noRootKept]
    case .whenToPuncture: [.whenToPuncture]
    case .repeatedCommit: [.repeatedCommit]
    case .serverForkChoice, .clientForkChoice: [.tagOrder, .severalForks]
    case .deletionRule: [.upstream, .eachMember]
    default: []
    }
  }
}
