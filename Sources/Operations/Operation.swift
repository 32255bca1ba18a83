package import DMLS
package import JSONText

/// Something an implementation can be asked to do: a caseless enum with an input and an output.
public protocol Operation: Sendable {
  /// What the implementation gets.
  associatedtype Input: Equatable & Sendable
  /// What it answers when it does not refuse.
  associatedtype Output: Equatable & Sendable
}

/// What an implementation does for an operation; it throws to refuse the input.
public typealias Perform<Asked: Operation> =
  @Sendable (OperationContext, Asked.Input) throws(OperationError) -> Answered<Asked.Output>

/// An operation that vectors and the harness protocol know by name.
package protocol CataloguedOperation: Operation where Input: JSONRecord, Output: JSONRecord {
  /// The operation's name in vectors and in the harness protocol.
  static var name: String { get }
  /// What it does, in a few words without a full stop.
  static var summary: String { get }
  /// The named values on the way to its output, in order of computation.
  static var intermediates: [IntermediateName] { get }
  /// What the draft answers, or a peer that departs from it in some formulas.
  /// - Throws: `DMLSError` where the input is refused.
  static func answer(
    _ input: Input, in context: OperationContext, by formulas: some Formulas
  ) throws(DMLSError) -> Answered<Output>
  /// Takes the saved states out of an output: they are searched, and no case expects them.
  static func takeSavedStates(from output: inout Output) -> [SavedState]
  /// What must be in the states that an input has saved and what must not, by the places of their
  /// steps.
  /// - Throws: `DMLSError` where the input is refused.
  static func secrets(
    ofStatesSavedBy input: Input, in context: OperationContext
  ) throws(DMLSError) -> [Int: StateSecrets]
}

/// The name of an intermediate, or of a row of them.
package struct IntermediateName: Equatable, Sendable {
  /// The name; a capital letter at its end stands for a number from 0.
  package var name: String
  /// What the letter stands for, for the protocol page; may be empty.
  package var note: String

  /// Whether this is a name that it stands for.
  package func covers(_ other: String) -> Bool {
    guard name.last?.isUppercase == true else { return other == name }
    let stem = name.dropLast()
    let number = other.dropFirst(stem.count)
    return other.hasPrefix(stem) && Int(number).map { "\($0)" == number && $0 >= 0 } == true
  }

  /// A name as the protocol page has it.
  package init(_ name: String, _ note: String = "") {
    self.name = name
    self.note = note
  }
}

extension CataloguedOperation {
  package static var intermediates: [IntermediateName] { [] }

  package static func takeSavedStates(from output: inout Output) -> [SavedState] { [] }

  package static func secrets(
    ofStatesSavedBy input: Input, in context: OperationContext
  ) throws(DMLSError) -> [Int: StateSecrets] {
    [:]
  }

  /// Asks an implementation with the input in JSON.
  /// - Throws: `JSONError` where the JSON is not an input of this operation.
  package static func perform(
    by implementation: Implementation, in context: OperationContext, input: JSONValue, path: String
  ) throws(JSONError) -> Response {
    let input = try Input(json: input, path: path)
    guard let perform = implementation[Self.self] else {
      return .skipped(reason: "\(implementation.name) has no \(name)")
    }
    do throws(OperationError) {
      let answered = try perform(context, input)
      return .output(answered.output.json, intermediates: answered.intermediates)
    } catch {
      return .refused(error)
    }
  }

  /// The input as this project writes it, whatever order its members came in.
  /// - Throws: `JSONError` where the JSON is not an input of this operation.
  package static func canonicalInput(
    _ input: JSONValue, path: String
  ) throws(JSONError) -> JSONValue {
    try Input(json: input, path: path).json
  }

  /// The output as this project writes it, so that equal answers are equal JSON; without the states
  /// that were saved.
  /// - Throws: `JSONError` where the JSON is not an output of this operation.
  package static func canonicalOutput(
    _ output: JSONValue, path: String
  ) throws(JSONError) -> JSONValue {
    try separatedOutput(output, path: path).output
  }

  /// The output as this project writes it, and the saved states that were in it.
  /// - Throws: `JSONError` where the JSON is not an output of this operation.
  package static func separatedOutput(
    _ output: JSONValue, path: String
  ) throws(JSONError) -> (output: JSONValue, states: [SavedState]) {
    var output = try Output(json: output, path: path)
    let states = takeSavedStates(from: &output)
    return (output.json, states)
  }

  /// An output without the states that were saved, as a case expects it.
  package static func expectable(_ output: Output) -> Output {
    var output = output
    _ = takeSavedStates(from: &output)
    return output
  }

  /// What must be in the states that an input in JSON has saved and what must not; nothing where the
  /// input is refused.
  /// - Throws: `JSONError` where the JSON is not an input of this operation.
  package static func secrets(
    ofStatesSavedBy input: JSONValue, in context: OperationContext, path: String
  ) throws(JSONError) -> [Int: StateSecrets] {
    let input = try Input(json: input, path: path)
    return (try? secrets(ofStatesSavedBy: input, in: context)) ?? [:]
  }
}
