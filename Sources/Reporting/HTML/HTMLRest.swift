import KeyDerivation
import VectorFiles
import Verification

/// The cases that need no drill-down: known failures, skipped and passed ones.
struct HTMLRest {
  private let known: [ReportedCase]
  private let skipped: [ReportedCase]
  private let passed: [ReportedCase]

  /// What is left of some cases without the unexpected ones.
  init(_ cases: [ReportedCase]) {
    let fine = cases.filter(\.outcome.isFine)
    known = fine.filter { Standing($0) == .known }
    skipped = fine.filter { Standing($0) == .skipped }
    passed = fine.filter { Standing($0) == .passed }
  }

  /// A list for each kind, closed.
  var lines: [String] {
    list(.known, known) { [Self.lines(of: $0)] }
      + list(.skipped, skipped) { cases in
        cases.grouped(by: \.headline).flatMap { reason, cases in
          [
            "<details class=\"part\"><summary>\(cases.count): \(MarkupText.short(reason))</summary>"
          ] + Self.names(of: cases) + ["</details>"]
        }
      }
      + list(.passed, passed) { notes(on: $0) + Self.names(of: $0) }
  }

  /// Cases with what came of them, a line each.
  static func lines(of cases: [ReportedCase]) -> String {
    let items = cases.map {
      "<li><code>\(MarkupText.line($0.id))</code> \(MarkupText.short($0.message, most: 120))</li>"
    }
    return "<ul class=\"lines\">\(items.joined(separator: "\n"))</ul>"
  }

  private func list(
    _ standing: Standing, _ cases: [ReportedCase], content: ([ReportedCase]) -> [String]
  ) -> [String] {
    guard !cases.isEmpty else { return [] }
    return [
      "<details class=\"list\"><summary>"
        + "<span class=\"chip \(standing.rawValue)\" aria-hidden=\"true\">\(standing.symbol)</span> "
        + "\(cases.count) \(standing.legend)</summary>"
    ] + content(cases) + ["</details>"]
  }

  private func notes(on cases: [ReportedCase]) -> [String] {
    let noted = cases.filter { $0.result.verdict != .passed(note: nil) }
    return noted.grouped(by: \.headline).map {
      "<p>\($0.cases.count) passed, but \(MarkupText.short($0.remark))</p>"
    }
  }

  /// Names with the cipher suites that they are there for, by family.
  private static func names(of cases: [ReportedCase]) -> [String] {
    cases.byFamily.map { family, cases in
      let names = cases.grouped(by: \.name).map { name, cases in
        let suites = cases.map { Int($0.result.vectorCase.cipherSuite.rawValue) }
        return "<li>\(MarkupText.line(name)) <small>\(ranges(suites))</small></li>"
      }
      return "<h4>\(family.name) <span class=\"quiet\">\(cases.count)</span></h4>"
        + "<ul class=\"names\">\(names.joined())</ul>"
    }
  }

  /// Rising numbers in few characters: `1–3, 5`.
  static func ranges(_ numbers: [Int]) -> String {
    var ranges: [ClosedRange<Int>] = []
    for number in numbers {
      if let last = ranges.last, last.upperBound + 1 == number {
        ranges[ranges.count - 1] = last.lowerBound...number
      } else {
        ranges.append(number...number)
      }
    }
    return ranges.map {
      $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)"
    }.joined(separator: ", ")
  }
}

extension ReportedCase {
  /// The id without family and cipher suite.
  fileprivate var name: String {
    let parts = shortID.split(separator: "/", maxSplits: 1)
    return parts.count == 2 ? String(parts[1]) : shortID
  }
}
