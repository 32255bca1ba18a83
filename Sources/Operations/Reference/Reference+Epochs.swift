import DMLS

extension Reference {
  static let dmlsEpoch: Perform<DMLSEpoch> = { (context, input) throws(OperationError) in
    do throws(DMLSError) {
      let epoch = try context.cipherSuite.dmlsEpoch(epochSecret: input.epochSecret)
      return Answered(DMLSEpoch.Output(dmlsEpoch: epoch))
    } catch {
      throw OperationError(error)
    }
  }

  static let commitConfirmation: Perform<CommitConfirmation> = {
    (context, input) throws(OperationError) in
    do throws(DMLSError) {
      let confirmation = try context.cipherSuite.commitConfirmation(pathSecret: input.pathSecret)
      return Answered(CommitConfirmation.Output(commitConfirmation: confirmation))
    } catch {
      throw OperationError(error)
    }
  }

  static let deriveChildSecret: Perform<DeriveChildSecret> = {
    (context, input) throws(OperationError) in
    let suite = context.cipherSuite
    var intermediates: [Intermediate] = []
    var outcomes: [DeriveChildSecret.Outcome] = []
    do throws(DMLSError) {
      var prf = try PuncturablePRF(cipherSuite: suite, secret: input.prfKey)
      for (index, child) in input.children.enumerated() {
        do throws(DMLSError) {
          let prfInput = try suite.childSecretInput(
            label: child.label, inputSecret: child.inputSecret, context: child.context)
          intermediates.append(Intermediate("input_\(index)", prfInput))
          outcomes.append(.childSecret(try prf.evaluate(prfInput)))
        } catch {
          outcomes.append(.refused(OperationError.kind(of: error)))
        }
      }
    } catch {
      throw OperationError(error)
    }
    return Answered(DeriveChildSecret.Output(children: outcomes), intermediates: intermediates)
  }
}
