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

/// The rows of a table of the catalogue by their names.
typealias Rows = KeyValuePairs<String, Row>

/// A row: a misreading but for its name.
typealias Row = @Sendable (_ id: String) -> Misreading

/// What rows that are alike share: called with what is its own, it makes one of them.
struct Group: Sendable {
  var section: String
  var effect: String
  var operations: OperationSet
  var reading: Reading?

  /// A row: what is misread, in one sentence, what is not as in the rest of the group, and the
  /// changes that make it.
  func callAsFunction(
    _ summary: String, section: String? = nil, effect: String? = nil,
    in operations: OperationSet? = nil, reading: Reading? = nil, endsProcess: Bool = false,
    _ changes: Change...
  ) -> Row {
    { id in
      var misreading = Misreading(
        id, summary, section: section ?? self.section, effect: effect ?? self.effect,
        in: operations ?? self.operations, reading: reading ?? self.reading
      ) { formulas in for change in changes { change.make(&formulas) } }
      misreading.endsProcess = endsProcess
      return misreading
    }
  }

  /// The misreadings that are the slips of a kind.
  func slips<Slips: Slip>(
    _ flags: any WritableKeyPath<Changes, Set<Slips>> & Sendable
  ) -> [Misreading] {
    Slips.allCases.map { slip in
      let (id, summary) = slip.row
      return self(summary, .slip(flags, slip))(id)
    }
  }
}

/// What a row changes.
struct Change: Sendable {
  let make: @Sendable (inout Changes) -> Void

  /// Puts a value in the place of another.
  static func set<Value: Sendable>(
    _ path: any WritableKeyPath<Changes, Value> & Sendable, _ value: Value
  ) -> Change {
    Change { $0[keyPath: path] = value }
  }

  /// Makes another value of the one that is there.
  static func wrap<Value>(
    _ path: any WritableKeyPath<Changes, Value> & Sendable,
    _ value: @escaping @Sendable (Value) -> Value
  ) -> Change {
    Change { $0[keyPath: path] = value($0[keyPath: path]) }
  }

  /// Makes a slip.
  static func slip<Slip: Hashable & Sendable>(
    _ flags: any WritableKeyPath<Changes, Set<Slip>> & Sendable, _ slip: Slip
  ) -> Change {
    Change { $0[keyPath: flags].insert(slip) }
  }

  /// Puts a formula in the place of another.
  static func formula<Value, each Argument>(
    _ path: any WritableKeyPath<Changes, Formula<Value, repeat each Argument>> & Sendable,
    _ formula: @escaping @Sendable (Misread, repeat each Argument) throws(DMLSError) -> Value
  ) -> Change {
    .set(path, Formula(formula))
  }

  /// Puts a formula around the one that is there, which is its first argument.
  static func around<Value, each Argument>(
    _ path: any WritableKeyPath<Changes, Formula<Value, repeat each Argument>> & Sendable,
    _ formula:
      @escaping @Sendable (
        Formula<Value, repeat each Argument>, Misread, repeat each Argument
      ) throws(DMLSError) -> Value
  ) -> Change {
    .wrap(path) { inner in
      Formula { (f: Misread, argument: repeat each Argument) throws(DMLSError) -> Value in
        try formula(inner, f, repeat each argument)
      }
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
