package import DMLS
import KeyDerivation

extension ProcessCommits {
  package static func answer(
    _ input: Input, in context: OperationContext, by formulas: some Formulas
  ) throws(DMLSError) -> Answered<Output> {
    var member = try input.start.member(by: formulas)
    var results: [EventResult] = []
    for event in input.events {
      if event == .saveAndRestore {
        member = try formulas.restored(member)
      }
      let outcome = outcome(of: event, for: &member)
      results.append(EventResult(outcome, held: member.heldEpochs))
    }
    return Answered(Output(events: results))
  }

  package static func outcome(
    of event: Event, for member: inout Member<some Formulas>
  ) -> Outcome {
    do throws(DMLSError) {
      switch event {
      case .commit(let epoch, let commit):
        return .epoch(try member.process(commit.received(from: .member), sentIn: epoch))
      case .externalCommit(let epoch, let initSecret, let commit):
        return .epoch(
          try member.process(
            commit.received(from: .external(initSecret: initSecret)), sentIn: epoch))
      case .delete(let epoch):
        try member.delete(epoch)
        return .done
      case .saveAndRestore: return .done
      case .retainedNodes(let epoch): return .nodes(try member.retainedNodes(of: epoch))
      }
    } catch {
      return .refused(ErrorKind(error))
    }
  }
}

extension ProcessCommits.Start {
  /// The member that starts so.
  package func member<Rules: Formulas>(by formulas: Rules) throws(DMLSError) -> Member<Rules> {
    switch self {
    case .founded(let epochSecret): try Member(by: formulas, epochSecret: epochSecret)
    case .joined(let joinerSecret, let pskSecret, let groupContext):
      try Member(
        by: formulas, joinerSecret: joinerSecret, pskSecret: pskSecret, groupContext: groupContext)
    }
  }
}

extension ProcessCommits.Outcome {
  /// The epoch that a commit made.
  package static func epoch(_ secrets: EpochSecrets) -> Self {
    .epoch(dmlsEpoch: secrets.dmlsEpoch, epochAuthenticator: secrets.epochAuthenticator)
  }
}

extension ProcessCommits.Commit {
  /// The commit as the specification's members receive it.
  package func received(from origin: ReceivedCommit.Origin) -> ReceivedCommit {
    ReceivedCommit(
      origin: origin, pathSecret: pathSecret, pskSecret: pskSecret, groupContext: groupContext,
      confirmedTranscriptHash: confirmedTranscriptHash, confirmationTag: confirmationTag)
  }
}
