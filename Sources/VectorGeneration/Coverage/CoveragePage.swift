import VectorFiles

/// The page that shows the coverage.
package struct CoveragePage {
  /// The page's file name.
  package static let name = "COVERAGE.md"

  private let coverage: Coverage

  /// The page of a coverage.
  package init(_ coverage: Coverage) {
    self.coverage = coverage
  }

  /// The page, which ends in a newline.
  package var text: String {
    ([introduction, summary] + sections + [untested, readings, unclaimed])
      .joined(separator: "\n\n") + "\n"
  }

  private var introduction: String {
    """
    # Coverage of the draft

    Written by `swift run gen-vectors` together with the vectors, never by hand: what
    \(VectorFile.draft) says, in this suite's words, and which of the
    \(coverage.total) cases test it.

    - A case may test several statements. A pattern selects the same cases for
      `verify-vectors --case`.
    - A rule binds everyone. At an open point the draft leaves room, and the [readings](#readings)
      say what is taken. Examples are the draft's own, in section 6 and at the end of section 7.
    """
  }

  private var summary: String {
    var table = MarkdownTable("statements", "with cases", "without")
    for kind in Statement.Kind.allCases {
      let entries = coverage.statements.filter { $0.subject.kind == kind }
      let tested = entries.filter { !$0.cases.parts.isEmpty }.count
      table.add(kind.rawValue, "\(tested)", "\(entries.count - tested)")
    }
    return table.text
  }

  private var sections: [String] {
    let tested = coverage.statements.filter { !$0.cases.parts.isEmpty }
    var names: [String] = []
    for entry in tested where !names.contains(entry.subject.section) {
      names.append(entry.subject.section)
    }
    return names.map { name in
      var table = MarkdownTable(
        "statement", "what it says", "kind", "cases", "patterns", "examples")
      for entry in tested where entry.subject.section == name {
        table.add(
          entry.subject.id, MarkdownTable.escape(entry.subject.text), entry.subject.sort,
          entry.cases.counts, MarkdownTable.code(entry.subject.patterns.map(\.text)),
          MarkdownTable.code(entry.cases.examples))
      }
      return "## Section \(name)\n\n\(table.text)"
    }
  }

  private var untested: String {
    var table = MarkdownTable("statement", "what it says", "kind", "why there is no case")
    for entry in coverage.statements {
      guard let reason = entry.subject.reasonWithoutCases else { continue }
      table.add(
        entry.subject.id, MarkdownTable.escape(entry.subject.text), entry.subject.sort,
        MarkdownTable.escape(reason))
    }
    return "## Statements without a case\n\n\(table.text)"
  }

  private var readings: String {
    var table = MarkdownTable(
      "reading", "what is taken", "what else it could be", "cases that hinge on it", "example")
    for entry in coverage.readings {
      table.add(
        entry.subject.rawValue, MarkdownTable.escape(entry.subject.text),
        MarkdownTable.escape(entry.subject.alternative),
        entry.cases.counts, MarkdownTable.code(Array(entry.cases.examples.prefix(1))))
    }
    return "## Readings\n\n\(table.text)"
  }

  private var unclaimed: String {
    var table = MarkdownTable("family", "tier", "cases")
    for part in coverage.unclaimed {
      table.add("`\(part.family.name)`", part.family.tier.rawValue, "\(part.count)")
    }
    return """
      ## Cases that test no statement

      They pin what the draft builds on. Only foundation families may have such cases.

      \(coverage.unclaimed.isEmpty ? "There are none." : table.text)
      """
  }
}

extension CaseCount {
  fileprivate var counts: String {
    parts.map { "`\($0.family.name)` \($0.count)" }.joined(separator: "<br>")
  }
}

extension Statement {
  fileprivate var sort: String {
    kind.rawValue
      + (readings.isEmpty ? "" : ": " + readings.map(\.rawValue).joined(separator: ", "))
  }
}
