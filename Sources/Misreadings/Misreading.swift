import DMLS
import KeyDerivation
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

/// What misreadings that are alike share: called with what is its own, it makes one of them.
///
/// A row of the catalogue is a name, what is misread in one sentence, and a change: a value or a
/// formula in the place of another, or one around it, which is handed the other one first. Section,
/// effect, operations and reading are given where they are not those of the group.
struct Group: Sendable {
  var section: String
  var effect: String
  var operations: OperationSet
  var reading: Reading?

  /// A misreading that changes several things.
  func callAsFunction(
    _ id: String, _ summary: String, section: String? = nil, effect: String? = nil,
    in operations: OperationSet? = nil, reading: Reading? = nil,
    change: @escaping @Sendable (inout Changes) -> Void
  ) -> Misreading {
    Misreading(
      id, summary, section: section ?? self.section, effect: effect ?? self.effect,
      in: operations ?? self.operations, reading: reading ?? self.reading, change: change)
  }

  /// A misreading that puts a value in the place of another.
  func callAsFunction<Value: Sendable>(
    _ id: String, _ summary: String, section: String? = nil, effect: String? = nil,
    in operations: OperationSet? = nil, reading: Reading? = nil,
    _ path: any WritableKeyPath<Changes, Value> & Sendable, to value: Value
  ) -> Misreading {
    self(id, summary, section: section, effect: effect, in: operations, reading: reading) {
      $0[keyPath: path] = value
    }
  }

  /// A misreading that puts a formula in the place of another.
  func callAsFunction<Value, each Argument>(
    _ id: String, _ summary: String, section: String? = nil, effect: String? = nil,
    in operations: OperationSet? = nil, reading: Reading? = nil,
    _ path: any WritableKeyPath<Changes, Formula<Value, repeat each Argument>> & Sendable,
    _ formula: @escaping @Sendable (Misread, repeat each Argument) throws(DMLSError) -> Value
  ) -> Misreading {
    self(
      id, summary, section: section, effect: effect, in: operations, reading: reading, path,
      to: Formula(formula))
  }

  /// A misreading that puts a formula around another.
  func callAsFunction<Value, each Argument>(
    _ id: String, _ summary: String, section: String? = nil, effect: String? = nil,
    in operations: OperationSet? = nil, reading: Reading? = nil,
    around path: any WritableKeyPath<Changes, Formula<Value, repeat each Argument>> & Sendable,
    _ formula: @escaping Around<Value, repeat each Argument>
  ) -> Misreading {
    self(id, summary, section: section, effect: effect, in: operations, reading: reading) {
      $0.put(around: path, formula)
    }
  }

  /// The misreadings of which each is a slip.
  func slips<Slips: Slip>(
    _ path: any WritableKeyPath<Changes, Set<Slips>> & Sendable
  ) -> [Misreading] {
    Slips.allCases.map { slip in
      self(
        slip.id, slip.summary, effect: slip.effect.isEmpty ? nil : slip.effect,
        reading: slip.reading
      ) { $0[keyPath: path].insert(slip) }
    }
  }
}

/// A formula around another, which is its first argument.
typealias Around<Value, each Argument> =
  @Sendable (Formula<Value, repeat each Argument>, Misread, repeat each Argument)
  throws(DMLSError) -> Value

extension Changes {
  /// Puts a formula around another.
  mutating func put<Value, each Argument>(
    around path: WritableKeyPath<Changes, Formula<Value, repeat each Argument>>,
    _ formula: @escaping Around<Value, repeat each Argument>
  ) {
    let inner = self[keyPath: path]
    self[keyPath: path] = Formula {
      (f: Misread, argument: repeat each Argument) throws(DMLSError) -> Value in
      try formula(inner, f, repeat each argument)
    }
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
      let f = Misread(context.cipherSuite, changes)
      let answer = Result { () throws(DMLSError) in try f.answer(operation, input, in: context) }
      if let reason = f.crashReason {
        var crash = OperationError(nil, reason)
        crash.isCrash = true
        throw crash
      }
      return try answer.mapError { f.refusal(for: $0) }.get()
    }
  }
}

extension Misread {
  /// What the caller is told of an error.
  fileprivate func refusal(for error: DMLSError) -> OperationError {
    if let silentReason, error == .contradiction(silentReason) {
      return OperationError(nil, silentReason)
    }
    return OperationError(error)
  }

  /// The answer to an operation: by a second formulation where there is one with room for slips,
  /// and by these formulas else.
  fileprivate func answer<Asked: CataloguedOperation>(
    _ operation: Asked.Type, _ input: Asked.Input, in context: OperationContext
  ) throws(DMLSError) -> Answered<Asked.Output> {
    let output: (any Sendable)?
    switch input {
    case let input as ProcessCommits.Input: output = try SlippingMember.run(input, by: self)
    case let input as ForkChoice.Input: output = changes.policies.run(input)
    case let input as ClientState.Input: output = changes.policies.run(input)
    case let input as FederationTrace.Input: output = changes.policies.run(input)
    case let input as DeletableEpochs.Input: output = changes.policies.run(input)
    default: output = nil
    }
    if let output = output as? Asked.Output { return Answered(output) }
    return try Asked.answer(input, in: context, by: self)
  }
}
