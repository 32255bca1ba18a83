package import Diagnostics
import VectorFiles
import Verification

/// Implementations x families, for people at a terminal.
package struct MatrixText {
  private let report: Report
  private let style: TerminalStyle

  /// A matrix of a report.
  package init(_ report: Report, style: TerminalStyle) {
    self.report = report
    self.style = style
  }

  /// The matrix: passed of asked, and a mark where something did not go as expected.
  package var text: String {
    let families = report.files.map(\.family)
    let names = report.implementations.map { SafeText.line($0.name) }
    let first = families.map(\.name.count).max() ?? 0
    var lines = [pad("", first) + names.map { "  " + pad($0, Self.width($0)) }.joined()]
    for family in families {
      let cells = zip(names, report.implementations).map { name, implementation in
        "  " + cell(family, implementation, width: Self.width(name))
      }
      lines.append(pad(family.name, first) + cells.joined())
    }
    return "\n" + lines.joined(separator: "\n") + "\n"
  }

  private static func width(_ name: String) -> Int { max(name.count, 11) }

  private func cell(
    _ family: Family, _ implementation: ImplementationReport, width: Int
  ) -> String {
    let row = zip(implementation.run.results, implementation.outcomes)
      .filter { $0.0.family == family }
    let asked = row.count { $0.0.wasAsked || $0.0.verdict.kind == .errored }
    let unexpected = row.count { !$0.1.isFine }
    guard asked > 0 || unexpected > 0 else { return pad("-", width) }
    let passed = row.count { $0.0.verdict.kind == .passed }
    let text = pad("\(passed)/\(asked)" + (unexpected > 0 ? " ✗" : ""), width)
    return style.paint(text, unexpected > 0 ? .red : .green)
  }

  private func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
