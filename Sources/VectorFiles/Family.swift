/// A family of vectors: one file, one thing that it pins.
package enum Family: String, CaseIterable, Sendable {
  case expandWithLabel = "expand_with_label"
  case deriveSecret = "derive_secret"
  case treeNode = "tree_node"
  case dmlsEpoch = "dmls_epoch"
  case commitConfirmation = "commit_confirmation"
  case pprfEvaluate = "pprf_evaluate"
  case pprfPuncture = "pprf_puncture"
  case deriveChildSecret = "derive_child_secret"
  case dmlsMessage = "dmls_message"
  case keySchedule = "key_schedule"
  case forkGraph = "fork_graph"
  case externalCommit = "external_commit"
  case forkChoice = "fork_choice"
  case clientState = "client_state"
  case federation
  case deletion

  /// The family's name, which is also its file's without the extension.
  package var name: String { rawValue }

  /// How much a family binds an implementer.
  package enum Tier: String, Sendable {
    /// RFC 9420 below the draft, so that a fault there is named there.
    case foundation
    /// What the draft demands of everyone.
    case core
    /// What the draft gives as an example.
    case example
  }

  /// How much the family binds an implementer.
  package var tier: Tier {
    switch self {
    case .expandWithLabel, .deriveSecret, .treeNode: .foundation
    case .dmlsEpoch, .commitConfirmation, .pprfEvaluate, .pprfPuncture, .deriveChildSecret,
      .dmlsMessage, .keySchedule, .forkGraph, .externalCommit:
      .core
    case .forkChoice, .clientState, .federation, .deletion: .example
    }
  }

  /// What the family pins, in one sentence.
  package var description: String {
    switch self {
    case .expandWithLabel:
      "ExpandWithLabel: KDFLabel and HKDF-Expand, from which everything else is derived."
    case .deriveSecret:
      "DeriveSecret under the labels that DMLS uses and some that it does not."
    case .treeNode:
      "The step from a node of the secret tree to its children."
    case .dmlsEpoch:
      "dmls_epoch, which identifies an epoch where the integer no longer does."
    case .commitConfirmation:
      "commit_confirmation, with and without a path."
    case .pprfEvaluate:
      "DeriveFSSecret without state: leaf index, direct path and final step."
    case .pprfPuncture:
      "The puncturable PRF with state: what is refused, what still works, what is retained."
    case .deriveChildSecret:
      "DeriveChildSecret: several children of one parent, from one PPRF."
    case .dmlsMessage:
      "DMLSMessage around MLSMessages of every wire format, content type and cipher suite."
    case .keySchedule:
      "The key schedule of one epoch, and of chains and forks of epochs: every secret."
    case .forkGraph:
      "A member that receives commits in any order, more than once, late, or with a wrong tag."
    case .externalCommit:
      "External commits: the init_secret as it is, and a PPRF that is left alone."
    case .forkChoice:
      "The fork that is kept, by the confirmation tags of the first differing commits."
    case .clientState:
      "The epochs that a client holds and deletes while commits and forks come."
    case .federation:
      "What servers agree on, buffer and deliver while links between them go down and up."
    case .deletion:
      "The old epoch states that can be deleted since every member has moved on."
    }
  }

  /// The sections that the family tests.
  package var specification: String {
    switch self {
    case .expandWithLabel, .deriveSecret: "RFC 9420 section 8"
    case .treeNode: "RFC 9420 section 9"
    case .dmlsEpoch: "draft-kohbrok-mls-dmls-01 section 2"
    case .commitConfirmation: "draft-kohbrok-mls-dmls-01 section 4"
    case .pprfEvaluate, .pprfPuncture: "draft-kohbrok-mls-dmls-01 section 5"
    case .deriveChildSecret: "draft-kohbrok-mls-dmls-01 sections 4 and 5"
    case .dmlsMessage: "draft-kohbrok-mls-dmls-01 section 3, RFC 9420 section 6"
    case .keySchedule: "draft-kohbrok-mls-dmls-01 sections 2 and 4, RFC 9420 section 8"
    case .forkGraph: "draft-kohbrok-mls-dmls-01 sections 2, 4 and 5"
    case .externalCommit: "draft-kohbrok-mls-dmls-01 section 4, RFC 9420 section 8.3"
    case .forkChoice: "draft-kohbrok-mls-dmls-01 section 6.1"
    case .clientState: "draft-kohbrok-mls-dmls-01 section 6.1.2"
    case .federation: "draft-kohbrok-mls-dmls-01 section 6.1.1"
    case .deletion: "draft-kohbrok-mls-dmls-01 section 7"
    }
  }
}
