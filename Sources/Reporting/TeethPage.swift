package import Diagnostics
import Misreadings
import VectorFiles

/// The committed page that says which cases catch which misreading.
package struct TeethPage {
  /// The page's name, beside the vectors.
  package static let name = "TEETH.md"

  private let teeth: Teeth

  /// The page about some teeth.
  package init(_ teeth: Teeth) {
    self.teeth = teeth
  }

  /// The whole page.
  package var text: String {
    ([head, table] + lists).joined(separator: "\n\n") + "\n"
  }

  private var head: String {
    """
    # Teeth

    Written by `swift run -c release verify-vectors teeth --write`, never by hand. Each row is a
    plausible mistake, run as an implementation against the vectors: the cases that catch it, and
    whether the verifier calls it by its name from the answers alone.
    `reference-harness --misreading NAME` plays one.

    \(TeethText(teeth).summary.joined(separator: "\n"))
    """
  }

  private var table: String {
    var table = MarkdownTable("misreading", "what is misread", "where", "caught by", "named")
    for bite in teeth.bites {
      table.add(
        "`\(bite.misreading.id)`", MarkdownTable.escape(bite.misreading.summary),
        MarkdownTable.escape(bite.misreading.section), caught(bite), named(bite))
    }
    return table.text
  }

  private func caught(_ bite: Bite) -> String {
    let families = bite.cases.map { String($0.prefix { $0 != "/" }) }
    let counts = families.withoutRepeats.map { name in
      "`\(name)` \(families.count { $0 == name })"
    }
    return counts.isEmpty ? "**nothing**" : counts.joined(separator: "<br>")
  }

  private func named(_ bite: Bite) -> String {
    switch bite.naming {
    case .exactly: "yes"
    case .ambiguous(let others): "or \(MarkdownTable.code(others))"
    case .otherwise(let names): names.isEmpty ? "no" : "as \(MarkdownTable.code(names))"
    }
  }

  private var lists: [String] {
    var lists: [String] = []
    if !teeth.barelyCaught.isEmpty {
      lists.append(
        list(
          "Caught by a single case",
          teeth.barelyCaught.map { "`\($0.misreading.id)`: `\($0.cases[0])`" }))
    }
    if !teeth.idleCases.isEmpty {
      lists.append(
        list(
          "Cases that no misreading fails",
          idle.map { name, suites in "`\(name)` \(suites)" },
          note: "They pin what nobody in the catalogue gets wrong; each is a place for a mistake "
            + "that is not there yet."))
    }
    return lists
  }

  /// Cases with the cipher suites left out: how many there are of each name.
  private var idle: [(String, String)] {
    let names = teeth.idleCases.map { id -> String in
      let parts = id.split(separator: "/", maxSplits: 2).map(String.init)
      return parts.count == 3 ? "\(parts[0])/suite-?/\(parts[2])" : id
    }
    return names.withoutRepeats.map { name in (name, "(\(names.count { $0 == name }))") }
  }

  private func list(_ title: String, _ items: [String], note: String? = nil) -> String {
    (["## \(title)", ""] + (note.map { [$0, ""] } ?? []) + items.map { "- \($0)" })
      .joined(separator: "\n")
  }
}

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
    return [
      "\(teeth.bites.count.of("misreading")): \(teeth.bites.count - teeth.survivors.count) caught, "
        + "\(named) named as themselves and nothing else."
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
    case .exactly: bite.misreading.id
    case .ambiguous(let others): "\(bite.misreading.id): or \(others.joined(separator: ", "))"
    case .otherwise(let names):
      "\(bite.misreading.id): "
        + (names.isEmpty ? "by nothing" : "taken for \(names.joined(separator: "; "))")
    }
  }
}
