import DMLS
package import KeyDerivation
package import Operations
package import VectorFiles

/// A plausible mistake, as a change to the formulas of the specification.
package struct Misreading: Sendable {
  /// Its name, for the command line and the tables.
  package var id: String
  /// What is misread, in one sentence.
  package var summary: String
  /// Where the draft or RFC 9420 says otherwise.
  package var section: String
  /// What it does to a user.
  package var effect: String
  /// The operations that answer otherwise.
  package var operations: OperationSet
  /// The reading of which this is another one, where it is no slip.
  package var reading: Reading?
  /// Whether an implementation with it ends over some inputs.
  package var endsProcess = false
  /// The change.
  let change: @Sendable (inout Changes) -> Void

  /// A misreading of the given name.
  init(
    _ id: String, _ summary: String, section: String, effect: String,
    in operations: OperationSet, reading: Reading? = nil,
    change: @escaping @Sendable (inout Changes) -> Void
  ) {
    self.id = id
    self.summary = summary
    self.section = section
    self.effect = effect
    self.operations = operations
    self.reading = reading
    self.change = change
  }
}

extension Changes {
  /// The changes of some misreadings, each on top of those before it.
  init(_ misreadings: [Misreading]) {
    for misreading in misreadings { misreading.change(&self) }
  }
}

extension Misread {
  /// The formulas of someone with some misreadings.
  package init(_ cipherSuite: CipherSuite, _ misreadings: [Misreading]) {
    self.init(cipherSuite: cipherSuite, changes: Changes(misreadings))
  }
}

extension Implementation {
  /// The reference with some misreadings.
  package static func misreading(_ misreadings: [Misreading]) -> Implementation {
    let changes = Changes(misreadings)
    var implementation = Implementation.reference
    implementation.name = "misreading: " + misreadings.map(\.id).joined(separator: ", ")
    let altered = misreadings.reduce([] as OperationSet) { $0.union($1.operations) }
    for operation in altered.operations { implementation.misread(operation, changes) }
    return implementation
  }

  private mutating func misread<Asked: CataloguedOperation>(
    _ operation: Asked.Type, _ changes: Changes
  ) {
    self[operation] = { (context, input) throws(OperationError) in
      let formulas = Misread(cipherSuite: context.cipherSuite, changes: changes)
      do throws(DMLSError) {
        var answered = try formulas.slippingAnswer(operation, input)
        if answered == nil { answered = try Asked.answer(input, in: context, by: formulas) }
        if formulas.notes.crash == nil, let answered { return answered }
      } catch {
        if formulas.notes.crash == nil { throw formulas.refusal(for: error) }
      }
      var crash = OperationError(nil, formulas.notes.crash ?? "")
      crash.isCrash = true
      throw crash
    }
  }
}

extension Misread {
  /// What the caller is told of an error.
  fileprivate func refusal(for error: DMLSError) -> OperationError {
    if let reason = notes.silentRefusal, error == .contradiction(reason) {
      return OperationError(nil, reason)
    }
    return OperationError(error)
  }

  /// The answer to an operation in which slips have a part; nil for others.
  fileprivate func slippingAnswer<Asked: CataloguedOperation>(
    _ operation: Asked.Type, _ input: Asked.Input
  ) throws(DMLSError) -> Answered<Asked.Output>? {
    let output: any Sendable
    switch input {
    case let input as ProcessCommits.Input where !changes.memberSlips.isEmpty:
      var member = try SlippingMember(input.start, by: self)
      output = ProcessCommits.Output(events: input.events.map { member.result(of: $0) })
    case let input as ForkChoice.Input: output = changes.policies.run(input)
    case let input as ClientState.Input: output = changes.policies.run(input)
    case let input as FederationTrace.Input: output = changes.policies.run(input)
    case let input as DeletableEpochs.Input: output = changes.policies.run(input)
    default: return nil
    }
    return (output as? Asked.Output).map { Answered($0) }
  }
}
