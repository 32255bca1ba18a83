import DMLS
import Harness
import JSONText
import Operations
import VectorFiles

/// What a harness makes of one small case of each operation that it announces.
extension SmokeTest {
  /// A case, what is wrong with the answer to it, nil for nothing, and what the child said then.
  private typealias Tried = (vectorCase: VectorCase, wrong: Wrong?, standardError: [UInt8])

  /// How many processes may break down before the rest is left.
  private static let mostBreakdowns = 3

  /// The form of the outputs, and the kinds of the refusals; not whether the values are right.
  func answersOperations(_ announcement: Announcement) -> [SmokeFinding] {
    var left = Self.mostBreakdowns
    return [true, false].flatMap { isAnswered -> [SmokeFinding] in
      let cases = smallest(for: announcement, answered: isAnswered)
      guard !cases.isEmpty else { return [] }
      return findings(
        isAnswered ? "answers each operation in its form" : "refuses a bad input of each operation",
        ask(cases, announcement, &left))
    }
  }

  /// For each operation that is announced its smallest case.
  ///
  /// What only some of the drafts that are
  /// announced refuse comes first: it shows whether they are the right ones.
  private func smallest(for announcement: Announcement, answered: Bool) -> [VectorCase] {
    let cases = files.flatMap(\.cases).filter {
      $0.isSettled(answered: answered) && announcement.reasonToSkip($0) == nil
    }
    return announcement.operations.withoutRepeats.compactMap { name in
      cases.filter { $0.operation.name == name }.min { one, other in
        let (size, otherSize) = (one.input.line.utf8.count, other.input.line.utf8.count)
        return answered
          ? size < otherSize : (one.drafts.count, size) < (other.drafts.count, otherSize)
      }
    }
  }

  /// Asks one case after the other; after a breakdown a new process goes on.
  private func ask(
    _ cases: [VectorCase], _ announcement: Announcement, _ left: inout Int
  ) -> [Tried] {
    var tried: [Tried] = []
    var peer: (any Peer)?
    defer { _ = peer?.finish(grace: .zero) }
    for (place, vectorCase) in cases.enumerated() where left > 0 {
      if peer == nil {
        guard case .success(let conversation) = Run(of: [], limits: limits, start: start).open()
        else { break }
        peer = conversation.peer
      }
      guard let open = peer else { break }
      open.send(announcement.request(place + 1, for: vectorCase).json.line)
      do throws(Wrong) {
        let answer = try answer(of: open, "Catch what goes wrong and answer with \"error\".")
        tried.append((vectorCase, Self.fault(in: answer.response, to: vectorCase), []))
      } catch {
        left -= 1
        _ = open.finish(grace: error.isLate ? .zero : limits.grace)
        tried.append((vectorCase, error, open.standardErrorTail))
        peer = nil
      }
    }
    return tried
  }

  /// What is wrong with a response, its values apart.
  private static func fault(in response: Response, to vectorCase: VectorCase) -> Wrong? {
    if case .output(let output, _) = response, !vectorCase.expectation.outputs.isEmpty {
      do throws(JSONError) {
        _ = try vectorCase.operation.type.canonicalOutput(output, path: "output")
      } catch {
        let hint = Hint(error, in: .object([JSONMember("output", output)]))
        return Wrong("\(error)", hint.clause?.asSentence ?? "PROTOCOL.md has each output's form.")
      }
    }
    switch Judge.verdict(on: response, to: vectorCase) {
    case .failed(.outputInsteadOfRefusal(let kinds, _)):
      return Wrong(
        "an output came, where a refusal was expected, \(kinds[0].rawValue): "
          + vectorCase.comment, "Refuse what must be refused.\(advice(onDraftsOf: vectorCase))")
    case .failed(.otherRefusal(let kinds, let error)):
      return Wrong(
        "it was refused as \(error.kind?.rawValue ?? "nothing"), where "
          + "\(kinds.map(\.rawValue).joinedByOr) was expected: \(vectorCase.comment)",
        "PROTOCOL.md says what each kind is for; a refusal without a kind passes with a remark.")
    case .passed, .skipped, .errored, .failed: return nil
    }
  }

  /// What is to be thought of where only some revisions of the draft say so.
  private static func advice(onDraftsOf vectorCase: VectorCase) -> String {
    guard !vectorCase.drafts.contains(.draft01) else { return "" }
    let drafts = vectorCase.drafts.map(\.rawValue).joined(separator: ", ")
    return " Only draft revision \(drafts) says so: announce \"01\" where you implement that one."
  }

  /// One finding for all that is wrong in the same way, or one that nothing is.
  private func findings(_ check: String, _ tried: [Tried]) -> [SmokeFinding] {
    let wrong = tried.filter { $0.wrong != nil }
    guard !wrong.isEmpty else { return [.fine(check)] }
    return wrong.compactMap(\.wrong?.hint).withoutRepeats.map { hint in
      let alike = wrong.filter { $0.wrong?.hint == hint }
      let names = alike.map(\.vectorCase.operation.name)
      let more = names.count > 3 ? " and \(names.count - 3) more" : ""
      return .wrong(
        "\(check): \(names.prefix(3).joined(separator: ", "))\(more)",
        alike[0].wrong?.problem ?? "", hint: hint, standardError: alike[0].standardError)
    }
  }
}

extension VectorCase {
  /// Whether an output alone is right, or a refusal alone: where both are, neither says anything.
  func isSettled(answered: Bool) -> Bool {
    answered ? expectation.kinds.isEmpty : expectation.outputs.isEmpty
  }
}

extension String {
  /// The clause as a sentence.
  fileprivate var asSentence: String { prefix(1).uppercased() + dropFirst() + "." }
}
