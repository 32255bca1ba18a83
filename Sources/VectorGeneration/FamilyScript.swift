package import VectorFiles

/// What makes the cases of one family.
protocol FamilyScript {
  /// How often the family has its turn among fresh cases: less where a case costs more.
  static var turns: Int { get }
  /// Adds the family's cases.
  static func write(to cases: CaseBuilder)
  /// Adds one fresh case.
  static func draw(_ draw: Draw)
}

extension FamilyScript {
  /// The turns of a family whose cases cost no walk down a tree.
  static var turns: Int { 8 }
}

extension Family {
  /// The family's script.
  var script: any FamilyScript.Type {
    switch self {
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

/// Makes the file of each family; the same source makes the same bytes on every machine.
package enum VectorGenerator {
  /// The file of a family, in the draft's dialect or another.
  /// - Throws: `GenerationError` where the reference does not do what the family's script says, or
  ///   where a dialect leaves no case of it.
  package static func file(
    of family: Family, in dialect: Dialect = .draft
  ) throws(GenerationError) -> VectorFile {
    let cases = CaseBuilder(family, dialect)
    family.script.write(to: cases)
    let file = try cases.file()
    guard !file.cases.isEmpty else {
      throw GenerationError(id: family.name, reason: "no case of it is left")
    }
    return file
  }
}
