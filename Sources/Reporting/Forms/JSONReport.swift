import DMLS
import Diagnostics
import Harness
import JSONText
import KeyDerivation
import Misreadings
import Operations
import VectorFiles
import Verification

/// The report for programs: everything that the other forms are made of.
///
/// Vectors/schema/report.schema.json describes it.
struct JSONReport {
  private static let format = 1

  /// What it is about.
  let report: Report
  /// The same, sorted.
  let runs: [ReportedRun]

  /// The whole document.
  var text: String {
    let json: JSONValue = [
      "format": .integer(Self.format),
      "exit_status": .integer(Int(report.exitStatus)),
      "families": .array(report.files.map(\.explanation)),
      "implementations": .array(runs.map(\.json)),
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
    let findings = causes?.findings ?? []
    return [
      "causes": .array(
        zip(diagnosis.causes, findings).map { cause, finding in
          [
            "alternatives": .array(cause.alternatives.map { .strings($0.map(\.id)) }),
            "decided": .bool(cause.isDecided),
            "summary": .string(
              cause.isDecided
                ? cause.alternatives[0].map(\.summary).joined(separator: " ") : finding.what),
            "unasked_operations": .strings(
              DiagnosisWords.operationsThatMayTell(cause, among: implementation.run.results)),
            "cases": ids(cause.cases),
          ]
        }),
      "profile": diagnosis.likeness.map { likeness in
        [
          "name": .string(likeness.profile.id),
          "absent": .strings(likeness.absent.map(\.id)),
          "cases": ids(diagnosis.causes.filter(likeness.has).flatMap(\.cases).sorted()),
        ]
      } ?? .null,
      "unsuspicious": ids(diagnosis.unsuspicious),
      "other_kinds": ids(diagnosis.otherKinds),
      "unexplained": ids(diagnosis.unexplained),
      "unexamined": ids(diagnosis.unexamined),
      "cut_by_clock": .bool(diagnosis.isCutByClock),
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
    .present([
      "cases": .integer(total),
      "passed": .integer(self[verdict: .passed]),
      "failed": .integer(self[verdict: .failed]),
      "errored": .integer(self[verdict: .errored]),
      "skipped": .integer(self[verdict: .skipped]),
      "known_failures": .integer(self[.known]),
      "unexpected": .integer(unexpected),
    ])
  }
}

extension ReportedCase {
  fileprivate var json: JSONValue {
    let vectorCase = result.vectorCase
    let (note, reason, failure) = verdict
    let (word, why) = outcomeWords
    let tail = result.standardErrorTail
    return .present([
      "id": .string(id),
      "family": .string(result.family.name),
      "comment": .string(vectorCase.comment),
      "flags": .strings(vectorCase.flags),
      "readings": .strings(vectorCase.readings.map(\.rawValue)),
      "drafts": .strings(vectorCase.drafts.map(\.rawValue)),
      "operation": .string(vectorCase.operation.name),
      "cipher_suite": .integer(Int(vectorCase.cipherSuite.rawValue)),
      // Megabytes that the vector files have too; a reader of failures should not need those.
      "input": outcome == .expected ? nil : vectorCase.input,
      "verdict": .string(result.verdict.kind.rawValue),
      "note": note.map { .string($0) },
      "reason": reason.map { .string($0) },
      "failure": failure,
      "outcome": .string(word),
      "outcome_reason": why.map { .string($0) },
      "asked": .bool(result.wasAsked),
      "duration": .number(Double(result.duration.microseconds) / 1_000_000),
      "standard_error": tail.isEmpty ? nil : .string(String(decoding: tail, as: UTF8.self)),
    ])
  }

  private var verdict: (note: String?, reason: String?, failure: JSONValue?) {
    let kind = JSONValue.string(result.failureKind?.rawValue ?? "")
    return switch result.verdict {
    case .passed(let note): (note, nil, nil)
    case .skipped(let reason): (nil, reason, nil)
    case .errored(let reason): (nil, nil, ["kind": kind, "reason": .string(reason)])
    case .failed(let mismatch):
      (nil, nil, .object(mismatch.members(kind) + (asGood?.members ?? [])))
    }
  }

  private var outcomeWords: (word: String, reason: String?) {
    switch outcome {
    case .expected: ("expected", nil)
    case .knownFailure: ("known_failure", nil)
    case .unexpected(let reason): ("unexpected", reason)
    }
  }
}

extension Mismatch {
  /// What was expected and what came, after the kind of failure.
  fileprivate func members(_ kind: JSONValue) -> [JSONMember] {
    let came: [JSONMember] =
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
      case .kept(let secrets): [JSONMember("kept", .array(secrets.map(\.json)))]
      }
    return [JSONMember("kind", kind)] + came
  }
}

extension ReportedCase.AsGood {
  /// The members beside those of the mismatch.
  fileprivate var members: [JSONMember] {
    (outputs.isEmpty ? [] : [JSONMember("as_good", .array(outputs))])
      + (kinds.isEmpty ? [] : [JSONMember("as_good_errors", kinds.json)])
  }
}

extension KeptSecret {
  /// Which secret it is, where it is, and since when it should be gone.
  fileprivate var json: JSONValue {
    .present([
      "path": .string(path), "byte": .integer(byte), "form": .string(form.rawValue),
      "depth": .integer(secret.depth), "prefix": .hex(secret.prefix),
      "dmls_epoch": secret.epoch.map { .hex($0) }, "since": .string(secret.since),
    ])
  }
}

extension Difference {
  /// The difference; what is missing on one side has no key.
  fileprivate var json: JSONValue {
    .present([
      "path": .string(path), "expected": expected, "actual": actual,
      "first_differing_byte": Comparison(self).byte.map { .integer($0) },
    ])
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
