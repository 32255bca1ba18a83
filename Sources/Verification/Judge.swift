import Harness
package import JSONText
package import Operations
package import VectorFiles

/// Compares answers with what cases expect.
package enum Judge {
  /// The verdict on a response to a case.
  package static func verdict(
    on response: Response, to vectorCase: VectorCase, acceptsAnyRefusal: Bool = false
  ) -> Verdict {
    let expectation = vectorCase.expectation
    switch response {
    case .skipped(let reason):
      return .skipped(reason)
    case .output(let actual, let intermediates):
      guard !expectation.outputs.isEmpty else {
        return .failed(.outputInsteadOfRefusal(expected: expectation.kinds, actual: actual))
      }
      return compare(actual, with: intermediates, vectorCase)
    case .refused(let error):
      return verdict(on: error, expectation, acceptsAnyRefusal: acceptsAnyRefusal)
    }
  }

  /// The verdict on a refusal.
  ///
  /// Where `malformed` is expected, which stands for whatever a decoder stumbles over first, no
  /// other kind fails: it would be held against those who say more.
  private static func verdict(
    on error: OperationError, _ expectation: Expectation, acceptsAnyRefusal: Bool
  ) -> Verdict {
    let kinds = expectation.kinds
    guard let precise = kinds.first else {
      let output = expectation.output ?? .null
      return .failed(.refusalInsteadOfOutput(expected: output, actual: error))
    }
    guard let kind = error.kind else {
      return .passed(note: "refused without a kind; \(precise.rawValue) was expected")
    }
    if acceptsAnyRefusal || kinds.contains(kind) { return .passed(note: nil) }
    return kinds.contains(.malformed)
      ? .passed(note: "refused as \(kind.rawValue); \(precise.rawValue) was expected")
      : .failed(.otherRefusal(expected: kinds, actual: error))
  }

  private static func compare(
    _ actual: JSONValue, with intermediates: [Intermediate], _ vectorCase: VectorCase
  ) -> Verdict {
    let output: JSONValue
    do throws(JSONError) {
      output = try vectorCase.operation.type.canonicalOutput(actual, path: "output")
    } catch {
      return .errored("the answer does not follow the protocol: \(error)")
    }
    let expectation = vectorCase.expectation
    let onTheWay = intermediates.lazy.compactMap { found -> Difference? in
      guard let value = expectation.intermediates.first(where: { $0.name == found.name }),
        value.value != found.value
      else { return nil }
      return Difference(
        path: found.name, expected: .hex(value.value), actual: .hex(found.value),
        isIntermediate: true)
    }
    // The first value that went wrong says more than everything that follows from it.
    let differences =
      expectation.outputs.contains(output)
      ? [] : Difference.all(expected: expectation.output, actual: output)
    if let first = onTheWay.first {
      return .failed(differences.isEmpty ? .intermediate(first) : .output([first] + differences))
    }
    guard differences.isEmpty else { return .failed(.output(differences)) }
    let known = vectorCase.operation.type.intermediates
    let unknown = intermediates.first { found in !known.contains { $0.covers(found.name) } }
    return .passed(
      note: unknown.map { "\(Excerpt.short($0.name)) is no intermediate of the protocol" })
  }
}

/// One place at which two JSON values differ.
package struct Difference: Equatable, Sendable {
  /// The place: `steps[2].out`; empty for the whole value.
  package var path: String
  /// What was expected there; nil for nothing.
  package var expected: JSONValue?
  /// What was found there; nil for nothing.
  package var actual: JSONValue?
  /// Whether the place is a value on the way to the output.
  package var isIntermediate: Bool

  /// A difference at a place.
  package init(
    path: String, expected: JSONValue?, actual: JSONValue?, isIntermediate: Bool = false
  ) {
    self.path = path
    self.expected = expected
    self.actual = actual
    self.isIntermediate = isIntermediate
  }

  /// The places at which two values differ, each as deep as both have the same shape.
  package static func all(
    expected: JSONValue?, actual: JSONValue?, path: String = ""
  ) -> [Difference] {
    switch (expected, actual) {
    case _ where expected == actual:
      return []
    case (.object(let members)?, .object(let others)?):
      let names = members.map(\.name) + others.map(\.name).filter { expected?[$0] == nil }
      return names.flatMap { name in
        all(
          expected: expected?[name], actual: actual?[name],
          path: path.isEmpty ? name : "\(path).\(name)")
      }
    case (.array(let elements)?, .array(let others)?):
      return (0..<max(elements.count, others.count)).flatMap { index in
        all(
          expected: index < elements.count ? elements[index] : nil,
          actual: index < others.count ? others[index] : nil, path: "\(path)[\(index)]")
      }
    default:
      return [Difference(path: path, expected: expected, actual: actual)]
    }
  }
}
