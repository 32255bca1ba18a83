extension Reading {
  /// Why no case hinges on the reading; nil where cases do.
  package var reasonWithoutCases: String? {
    switch self {
    case .lastPathSecret, .leavesForEveryInput, .forbiddenWireFormats, .bitOrder, .childContext,
      .commitWithoutPath, .noRootKept, .trailingBytes, .epochLength:
      nil
    case .baseInitSecret:
      "It is a name: a case hands over the key and never what it is called."
    case .whenToPuncture:
      "No family yet covers commits that arrive with good and bad tags."
    case .externalCommit:
      "No family yet covers external commits."
    case .epochOfMessage:
      "No family yet covers clients that hold several epochs."
    case .firstEpoch:
      "No family yet covers the key schedule from a group's first epoch on."
    case .joiner:
      "No family yet covers joining a group."
    case .tagOrder, .severalForks:
      "No family yet covers the choice between forks."
    case .upstream, .eachMember:
      "No family yet covers the deletion of old epoch states."
    case .repeatedCommit:
      "No family yet hands whole commits to a client; repeated inputs of one PPRF are covered "
        + "without it."
    }
  }
}
