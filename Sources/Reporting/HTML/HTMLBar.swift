/// How the cases of an implementation stand, as a bar and in words.
struct HTMLBar {
  private let counts: [(standing: Standing, count: Int)]

  /// A bar of some cases.
  init(_ cases: [ReportedCase]) {
    counts = Standing.allCases.reversed().map { ($0, $0.count(in: cases)) }.filter { $0.1 > 0 }
  }

  /// The bar and its words, in lines.
  var lines: [String] {
    let parts = counts.map {
      "<span class=\"\($0.standing.rawValue)\" style=\"flex-grow:\($0.count)\"></span>"
    }
    let words = counts.map {
      "<li><span class=\"chip \($0.standing.rawValue)\" aria-hidden=\"true\">"
        + "\($0.standing.symbol)</span> <b>\($0.count)</b> \($0.standing.legend)</li>"
    }
    return [
      "<div class=\"bar\" aria-hidden=\"true\">\(parts.joined())</div>",
      "<ul class=\"legend\">\(words.joined())</ul>",
    ]
  }
}
