package import Diagnostics
import JSONText
import Misreadings
import VectorFiles

/// The committed page that says which cases catch which misreading.
package enum TeethPage {
  /// The page's name, beside the vectors.
  package static let name = "TEETH.md"

  /// The whole page.
  package static func text(of teeth: Teeth) -> String {
    ([head(teeth), table(teeth)] + lists(teeth)).joined(separator: "\n\n") + "\n"
  }

  private static func head(_ teeth: Teeth) -> String {
    """
    # Teeth

    Written by `swift run -c release verify-vectors teeth --write`, never by hand. Each row is a
    plausible mistake, run as an implementation against the vectors: the cases that catch it, and
    whether the verifier calls it by its name from the answers alone.
    `reference-harness --misreading NAME` plays one.

    \(teeth.summary)
    """
  }

  private static func table(_ teeth: Teeth) -> String {
    var table = MarkdownTable("misreading", "what is misread", "where", "caught by", "named")
    for bite in teeth.bites {
      let families = bite.cases.map { String($0.prefix { $0 != "/" }) }
      let caught = families.counted.map { "`\($0)` \($1)" }
      let named =
        switch bite.naming {
        case .exactly: "yes"
        case .ambiguous(let others): "or \(MarkdownTable.code(others))"
        case .otherwise(let names): names.isEmpty ? "no" : "as \(MarkdownTable.code(names))"
        }
      table.add(
        "`\(bite.misreading.id)`", MarkdownTable.escape(bite.misreading.summary),
        MarkdownTable.escape(bite.misreading.section),
        caught.isEmpty ? "**nothing**" : caught.joined(separator: "<br>"), named)
    }
    return table.text
  }

  private static func lists(_ teeth: Teeth) -> [String] {
    // Cipher suites are left out.
    let idle = teeth.idleCases.map { id -> String in
      let parts = id.split(separator: "/", maxSplits: 2)
      return parts.count == 3 ? "\(parts[0])/suite-?/\(parts[2])" : id
    }
    let barely = teeth.barelyCaught.map { "- `\($0.misreading.id)`: `\($0.cases[0])`" }
    let lists = [
      (["## Caught by a single case", ""], barely),
      (
        [
          "## Cases that no misreading fails", "",
          "They pin what nobody in the catalogue gets wrong; each is a place for a mistake that is "
            + "not there yet.", "",
        ], idle.counted.map { "- `\($0)` (\($1))" }
      ),
    ]
    return lists.filter { !$1.isEmpty }.map { ($0 + $1).joined(separator: "\n") }
  }
}

extension Teeth {
  /// What came of running the misreadings, for people at a terminal: the counts, and a line for
  /// whatever is not as it must be.
  package var text: String {
    let lines =
      [summary] + survivors.map { "LIVES \($0.misreading.id): \($0.misreading.summary)" }
      + bites.filter { !$0.isNamed && !$0.cases.isEmpty }.map(Self.misnamed)
      + referenceFailures.map { "FALSE \($0): the reference fails it" }
      + barelyCaught.map { "barely caught: \($0.misreading.id), by \($0.cases[0]) alone" }
    return lines.joined(separator: "\n") + "\n"
  }

  /// How many misreadings there are, are caught, and are named; nothing of single ones.
  fileprivate var summary: String {
    "\(bites.count.of("misreading")): \(bites.count - survivors.count) caught, "
      + "\(bites.count(where: \.isNamed)) named as themselves and nothing else."
  }

  private static func misnamed(_ bite: Bite) -> String {
    let others =
      switch bite.naming {
      case .exactly: ""
      case .ambiguous(let others): "or \(others.joined(separator: ", "))"
      case .otherwise(let names):
        names.isEmpty ? "by nothing" : "taken for \(names.joined(separator: "; "))"
      }
    return "UNNAMED \(bite.misreading.id): \(others)"
  }
}

extension [String] {
  /// Each text once, at its first place, with how often it is there.
  fileprivate var counted: [(text: String, count: Int)] {
    withoutRepeats.map { text in (text, count { $0 == text }) }
  }
}
