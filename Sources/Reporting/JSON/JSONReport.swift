import DMLS
package import Diagnostics
import Harness
import JSONText
import KeyDerivation
import VectorFiles
import Verification

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
  package var text: String { json.document }

  private var json: JSONValue {
    [
      "format": .integer(Self.format),
      "exit_status": .integer(Int(report.exitStatus)),
      "families": .array(report.files.map(\.explanation)),
      "implementations": .array(report.implementations.map(\.json)),
    ]
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

extension ImplementationReport {
  fileprivate var json: JSONValue {
    [
      "name": .string(name),
      "command": .array(command.map { .string($0) }),
      "announcement": run.announcement?.withoutRepeats.json ?? .null,
      "notes": .array(run.notes.map { .string($0) }),
      "problems": .array(problems.map { .string($0) }),
      "exit_status": .integer(Int(exitStatus)),
      "counts": CaseCounts(cases).json,
      "diagnosis": diagnosisJSON,
      "cases": .array(cases.map(\.json)),
    ]
  }
}

extension Announcement {
  /// Children may say things twice, which the schema of announcements does not allow.
  fileprivate var withoutRepeats: Announcement {
    var announcement = self
    announcement.drafts = DraftRevision.allCases.filter { drafts.contains($0) }
    announcement.cipherSuites = CipherSuite.allCases.filter { cipherSuites.contains($0) }
    announcement.operations = operations.indices.filter { index in
      !operations[..<index].contains(operations[index])
    }.map { operations[$0] }
    return announcement
  }
}

extension CaseCounts {
  fileprivate var json: JSONValue {
    .object(
      [JSONMember("cases", .integer(total))]
        + Verdict.Kind.allCases.map { JSONMember($0.rawValue, .integer(self[$0])) }
        + [
          JSONMember("known_failures", .integer(knownFailures)),
          JSONMember("unexpected", .integer(unexpected)),
        ])
  }
}
