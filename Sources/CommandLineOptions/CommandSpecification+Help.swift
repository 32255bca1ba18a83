extension CommandSpecification {
  /// The help, at most 100 columns wide.
  package var help: String {
    let rows = options.map { option in
      (left: [option.name, option.value].compactMap { $0 }.joined(separator: " "), option.help)
    }
    let width = rows.map(\.left.count).max() ?? 0
    var lines = [summary, "", "Usage: \(name) \(usage)", "", "Options:"]
    for (left, right) in rows {
      lines.append("  \(left)\(String(repeating: " ", count: width - left.count))  \(right)")
    }
    lines += ["", "Examples:"]
    for (call, effect) in examples {
      lines += ["  \(call)", "      \(effect)"]
    }
    return (lines + [""] + notes).joined(separator: "\n")
  }
}
