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

  /// The output as this project writes it, so that equal answers are equal JSON.
  /// - Throws: `JSONError` where the JSON is not an output of this operation.
  package static func canonicalOutput(
    _ output: JSONValue, path: String
  ) throws(JSONError) -> JSONValue {
    try Output(json: output, path: path).json
  }
}
