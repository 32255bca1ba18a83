import Harness
import Operations
package import VectorFiles

/// Operations that an implementation must pass, so that none of them is left out unseen.
///
/// What an implementation does not announce is skipped, and a skip is no failure: an operation, a
/// cipher suite or a draft revision that goes from an announcement by mistake would go unnoticed.
package struct Requirements: Equatable, Sendable {
  /// The operations that are named.
  private var named: OperationSet = []
  /// Those and the operations of the tiers that are named.
  private var required: OperationSet = []
  private var selection = Selection()

  /// No requirements.
  package init() {}

  /// What some words require of a selection: operations by their names, or all of a tier.
  /// - Throws: `UnknownName` for the first that nothing has.
  package init(_ words: [String], among selection: Selection) throws(UnknownName) {
    self.selection = selection
    for word in words {
      if let tier = Family.Tier(rawValue: word) {
        for family in Family.allCases where family.tier == tier {
          required = required.union(family.operations)
        }
      } else if let operation = OperationCatalogue.named(word) {
        named = named.union([operation])
      } else {
        throw UnknownName(
          name: word, kind: "operation or tier",
          known: OperationSet.all.names + Family.Tier.allCases.map(\.rawValue))
      }
    }
    required = required.union(named)
  }

  /// What is required and was not passed, an operation a line; nothing where nobody could be asked.
  package func problems(of run: RunResult, in files: [VectorFile]) -> [String] {
    guard let announcement = run.announcement else { return [] }
    return required.operations.compactMap { operation in
      let reason = absence(of: operation, in: files) ?? failure(of: operation, in: run)
      let isAnnounced = announcement.operations.contains(operation.name)
      return reason.map {
        "required and not passed: \(operation.name): \(isAnnounced ? $0 : "it is not announced")"
      }
    }
  }

  /// Why no machine that shares the work asks for an operation; nil where one does, or where the
  /// selection leaves out an operation that only its tier requires.
  private func absence(
    of operation: any CataloguedOperation.Type, in files: [VectorFile]
  ) -> String? {
    var isThere = false
    for file in files {
      for vectorCase in file.cases where vectorCase.operation.type == operation {
        if selection.contains(vectorCase, of: file.family) { return nil }
        isThere = true
      }
    }
    guard isThere else { return "there is no case of it" }
    return named.contains(operation) ? "no case of it is selected" : nil
  }

  /// Why an operation is not passed by what a run asked of it, if anything.
  private func failure(
    of operation: any CataloguedOperation.Type, in run: RunResult
  ) -> String? {
    let results = run.results.filter {
      $0.vectorCase.operation.type == operation && $0.asking != .cutOff
    }
    let reasons = results.compactMap { result in
      if case .skipped(let reason) = result.verdict { reason } else { nil }
    }
    if let reason = reasons.first {
      return "\(reasons.count) of \(results.count) cases skipped: \(reason)"
    }
    let hasPassed = results.contains { $0.verdict.kind == .passed }
    return results.isEmpty || hasPassed ? nil : "none of \(results.count) cases passed"
  }
}
