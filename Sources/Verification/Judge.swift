import Harness
package import JSONText
package import Operations
package import VectorFiles

/// Compares answers with what cases expect.
package enum Judge {
  /// The verdict on a response to a case; it keeps no more of the answer than it needs.
  package static func verdict(
    on response: Response, to vectorCase: VectorCase, acceptsAnyRefusal: Bool = false
  ) -> Verdict {
    let expectation = vectorCase.expectation
    switch response {
    case .skipped(let reason):
      return .skipped(reason)
    case .refused(let error) where error.isCrash:
      if expectation.acceptsCrash { return .crashed }
      return .errored(
        "it says that it crashed" + (error.message.isEmpty ? "" : ": \(error.message)"))
    case .output(let actual, let intermediates):
      guard !expectation.outputs.isEmpty else {
        let output = try? vectorCase.operation.type.canonicalOutput(actual, path: "output")
        return .failed(
          .outputInsteadOfRefusal(expected: expectation.kinds, actual: (output ?? actual).kept()))
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
    let states: [SavedState]
    do throws(JSONError) {
      (output, states) = try vectorCase.operation.type.separatedOutput(actual, path: "output")
    } catch {
      let hint = Hint(error, in: .object([JSONMember("output", actual)]))
      return .errored("the answer does not follow the protocol: \(hint.explained)")
    }
    let expectation = vectorCase.expectation
    let onTheWay = intermediates.lazy.compactMap { found -> Difference? in
      guard let value = expectation.intermediates.first(where: { $0.name == found.name }),
        value.value != found.value
      else { return nil }
      return Difference(
        path: found.name, expected: .hex(value.value), actual: .hex(found.value),
        isIntermediate: true
      ).kept
    }
    // The first value that went wrong says more than everything that follows from it.
    let differences =
      expectation.outputs.contains(output)
      ? [] : Difference.all(expected: expectation.output, actual: output).map(\.kept)
    if let first = onTheWay.first {
      return .failed(differences.isEmpty ? .intermediate(first) : .output([first] + differences))
    }
    guard differences.isEmpty else { return .failed(.output(differences)) }
    let known = vectorCase.operation.type.intermediates
    let unknown = intermediates.first { found in !known.contains { $0.covers(found.name) } }
    return search(
      states, vectorCase,
      note: unknown.map { "\(Excerpt.short($0.name)) is no intermediate of the protocol" })
  }

  /// The verdict on an output that is right, by the states that the implementation saved.
  private static func search(
    _ states: [SavedState], _ vectorCase: VectorCase, note: String?
  ) -> Verdict {
    guard !states.isEmpty else { return .passed(note: note) }
    let context = OperationContext(
      cipherSuite: vectorCase.cipherSuite, draft: vectorCase.drafts[0])
    let secrets =
      (try? vectorCase.operation.type.secrets(
        ofStatesSavedBy: vectorCase.input, in: context, path: "input")) ?? [:]
    var kept: [KeptSecret] = []
    var isUnreadable = false
    for state in states {
      guard let secrets = secrets[state.index] else {
        return .errored(
          "the answer does not follow the protocol: output.\(state.path): nothing was saved there")
      }
      let hits = StateSearch(for: secrets.gone.map(\.secret) + secrets.retained)
        .hits(in: state.bytes)
      kept += hits.filter { $0.secret < secrets.gone.count }.map {
        KeptSecret(
          path: state.path, byte: $0.byte, form: $0.form, secret: secrets.gone[$0.secret])
      }
      // Without any secret of those that it needs, a state is in a form that hides all of them.
      if hits.isEmpty, !secrets.retained.isEmpty { isUnreadable = true }
    }
    guard kept.isEmpty else { return .failed(.kept(kept)) }
    return .passed(
      note: isUnreadable
        ? "the saved state cannot be searched: no secret that it must have is found in it" : note)
  }
}

/// One place at which two JSON values differ.
package struct Difference: Equatable, Sendable {
  /// The place: `steps[2].out`; empty for the whole value.
  package let path: String
  /// What was expected there; nil for nothing.
  package let expected: JSONValue?
  /// What was found there, as much of it as is kept; nil for nothing.
  package internal(set) var actual: JSONValue?
  /// The first hex digit that differs, where both are bytes and neither is empty.
  package let firstDifferingDigit: Int?
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
    firstDifferingDigit = Self.firstDifferingDigit(expected, actual)
  }

  private static func firstDifferingDigit(_ expected: JSONValue?, _ actual: JSONValue?) -> Int? {
    guard case .string(let left)? = expected, case .string(let right)? = actual,
      case .success(let leftBytes) = Hex.decode(left), !leftBytes.isEmpty,
      case .success(let rightBytes) = Hex.decode(right), !rightBytes.isEmpty
    else { return nil }
    return zip(left.utf8, right.utf8).prefix { $0 == $1 }.count
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
      return elements.indices.flatMap { index in
        all(
          expected: elements[index], actual: index < others.count ? others[index] : nil,
          path: "\(path)[\(index)]")
      } + surplus(others.dropFirst(elements.count), path: path)
    default:
      return [Difference(path: path, expected: expected, actual: actual)]
    }
  }
}
