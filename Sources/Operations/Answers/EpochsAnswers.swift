package import DMLS
import KeyDerivation

extension DMLSEpoch {
  package static func answer(
    _ input: Input, in context: OperationContext, by formulas: some Formulas
  ) throws(DMLSError) -> Answered<Output> {
    try Answered(Output(dmlsEpoch: formulas.dmlsEpoch(epochSecret: input.epochSecret)))
  }
}

extension CommitConfirmation {
  package static func answer(
    _ input: Input, in context: OperationContext, by formulas: some Formulas
  ) throws(DMLSError) -> Answered<Output> {
    try Answered(
      Output(commitConfirmation: formulas.commitConfirmation(pathSecret: input.pathSecret)))
  }
}

extension DeriveChildSecret {
  package static func answer(
    _ input: Input, in context: OperationContext, by formulas: some Formulas
  ) throws(DMLSError) -> Answered<Output> {
    let prf = try formulas.puncturablePRF(key: input.prfKey)
    var intermediates: [Intermediate] = []
    var outcomes: [Outcome] = []
    for (index, child) in input.children.enumerated() {
      do throws(DMLSError) {
        let prfInput = try formulas.childSecretInput(
          label: child.label, inputSecret: child.inputSecret, context: child.context)
        intermediates.append(Intermediate("input_\(index)", prfInput))
        outcomes.append(.childSecret(try formulas.childSecret(prf, input: prfInput)))
      } catch {
        outcomes.append(.refused(ErrorKind(error)))
      }
    }
    return Answered(Output(children: outcomes), intermediates: intermediates)
  }
}
