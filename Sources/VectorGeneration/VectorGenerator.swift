package import VectorFiles

/// Makes the file of each family; the same source makes the same bytes on every machine.
package enum VectorGenerator {
  /// The file of a family, in the draft's dialect or another.
  /// - Throws: `GenerationError` where the reference does not do what the family's script says, or
  ///   where a dialect leaves no case of it.
  package static func file(
    of family: Family, in dialect: Dialect = .draft
  ) throws(GenerationError) -> VectorFile {
    var builder = CaseBuilder(family, dialect)
    try script(of: family).write(to: &builder)
    guard !builder.file.cases.isEmpty else {
      throw GenerationError(id: family.name, reason: "no case of it is left")
    }
    return builder.file
  }

  private static func script(of family: Family) -> any FamilyScript.Type {
    switch family {
    case .expandWithLabel: ExpandWithLabelFamily.self
    case .deriveSecret: DeriveSecretFamily.self
    case .treeNode: TreeNodeFamily.self
    case .dmlsEpoch: DMLSEpochFamily.self
    case .commitConfirmation: CommitConfirmationFamily.self
    case .pprfEvaluate: PPRFEvaluateFamily.self
    case .pprfPuncture: PPRFPunctureFamily.self
    case .deriveChildSecret: DeriveChildSecretFamily.self
    case .dmlsMessage: DMLSMessageFamily.self
    case .keySchedule: KeyScheduleFamily.self
    case .forkGraph: ForkGraphFamily.self
    case .externalCommit: ExternalCommitFamily.self
    case .forkChoice: ForkChoiceFamily.self
    case .clientState: ClientStateFamily.self
    case .federation: FederationFamily.self
    case .deletion: DeletionFamily.self
    }
  }
}
