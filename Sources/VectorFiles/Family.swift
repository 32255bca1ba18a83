package import Operations

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

  /// How much a family binds an implementer.
  package enum Tier: String, CaseIterable, Sendable {
    /// RFC 9420 below the draft, so that a fault there is named there.
    case foundation
    /// What the draft demands of everyone.
    case core
    /// What the draft gives as an example.
    case example
  }

  /// The family's name, which is also its file's without the extension.
  package var name: String { rawValue }

  /// How much the family binds an implementer.
  package var tier: Tier { row.tier }

  /// The operations that its cases ask for.
  package var operations: OperationSet {
    switch self {
    case .expandWithLabel: [ExpandWithLabel.self]
    case .deriveSecret: [DeriveSecret.self]
    case .treeNode: [TreeNode.self]
    case .dmlsEpoch: [DMLSEpoch.self]
    case .commitConfirmation: [CommitConfirmation.self]
    case .pprfEvaluate: [PPRFEvaluate.self]
    case .pprfPuncture: [PPRFPuncture.self]
    case .deriveChildSecret: [DeriveChildSecret.self]
    case .dmlsMessage: [DMLSMessageEncode.self, DMLSMessageDecode.self]
    case .keySchedule: [KeySchedule.self, EpochTree.self]
    case .forkGraph, .externalCommit: [ProcessCommits.self]
    case .forkChoice: [ForkChoice.self]
    case .clientState: [ClientState.self]
    case .federation: [FederationTrace.self]
    case .deletion: [DeletableEpochs.self]
    }
  }

  /// The sections that the family tests.
  package var specification: String {
    let sections = row.sections
    return tier == .foundation ? sections : "\(VectorFile.draft) \(sections)"
  }

  /// What the family pins, in one sentence.
  package var description: String { row.description }

  private var row: (tier: Tier, sections: String, description: String) {
    switch self {
    case .expandWithLabel:
      (
        .foundation, "RFC 9420 section 8",
        "ExpandWithLabel: KDFLabel and HKDF-Expand, from which everything else is derived."
      )
    case .deriveSecret:
      (
        .foundation, "RFC 9420 section 8",
        "DeriveSecret under the labels that DMLS uses and some that it does not."
      )
    case .treeNode:
      (
        .foundation, "RFC 9420 section 9",
        "The step from a node of the secret tree to its children."
      )
    case .dmlsEpoch:
      (
        .core, "section 2",
        "dmls_epoch, which identifies an epoch where the integer no longer does."
      )
    case .commitConfirmation:
      (.core, "section 4", "commit_confirmation, with and without a path.")
    case .pprfEvaluate:
      (.core, "section 5", "DeriveFSSecret without state: leaf index, direct path and final step.")
    case .pprfPuncture:
      (
        .core, "section 5",
        "The puncturable PRF with state: what is refused, what still works, what is retained."
      )
    case .deriveChildSecret:
      (
        .core, "sections 4 and 5",
        "DeriveChildSecret: several children of one parent, from one PPRF."
      )
    case .dmlsMessage:
      (
        .core, "section 3, RFC 9420 section 6",
        "DMLSMessage around MLSMessages of every wire format, content type and cipher suite."
      )
    case .keySchedule:
      (
        .core, "sections 2 and 4, RFC 9420 section 8",
        "The key schedule of one epoch, and of chains and forks of epochs: every secret."
      )
    case .forkGraph:
      (
        .core, "sections 2, 4 and 5",
        "A member that receives commits in any order, more than once, late, or with a wrong tag."
      )
    case .externalCommit:
      (
        .core, "section 4, RFC 9420 section 8.3",
        "External commits: the init_secret as it is, and a PPRF that is left alone."
      )
    case .forkChoice:
      (
        .example, "section 6.1",
        "The fork that is kept, by the confirmation tags of the first differing commits."
      )
    case .clientState:
      (
        .example, "section 6.1.2",
        "The epochs that a client holds and deletes while commits and forks come."
      )
    case .federation:
      (
        .example, "section 6.1.1",
        "What servers agree on, buffer and deliver while links between them go down and up."
      )
    case .deletion:
      (
        .example, "section 7",
        "The old epoch states that can be deleted since every member has moved on."
      )
    }
  }

  /// The families of these names, or all for none.
  /// - Throws: `UnknownName` with the first name that no family has.
  package static func named(_ names: [String]) throws(UnknownName) -> [Family] {
    guard !names.isEmpty else { return allCases }
    let families = try names.map { (name) throws(UnknownName) in
      guard let family = Family(rawValue: name) else {
        throw UnknownName(name: name, kind: "family", known: allCases.map(\.name))
      }
      return family
    }
    return allCases.filter { families.contains($0) }
  }
}
