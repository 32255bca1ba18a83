package import JSONText
package import Operations

/// What came of one request.
package struct Answer: JSONConvertible {
  /// The request's number.
  package var seq: Int
  /// What came of it; an output is as the child wrote it.
  package var response: Response

  /// An answer.
  package init(seq: Int, _ response: Response) {
    self.seq = seq
    self.response = response
  }

  package init(fields: inout JSONFields) throws(JSONError) {
    seq = try fields.seq()
    let kinds = ["output", "error", "skipped"].filter { fields.contains($0) }
    guard kinds.count == 1 else {
      throw .badValue(
        path: fields.path, expected: "exactly one of output, error and skipped",
        found: kinds.isEmpty ? "none" : kinds.joined(separator: " and "))
    }
    switch kinds[0] {
    case "output":
      let output = try fields.value("output")
      let intermediates =
        fields.contains("intermediates") ? try fields.intermediates("intermediates") : []
      response = .output(output, intermediates: intermediates)
    case "error":
      response = .refused(try OperationError(json: fields.value("error"), path: "error"))
    default:
      var skipped = try JSONFields(fields.value("skipped"), path: "skipped")
      response = .skipped(reason: try skipped.string("reason"))
      try skipped.finish()
    }
  }

  package var json: JSONValue {
    switch response {
    case .output(let output, let intermediates) where intermediates.isEmpty:
      ["seq": .integer(seq), "output": output]
    case .output(let output, let intermediates):
      [
        "seq": .integer(seq), "output": output,
        "intermediates": .array(intermediates.map(\.json)),
      ]
    case .refused(let error):
      ["seq": .integer(seq), "error": error.json]
    case .skipped(let reason):
      ["seq": .integer(seq), "skipped": ["reason": .string(reason)]]
    }
  }
}
