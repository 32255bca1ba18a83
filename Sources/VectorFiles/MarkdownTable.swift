/// A table of a Markdown page.
package struct MarkdownTable {
  private var lines: [String]

  /// A table with these headings.
  package init(_ headings: String...) {
    lines = [Self.line(headings), Self.line(headings.map { _ in "---" })]
  }

  /// Adds a row of cells that are Markdown already.
  package mutating func add(_ cells: String...) {
    lines.append(Self.line(cells))
  }

  /// The table, without a newline at its end.
  package var text: String { lines.joined(separator: "\n") }

  /// A text as Markdown that shows it unchanged in a cell.
  package static func escape(_ text: String) -> String {
    text.map { character in
      switch character {
      case "<": "&lt;"
      case "&": "&amp;"
      case "|", "*", "\\", "`": "\\\(character)"
      default: String(character)
      }
    }.joined()
  }

  /// Texts as code, each on a line of its own in one cell.
  package static func code(_ texts: [String]) -> String {
    texts.map { "`\($0)`" }.joined(separator: "<br>")
  }

  private static func line(_ cells: [String]) -> String {
    "| \(cells.joined(separator: " | ")) |"
  }
}
