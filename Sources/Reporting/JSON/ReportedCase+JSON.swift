import DMLS
import JSONText
import KeyDerivation
import VectorFiles
import Verification

extension ReportedCase {
  /// The case and what became of it.
  var json: JSONValue { .object(about + verdict + circumstances) }

  private var about: [JSONMember] {
    let vectorCase = result.vectorCase
    let members = [
      JSONMember("id", .string(id)),
      JSONMember("family", .string(result.family.name)),
      JSONMember("comment", .string(vectorCase.comment)),
      JSONMember("flags", .array(vectorCase.flags.map { .string($0) })),
      JSONMember("readings", .array(vectorCase.readings.map { .string($0.rawValue) })),
      JSONMember("drafts", .array(vectorCase.drafts.map { .string($0.rawValue) })),
      JSONMember("operation", .string(vectorCase.operation)),
      JSONMember("cipher_suite", .integer(Int(vectorCase.cipherSuite.rawValue))),
    ]
    // Megabytes that the vector files have too; a reader of failures should not need those.
    return outcome == .expected ? members : members + [JSONMember("input", vectorCase.input)]
  }

  private var verdict: [JSONMember] {
    let kind = JSONMember("verdict", .string(result.verdict.kind.rawValue))
    switch result.verdict {
    case .passed(nil): return [kind]
    case .passed(let note?): return [kind, JSONMember("note", .string(note))]
    case .skipped(let reason): return [kind, JSONMember("reason", .string(reason))]
    case .errored(let reason): return [kind, failure([JSONMember("reason", .string(reason))])]
    case .failed(let mismatch): return [kind, failure(mismatch.members)]
    }
  }

  private func failure(_ members: [JSONMember]) -> JSONMember {
    let kind = result.failureKind?.rawValue ?? ""
    return JSONMember("failure", .object([JSONMember("kind", .string(kind))] + members))
  }

  private var circumstances: [JSONMember] {
    var members: [JSONMember] = []
    switch outcome {
    case .expected: members.append(JSONMember("outcome", "expected"))
    case .knownFailure: members.append(JSONMember("outcome", "known_failure"))
    case .unexpected(let reason):
      members.append(JSONMember("outcome", "unexpected"))
      members.append(JSONMember("outcome_reason", .string(reason)))
    }
    let seconds = Double(result.duration.microseconds) / 1_000_000
    members.append(JSONMember("asked", .bool(result.wasAsked)))
    members.append(JSONMember("duration", .number(seconds)))
    if !result.standardErrorTail.isEmpty {
      let text = String(decoding: result.standardErrorTail, as: UTF8.self)
      members.append(JSONMember("standard_error", .string(text)))
    }
    return members
  }
}
