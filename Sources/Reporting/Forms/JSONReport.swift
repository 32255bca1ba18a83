import DMLS
import Harness
import JSONText
import KeyDerivation
import Misreadings
import Operations
import VectorFiles
package import Verification

/// The report for programs: everything that the other forms are made of.
///
/// Vectors/schema/report.schema.json describes it.
package struct JSONReport {
  private static let format = 1

  private let report: Report

  /// A report in this form.
  package init(_ report: Report) {
    self.report = report
  }

  /// The whole document.
  package var text: String {
    let json: JSONValue = [
      "format": .integer(Self.format),
      "exit_status": .integer(Int(report.exitStatus)),
      "families": .array(report.files.map(\.explanation)),
      "implementations": .array(report.runs.map(\.json)),
    ]
    return json.document
  }
}

extension VectorFile {
  /// What the file's header explains.
  fileprivate var explanation: JSONValue {
    [
      "family": .string(family.name),
      "tier": .string(family.tier.rawValue),
      "description": .string(family.description),
      "specification": .string(family.specification),
      "flags": .object(flags.map { JSONMember($0.name, $0.json) }),
      "readings": .object(readings.map { JSONMember($0.rawValue, .string($0.text)) }),
    ]
  }
}

extension ReportedRun {
  fileprivate var json: JSONValue {
    [
      "name": .string(implementation.name),
      "command": .strings(implementation.command),
      "announcement": implementation.run.announcement?.withoutRepeats.json ?? .null,
      "notes": .strings(implementation.run.notes),
      "problems": .strings(implementation.problems),
      "exit_status": .integer(Int(implementation.exitStatus)),
      "counts": counts.json,
      "diagnosis": implementation.diagnosis.map(json) ?? .null,
      "cases": .array(cases.map(\.json)),
    ]
  }

  /// The causes of the failures.
  private func json(_ diagnosis: Diagnosis) -> JSONValue {
    let ids = { (places: [Int]) -> JSONValue in .strings(places.map { cases[$0].id }) }
    return [
      "causes": .array(
        diagnosis.causes.map { cause in
          [
            "alternatives": .array(cause.alternatives.map { .strings($0.map(\.id)) }),
            "summary": .string(cause.alternatives[0].map(\.summary).joined(separator: " ")),
            "cases": ids(cause.cases),
          ]
        }),
      "unsuspicious": ids(diagnosis.unsuspicious),
      "unexplained": ids(diagnosis.unexplained),
      "unexamined": ids(diagnosis.unexamined),
      "reading": diagnosis.reading.map { .string($0.rawValue) } ?? .null,
    ]
  }
}

extension Announcement {
  /// Children may say things twice, which the schema of announcements does not allow.
  fileprivate var withoutRepeats: Announcement {
    var announcement = self
    announcement.drafts = DraftRevision.allCases.filter { drafts.contains($0) }
    announcement.cipherSuites = CipherSuite.allCases.filter { cipherSuites.contains($0) }
    announcement.operations = operations.withoutRepeats
    return announcement
  }
}

extension CaseCounts {
  fileprivate var json: JSONValue {
    .object(
      [JSONMember("cases", .integer(total))]
        + Verdict.Kind.allCases.map { JSONMember($0.rawValue, .integer(self[verdict: $0])) }
        + [
          JSONMember("known_failures", .integer(self[.known])),
          JSONMember("unexpected", .integer(unexpected)),
        ])
  }
}

extension ReportedCase {
  fileprivate var json: JSONValue { .object(description + verdict + circumstances) }

  private var description: [JSONMember] {
    let vectorCase = result.vectorCase
    let members = [
      JSONMember("id", .string(id)),
      JSONMember("family", .string(result.family.name)),
      JSONMember("comment", .string(vectorCase.comment)),
      JSONMember("flags", .strings(vectorCase.flags)),
      JSONMember("readings", .strings(vectorCase.readings.map(\.rawValue))),
      JSONMember("drafts", .strings(vectorCase.drafts.map(\.rawValue))),
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

extension Mismatch {
  /// What was expected and what came, beside the kind of failure.
  fileprivate var members: [JSONMember] {
    switch self {
    case .output(let differences):
      [JSONMember("differences", .array(differences.map(\.json)))]
    case .intermediate(let difference):
      [JSONMember("differences", [difference.json])]
    case .outputInsteadOfRefusal(let kinds, let actual):
      [JSONMember("expected_errors", kinds.json), JSONMember("actual", actual)]
    case .refusalInsteadOfOutput(let expected, let error):
      [JSONMember("expected", expected), JSONMember("actual_error", error.explained)]
    case .otherRefusal(let kinds, let error):
      [JSONMember("expected_errors", kinds.json), JSONMember("actual_error", error.explained)]
    }
  }
}

extension Difference {
  /// The difference; what is missing on one side has no key.
  fileprivate var json: JSONValue {
    var members = [JSONMember("path", .string(path))]
    if let expected { members.append(JSONMember("expected", expected)) }
    if let actual { members.append(JSONMember("actual", actual)) }
    if let byte = Comparison(self).byte {
      members.append(JSONMember("first_differing_byte", .integer(byte)))
    }
    return .object(members)
  }
}

extension [ErrorKind] {
  fileprivate var json: JSONValue { .strings(map(\.rawValue)) }
}

extension OperationError {
  fileprivate var explained: JSONValue {
    ["kind": kind.map { .string($0.rawValue) } ?? .null, "message": .string(message)]
  }
}
