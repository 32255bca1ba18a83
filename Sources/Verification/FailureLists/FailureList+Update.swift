import VectorFiles

extension FailureList {
  /// The text of a list that says just what a whole run found, with the comments of this one.
  ///
  /// A line stays where every case that it fits fails as it says. Other lines go; what they no
  /// longer cover, and what is new, is added at the end, a case a line.
  package func updated(for results: [CaseResult]) -> String {
    var kept = lines
    var covering: [Entry] = []
    for entry in entries.reversed() {
      let fitting = results.filter { entry.fits($0.vectorCase.id) }
      if !fitting.isEmpty, fitting.allSatisfy({ $0.failureKind == entry.kind }) {
        covering.append(entry)
      } else {
        kept.remove(at: entry.line - 1)
      }
    }
    let added = results.compactMap { result -> String? in
      let id = result.vectorCase.id
      guard let kind = result.failureKind, kind != .unasked,
        !covering.contains(where: { $0.fits(id) })
      else { return nil }
      return "\(id) \(kind.verdict.rawValue) \(kind.rawValue)"
    }
    return (kept + added).map { $0 + "\n" }.joined()
  }
}
