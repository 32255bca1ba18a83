package import JSONText
package import Operations

/// What some vector files ask, so that fresh cases can ask something else.
///
/// An input is the same under every cipher suite and draft revision: a table of answers that knows
/// one of them would know the others.
package struct CommittedInputs: Sendable {
  private struct Question: Hashable {
    var operation: AnyOperation
    var input: String
  }

  private var questions: Set<Question> = []

  /// What the cases of some files ask.
  package init(of files: [VectorFile]) {
    for vectorCase in files.flatMap(\.cases) {
      questions.insert(Question(operation: vectorCase.operation, input: vectorCase.input.line))
    }
  }

  /// Whether a file asks an operation with this input.
  package func contains(_ operation: AnyOperation, _ input: JSONValue) -> Bool {
    questions.contains(Question(operation: operation, input: input.line))
  }
}
