import JSONText
package import Operations
package import VectorFiles

/// Compares answers with what cases expect.
package enum Judge {
  /// The verdict on a response to a case.
  package static func verdict(
    on response: Response, to vectorCase: VectorCase, acceptsAnyRefusal: Bool = false
  ) -> Verdict {
    switch (vectorCase.expectation, response) {
    case (_, .skipped(let reason)):
      return .skipped(reason)
    case (.output(let expected, let values), .output(let actual, let intermediates)):
      return compare(
        expected: expected, intermediates: values, actual: actual, with: intermediates,
        operation: vectorCase.operation)
    case (.refusal(let kinds), .output(let actual, _)):
      return .failed(.outputInsteadOfRefusal(expected: kinds, actual: actual))
    case (.output(let expected, _), .refused(let error)):
      return .failed(.refusalInsteadOfOutput(expected: expected, actual: error))
    case (.refusal(let kinds), .refused(let error)):
      guard let kind = error.kind else {
        return .passed(note: "refused without a kind; \(kinds[0].rawValue) was expected")
      }
      return acceptsAnyRefusal || kinds.contains(kind)
        ? .passed(note: nil) : .failed(.otherRefusal(expected: kinds, actual: error))
    }
  }

  private static func compare(
    expected: JSONValue, intermediates values: [Intermediate], actual: JSONValue,
    with intermediates: [Intermediate], operation: String
  ) -> Verdict {
    guard let operation = OperationCatalogue.named(operation) else {
      return .errored("unknown operation \(operation)")
    }
    let output: JSONValue
    do throws(JSONError) {
      output = try operation.canonicalOutput(actual, path: "output")
    } catch {
      return .errored("the answer does not follow the protocol: \(error)")
    }
    let onTheWay = intermediates.lazy.compactMap { found -> Difference? in
      guard let value = values.first(where: { $0.name == found.name }), value.value != found.value
      else { return nil }
      return Difference(
        path: found.name, expected: .hex(value.value), actual: .hex(found.value),
        isIntermediate: true)
    }
    // The first value that went wrong says more than everything that follows from it.
    let differences = Difference.all(expected: expected, actual: output)
    if let first = onTheWay.first {
      return .failed(differences.isEmpty ? .intermediate(first) : .output([first] + differences))
    }
    return differences.isEmpty ? .passed(note: nil) : .failed(.output(differences))
  }
}
