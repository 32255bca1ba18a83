import Harness

extension EpochPicture {
  /// The drawing as Graphviz reads it.
  package var dot: String {
    let meanings = usedLegend.map { mark, text in (mark.line.map { "\($0): " } ?? "") + text }
    var lines = [
      "digraph epochs {", "  label=\(Self.quoted([title] + meanings));", "  rankdir=LR;",
      "  node [shape=box, style=rounded, fontname=monospace];",
    ]
    for (place, epoch) in epochs.enumerated() {
      let style = epoch.mark.line.map { ", style=\"rounded,\($0)\"" } ?? ""
      lines.append("  n\(place) [label=\(Self.quoted(epoch.lines))\(style)];")
    }
    for (place, epoch) in epochs.enumerated() {
      guard let parent = epoch.parent else { continue }
      // The commit of an epoch that is gone was as good as any.
      let line = epoch.mark == .gone ? nil : epoch.mark.line
      lines.append("  n\(parent) -> n\(place)\(line.map { " [style=\($0)]" } ?? "");")
    }
    return (lines + ["}"]).joined(separator: "\n") + "\n"
  }

  /// Lines of any text as one quoted string; a backslash would start an escape of Graphviz.
  private static func quoted(_ lines: [String]) -> String {
    let escaped = lines.map { line in
      Excerpt.short(line).escaping { $0 == "\\" || $0 == "\"" ? "\\\($0)" : nil }
    }
    return "\"\(escaped.joined(separator: "\\n"))\""
  }
}

extension EpochPicture.Mark {
  /// The line that the mark is drawn with; nil for a plain one.
  fileprivate var line: String? {
    switch self {
    case .ordinary: nil
    case .kept: "bold"
    case .gone: "dashed"
    case .refused: "dotted"
    }
  }
}
