package import Diagnostics
import Misreadings

/// What came of running the misreadings, for people at a terminal.
package struct TeethText {
  private let teeth: Teeth

  /// The text about some teeth.
  package init(_ teeth: Teeth) {
    self.teeth = teeth
  }

  /// How many misreadings there are, are caught, and are named; nothing of single ones.
  package var summary: [String] {
    let named = teeth.bites.count(where: \.isNamed)
    let exact = teeth.bites.count { $0.naming == .exactly }
    return [
      "\(teeth.bites.count.of("misreading")): \(teeth.bites.count - teeth.survivors.count) caught, "
        + "\(exact) named as themselves and nothing else, "
        + "\(named - exact) up to what nobody can tell apart."
    ]
  }

  /// The whole text.
  package var text: String {
    (summary + findings).joined(separator: "\n") + "\n"
  }

  /// What is not as it must be, one line each.
  private var findings: [String] {
    teeth.survivors.map { "LIVES \($0.misreading.id): \($0.misreading.summary)" }
      + teeth.bites.filter { !$0.isNamed && !$0.cases.isEmpty }.map { "UNNAMED \(misnamed($0))" }
      + teeth.referenceFailures.map { "FALSE \($0): the reference fails it" }
      + teeth.barelyCaught.map { "barely caught: \($0.misreading.id), by \($0.cases[0]) alone" }
  }

  private func misnamed(_ bite: Bite) -> String {
    switch bite.naming {
    case .exactly, .twins: bite.misreading.id
    case .ambiguous(let others): "\(bite.misreading.id): or \(others.joined(separator: ", "))"
    case .otherwise(let names):
      "\(bite.misreading.id): "
        + (names.isEmpty ? "by nothing" : "taken for \(names.joined(separator: "; "))")
    }
  }
}
