import DMLS

extension Reference {
  static let processCommits: Perform<ProcessCommits> = { (context, input) throws(OperationError) in
    let suite = context.cipherSuite
    do throws(DMLSError) {
      var member =
        switch input.start {
        case .founded(let epochSecret): try Member(cipherSuite: suite, epochSecret: epochSecret)
        case .joined(let joinerSecret, let pskSecret, let groupContext):
          try Member(
            cipherSuite: suite, joinerSecret: joinerSecret, pskSecret: pskSecret,
            groupContext: groupContext)
        }
      var results: [ProcessCommits.EventResult] = []
      for event in input.events {
        if event == .saveAndRestore {
          member = try Member(restoring: member.serialized(), cipherSuite: suite)
        }
        let outcome = outcome(of: event, for: &member)
        results.append(ProcessCommits.EventResult(outcome, held: member.heldEpochs))
      }
      return Answered(ProcessCommits.Output(events: results))
    } catch {
      throw OperationError(error)
    }
  }

  private static func outcome(
    of event: ProcessCommits.Event, for member: inout Member
  ) -> ProcessCommits.Outcome {
    do throws(DMLSError) {
      switch event {
      case .commit(let epoch, let commit):
        return try process(commit, origin: .member, sentIn: epoch, by: &member)
      case .externalCommit(let epoch, let initSecret, let commit):
        return try process(
          commit, origin: .external(initSecret: initSecret), sentIn: epoch, by: &member)
      case .delete(let epoch):
        try member.delete(epoch)
        return .done
      case .saveAndRestore: return .done
      case .retainedNodes(let epoch): return .nodes(try member.retainedNodes(of: epoch))
      }
    } catch {
      return .refused(OperationError.kind(of: error))
    }
  }

  private static func process(
    _ commit: ProcessCommits.ProcessedCommit, origin: ReceivedCommit.Origin, sentIn epoch: [UInt8],
    by member: inout Member
  ) throws(DMLSError) -> ProcessCommits.Outcome {
    let secrets = try member.process(
      ReceivedCommit(
        origin: origin, pathSecret: commit.pathSecret, pskSecret: commit.pskSecret,
        groupContext: commit.groupContext,
        confirmedTranscriptHash: commit.confirmedTranscriptHash,
        confirmationTag: commit.confirmationTag), sentIn: epoch)
    return .epoch(
      dmlsEpoch: secrets.dmlsEpoch, epochAuthenticator: secrets.epochAuthenticator)
  }
}
