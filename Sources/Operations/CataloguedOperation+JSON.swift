package import JSONText

extension CataloguedOperation {
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
