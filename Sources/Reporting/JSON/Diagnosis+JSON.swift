import Diagnostics
import JSONText
import Misreadings
import VectorFiles
import Verification

extension ImplementationReport {
  /// The causes of the failures; null where nothing failed.
  var diagnosisJSON: JSONValue {
    guard let diagnosis else { return .null }
    let id = { (index: Int) -> JSONValue in .string(run.results[index].vectorCase.id) }
    return [
      "causes": .array(
        diagnosis.causes.map { cause in
          [
            "alternatives": .array(
              cause.alternatives.map { .array($0.map { .string($0.id) }) }),
            "summary": .string(cause.alternatives[0].map(\.summary).joined(separator: " ")),
            "cases": .array(cause.cases.map(id)),
          ]
        }),
      "unsuspicious": .array(diagnosis.unsuspicious.map(id)),
      "unexplained": .array(diagnosis.unexplained.map(id)),
      "unexamined": .array(diagnosis.unexamined.map(id)),
      "reading": diagnosis.reading.map { .string($0.rawValue) } ?? .null,
    ]
  }
}
