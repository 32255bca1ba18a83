import Harness

/// A drawing as Graphviz reads it.
package struct DOTText {
  private let picture: EpochPicture

  /// A drawing.
  package init(_ picture: EpochPicture) {
    self.picture = picture
  }

  /// The graph.
  package var text: String {
    var lines = [
      "digraph epochs {", "  label=\(Self.quoted(title));", "  rankdir=LR;",
      "  node [shape=box, style=rounded, fontname=monospace];",
    ]
    for (place, epoch) in picture.epochs.enumerated() {
      let label = [epoch.name, epoch.detail].filter { !$0.isEmpty }
      lines.append("  n\(place) [label=\(Self.quoted(label))\(Self.style(epoch.mark))];")
    }
    for (place, epoch) in picture.epochs.enumerated() {
      guard let parent = epoch.parent else { continue }
      lines.append("  n\(parent) -> n\(place)\(Self.edge(epoch.mark));")
    }
    return (lines + ["}"]).joined(separator: "\n") + "\n"
  }

  private var title: [String] {
    [picture.title]
      + picture.usedLegend.map { mark, text in
        switch mark {
        case .ordinary: text
        case .kept: "bold: \(text)"
        case .gone: "dashed: \(text)"
        case .refused: "dotted: \(text)"
        }
      }
  }

  private static func style(_ mark: EpochPicture.Mark) -> String {
    switch mark {
    case .ordinary: ""
    case .kept: ", style=\"rounded,bold\""
    case .gone: ", style=\"rounded,dashed\""
    case .refused: ", style=\"rounded,dotted\""
    }
  }

  private static func edge(_ mark: EpochPicture.Mark) -> String {
    switch mark {
    case .ordinary, .gone: ""
    case .kept: " [style=bold]"
    case .refused: " [style=dotted]"
    }
  }

  /// Lines of any text as one quoted string; a backslash would start an escape of Graphviz.
  private static func quoted(_ lines: [String]) -> String {
    let escaped = lines.map { line in
      Excerpt.short(line).escaping { $0 == "\\" || $0 == "\"" ? "\\\($0)" : nil }
    }
    return "\"\(escaped.joined(separator: "\\n"))\""
  }
}
