/// A statement of the draft, by section and number; ids are never reused or renumbered.
package enum Statement: String, CaseIterable, Sendable {
  case epochIdentifier = "S2.1"
  case epochIdentifierLength = "S2.2"
  case epochsToldApart = "S2.3"
  case epochOfMessage = "S2.4"

  case messageThenEpoch = "S3.1"
  case epochHeader = "S3.2"
  case framedMessages = "S3.3"
  case otherMessages = "S3.4"
  case forbiddenMessages = "S3.5"
  case messageEnd = "S3.6"
  case messageValues = "S3.7"
  case messageLengths = "S3.8"
  case nothingBehind = "S3.9"

  case keySchedule = "S4.1"
  case parentInitSecret = "S4.2"
  case pprfKey = "S4.3"
  case commitConfirmation = "S4.4"
  case commitWithoutPath = "S4.5"
  case initSecret = "S4.6"
  case pprfInput = "S4.7"
  case severalChildren = "S4.8"
  case childrenToldApart = "S4.9"
  case contextAsItIs = "S4.10"
  case contextOfNewEpoch = "S4.11"
  case externalCommit = "S4.12"
  case firstEpoch = "S4.13"
  case joiner = "S4.14"

  case wrongLengths = "S5.1"
  case pathFromRoot = "S5.2"
  case leafIndex = "S5.3"
  case leaves = "S5.4"
  case finalStep = "S5.5"
  case neverAgain = "S5.6"
  case othersRemain = "S5.7"
  case retainedNodes = "S5.8"
  case refusedCalls = "S5.9"
  case savedState = "S5.10"
  case whenToPuncture = "S5.11"
  case repeatedCommit = "S5.12"
  case deletedKeys = "S5.13"

  case applicationChoices = "S6.1"
  case serverAgreement = "S6.2"
  case netsplitDetection = "S6.3"
  case buffering = "S6.4"
  case healing = "S6.5"
  case serverForkChoice = "S6.6"
  case nestedNetsplit = "S6.7"
  case retainFlag = "S6.8"
  case clientFork = "S6.9"
  case clientDeletion = "S6.10"
  case clientForkChoice = "S6.11"
  case losingForks = "S6.12"

  case otherSecrets = "S7.1"
  case deletionRule = "S7.2"

  /// The section of the draft.
  package var section: String { String(rawValue.dropFirst().prefix { $0 != "." }) }

  /// What sort of statement it is.
  package enum Kind: String, CaseIterable, Sendable {
    /// What everyone must do.
    case rule
    /// What the draft does not settle, or not in so many words.
    case openPoint = "open point"
    /// What the draft gives as an example, in section 6 and at the end of section 7.
    case example
  }
}
