import JSONText
package import VectorFiles

/// A failure list that says what a run found, with the comments of the one before it.
///
/// A line of which the run says nothing stays: its case was not selected, not announced or had no
/// turn, or its family has no file here. A line that holds for all its cases that were asked stays,
/// too. Other lines go, also those that fit no case of their family; what they no longer cover, and
/// what is new, is added at the end, a case a line.
package struct FailureListUpdate: Equatable, Sendable {
  /// The new text.
  package let text: String
  /// How many lines are new, without comments.
  package let added: Int
  /// How many are gone.
  package let removed: Int
  /// How many stay.
  package let kept: Int

  /// Updates a list for the results of a run over some or all cases of some files.
  package init(of list: FailureList, for run: RunResult, in files: [VectorFile]) {
    let asked = Dictionary(
      run.results.filter(\.wasAsked).map { ($0.vectorCase.id, $0.failureKind) },
      uniquingKeysWith: { first, _ in first })
    let cases = files.flatMap { file in file.cases.map { ($0.id, list.entries(for: $0.id)) } }
    var isFitting = Set<Int>()
    var isWrong = Set<Int>()
    for (id, entries) in cases {
      for entry in entries {
        isFitting.insert(entry.line)
        if let kind = asked[id], kind != entry.kind { isWrong.insert(entry.line) }
      }
    }
    let families = Set(files.map(\.family))
    let found = run.findings.map(\.kind).withoutRepeats
    let isGone = Set(
      list.entries.lazy.filter { entry in
        isWrong.contains(entry.line)
          || !isFitting.contains(entry.line) && entry.family.map(families.contains) ?? false
      }.map(\.line)
    ).union(run.isWhole ? list.findings.filter { !found.contains($0.kind) }.map(\.line) : [])
    let findings = found.filter { kind in !list.findings.contains { $0.kind == kind } }.map {
      "\(FailureList.implementation) \($0.verdict.rawValue) \($0.rawValue)"
    }

    let new = cases.compactMap { (id, entries) -> String? in
      guard !entries.contains(where: { !isGone.contains($0.line) }) else { return nil }
      // Of what was not asked the list says what it said.
      let kind = asked[id] ?? entries.first?.kind
      return kind.map { "\(id) \($0.verdict.rawValue) \($0.rawValue)" }
    }
    let added = new + findings
    let old = list.lines.enumerated().filter { !isGone.contains($0.offset + 1) }.map(\.element)
    text = (old + added).map { $0 + "\n" }.joined()
    self.added = added.count
    removed = isGone.count
    kept = list.entries.count + list.findings.count - removed
  }
}
