import DMLS
import JSONText
import KeyDerivation
import Operations
import VectorFiles

extension Expectation {
  /// The expectation with all else that is right for an input, where the texts leave it open, or
  /// where the peer of a dialect breaks down.
  ///
  /// A scripted case and one that chance drew go through here alike, so that no case has outcomes of
  /// its own.
  func withAllThatIsRight<Asked: CataloguedOperation>(
    in dialect: Dialect, _ operation: Asked.Type, _ context: OperationContext, _ input: Asked.Input
  ) -> Expectation {
    var all = withOtherWidths(context, input)
    guard dialect.profile != nil else { return all.withOtherDecoders(context, input) }
    all.acceptsCrash = dialect.ends(over: input, operation, context)
    return all
  }

  /// The expectation with what else is right where a secret, a name or a tag has another width.
  private func withOtherWidths(_ context: OperationContext, _ input: some Sendable) -> Expectation {
    let nh = context.cipherSuite.nh
    return switch input {
    case let input as ExpandWithLabel.Input: orRefused(ifShort: input.secret, nh)
    case let input as DeriveSecret.Input: orRefused(ifShort: input.secret, nh)
    case let input as PPRFPuncture.Input:
      orStepByStep(ifNotNh: input.secret, nh, input.refusedSteps?.json)
    case let input as DeriveChildSecret.Input:
      orStepByStep(ifNotNh: input.prfKey, nh, input.refusedChildren.json)
    case let input as ProcessCommits.Input: orWrongLengths(of: input, nh)
    default: self
    }
  }

  /// The expectation with what else decoders may make of a message.
  private func withOtherDecoders(_ context: OperationContext, _ input: some Sendable) -> Expectation
  {
    switch input {
    case let input as DMLSMessageBytes:
      with(HonestDecoders(context).decoding(input.dmlsMessage))
    case let input as DMLSMessageParts: with(HonestDecoders(context).encoding(input))
    default: self
    }
  }

  /// HKDF-Expand wants a pseudorandom key of at least HashLen bytes, RFC 5869 section 2.3: some
  /// libraries refuse a shorter one.
  private func orRefused(ifShort secret: [UInt8], _ nh: Int) -> Expectation {
    guard secret.count < nh, !outputs.isEmpty else { return self }
    var either = self
    either.kinds = [.wrongLength, .malformed]
    return either
  }

  /// A key of another length is refused as a whole, or in each thing that is done with it.
  private func orStepByStep(ifNotNh key: [UInt8], _ nh: Int, _ output: JSONValue?) -> Expectation {
    guard key.count != nh, let output, outputs.isEmpty else { return self }
    var either = self
    either.outputs = [output]
    return either
  }

  /// An epoch's name or a tag of another length is looked for in vain, or refused for its length.
  private func orWrongLengths(of input: ProcessCommits.Input, _ nh: Int) -> Expectation {
    guard let output, let results = try? ProcessCommits.Output(json: output, path: "") else {
      return self
    }
    var other = results
    for (place, event) in input.events.enumerated()
    where event.isRefusedForItsLength(nh, results.events[place]) {
      other.events[place].outcome = .refused(.wrongLength)
    }
    guard other != results else { return self }
    var either = self
    either.outputs.append(other.json)
    return either
  }

  /// What honest decoders make of a message, beside what the reference does.
  private func with(_ findings: HonestDecoders.Findings<some JSONRecord>) -> Expectation {
    var wide = self
    wide.outputs = (outputs + findings.outputs.map(\.json)).withoutRepeats
    guard !(kinds + findings.kinds).isEmpty else { return wide }
    let precise = (kinds + findings.kinds).withoutRepeats.filter { $0 != .malformed }
    wide.kinds = precise + [.malformed]
    return wide
  }
}

extension PPRFPuncture.Input {
  /// Each evaluation refused; nil where the steps do something else too.
  fileprivate var refusedSteps: PPRFPuncture.Output? {
    let areEvaluations = steps.allSatisfy { if case .evaluate = $0 { true } else { false } }
    guard areEvaluations else { return nil }
    return PPRFPuncture.Output(steps: steps.map { _ in .refused(.wrongLength) })
  }
}

extension DeriveChildSecret.Input {
  /// Each child refused.
  fileprivate var refusedChildren: DeriveChildSecret.Output {
    DeriveChildSecret.Output(children: children.map { _ in .refused(.wrongLength) })
  }
}

extension ProcessCommits.Event {
  /// Whether what was refused is not Nh bytes and could be refused for that.
  fileprivate func isRefusedForItsLength(
    _ nh: Int, _ result: ProcessCommits.EventResult
  ) -> Bool {
    switch (self, result.outcome) {
    case (.commit(_, let commit), .refused(.wrongConfirmationTag)):
      commit.confirmationTag.count != nh
    case (.commit(let epoch, _), .refused(.unknownEpoch)), (.delete(let epoch), .refused),
      (.retainedNodes(let epoch), .refused):
      epoch.count != nh
    default: false
    }
  }
}
