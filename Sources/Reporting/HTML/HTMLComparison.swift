/// What was expected and what came, one above the other.
struct HTMLComparison {
  private let comparison: Comparison

  /// A comparison to show.
  init(_ comparison: Comparison) {
    self.comparison = comparison
  }

  /// The comparison, in lines.
  var lines: [String] {
    let title = comparison.path.isEmpty ? "Output" : MarkupText.short(comparison.path)
    let place = comparison.byte.map { " <span class=\"quiet\">from byte \($0) on</span>" } ?? ""
    let expected = HTMLValue(comparison.expected, marking: comparison.digit).markup
    let actual = HTMLValue(comparison.actual, marking: comparison.digit).markup
    return [
      "<h4>\(title)\(place)</h4>",
      "<dl class=\"values pair\"><dt>expected</dt><dd>\(expected)</dd>",
      "<dt>actual</dt><dd class=\"actual\">\(actual)</dd></dl>",
    ]
  }
}
