import JSONText
import Testing
import Verification

@testable import Reporting

/// A text from elsewhere never changes the structure of a report, whatever it is.
struct HostileTextTests {
  // Named by their places: what a test prints of its arguments reaches the runner of a workflow.
  private static let places = ReportSamples.hostileTexts.indices
  private static let harmless = ReportSamples.report(saying: "harmless text")

  private func text(_ format: ReportFormat, saying text: String) -> String {
    format.text(of: ReportSamples.report(saying: text))
  }

  @Test(arguments: places)
  func junitKeepsItsElements(place: Int) throws {
    let hostile = ReportSamples.hostileTexts[place]
    let root = try JUnitDocument.root(of: text(.junit, saying: hostile))
    #expect(JUnitRules.faults(in: root) == [])
    guard !hostile.isEmpty else { return }
    let expected = try JUnitDocument.root(of: ReportFormat.junit.text(of: Self.harmless))
    #expect(root.shape == expected.shape)
  }

  @Test(arguments: places)
  func htmlKeepsItsTags(place: Int) throws {
    let hostile = ReportSamples.hostileTexts[place]
    let scan = try TagScan(text(.html, saying: hostile))
    let draft = "https://datatracker.ietf.org/doc/draft-kohbrok-mls-dmls/01/"
    #expect(Set(scan.attributes["href"] ?? []).allSatisfy { $0.hasPrefix("#i") || $0 == draft })
    #expect(scan.attributes.keys.allSatisfy { !$0.hasPrefix("on") && $0 != "src" })
    // A long value has a fold, an empty tail no heading: both are no work of the text.
    guard hostile.unicodeScalars.count < 100, !hostile.isEmpty else { return }
    let expected = try Self.tagsBesideCauses(ReportFormat.html.text(of: Self.harmless))
    #expect(try Self.tagsBesideCauses(text(.html, saying: hostile)) == expected)
  }

  /// The tags of a page without its causes: how many went wrong alike depends on what is said.
  private static func tagsBesideCauses(_ page: String) throws -> [String] {
    let start = try #require(page.firstRange(of: "<section class=\"causes\""))
    let end = try #require(page[start.upperBound...].firstRange(of: "</section>"))
    let causes = Set(try TagScan(page[start.lowerBound..<end.upperBound]).tags)
    #expect(
      causes.isSubset(
        of: [
          "section class aria-label", "h2", "h3", "div class", "a href", "span class",
          "ul class", "li", "b", "div", "p class", "code", "details class", "summary",
          "/section", "/h2", "/h3", "/div", "/a", "/span", "/ul", "/li", "/b", "/p", "/code",
          "/details", "/summary",
        ]))
    return try TagScan(page[..<start.lowerBound] + page[end.upperBound...]).tags
  }

  @Test(arguments: places)
  func markdownKeepsItsBlocks(place: Int) throws {
    let hostile = ReportSamples.hostileTexts[place]
    let lines = text(.markdown, saying: hostile).split(
      separator: "\n", omittingEmptySubsequences: false)
    let expected = ReportFormat.markdown.text(of: Self.harmless).split(
      separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == expected.count)
    for (line, expected) in zip(lines, expected) {
      #expect(try TagScan(line).tags == TagScan(expected).tags)
      // Only lines of this program are read as Markdown.
      #expect(line.hasPrefix("<") || line == expected)
    }
  }

  @Test(arguments: places)
  func annotationsAreTheirOwnLines(place: Int) {
    let hostile = ReportSamples.hostileTexts[place]
    let text = text(.github, saying: hostile)
    let lines = text.unicodeScalars.split(separator: "\n").map(String.init)
    let expected = ReportFormat.github.text(of: Self.harmless).split(separator: "\n")
    #expect(lines.count == expected.count)
    for line in lines {
      let match = line.wholeMatch(of: /::(?:error|notice) title=([^:,]*)::(.*)/)
      let isRead = match != nil
      let isTitleEscaped = match?.1.contains(/%(?!25|0A|0D|3A|2C)/) == false
      let isMessageEscaped = match?.2.contains(/%(?!25|0A|0D)/) == false
      #expect(isRead && isTitleEscaped && isMessageEscaped)
    }
    #expect(
      !text.unicodeScalars.contains { $0 != "\n" && $0.properties.generalCategory == .control })
  }

  @Test(arguments: places)
  func jsonGivesTheTextBack(place: Int) throws {
    let hostile = ReportSamples.hostileTexts[place]
    let document = try JSONValue(parsing: Array(text(.json, saying: hostile).utf8))
    guard case .array(let implementations)? = document["implementations"],
      case .array(let cases)? = implementations[0]["cases"]
    else {
      Issue.record("no cases")
      return
    }
    #expect(implementations.map { $0["name"] } == [.string(hostile), .string(hostile)])
    #expect(implementations[0]["notes"] == [.string(hostile)])
    #expect(
      cases[0]["failure"]?["differences"] == [
        ["path": .string(hostile), "expected": "00", "actual": .string(hostile)]
      ])
    #expect(cases[6]["failure"] == ["kind": "protocol", "reason": .string(hostile)])
  }

  @Test(arguments: ReportFormat.allCases)
  func sameReportGivesTheSameBytes(format: ReportFormat) {
    #expect(format.text(of: Self.harmless) == text(format, saying: "harmless text"))
  }
}

/// The tags in a markup text, read as strictly as this suite writes them.
struct TagScan: Equatable {
  /// What is wrong with a text.
  struct Fault: Error, Equatable {
    let text: String
  }

  private static let void = ["meta"]

  /// Each tag in order: `p`, `/p`, `a href`.
  private(set) var tags: [String] = []
  /// The values of attributes, by their names.
  private(set) var attributes: [String: [String]] = [:]
  private var open: [String] = []

  /// The tags of a text.
  /// - Throws: `Fault` for a tag that is not closed, and for what is no tag.
  init(_ text: some StringProtocol) throws {
    var rest = Substring(text)
    while let start = rest.firstIndex(of: "<") {
      try Self.checkText(rest[..<start])
      rest = rest[rest.index(after: start)...]
      guard let end = rest.firstIndex(of: ">") else { throw Fault(text: String(rest.prefix(80))) }
      let tag = rest[..<end]
      rest = rest[rest.index(after: end)...]
      if !tag.hasPrefix("!DOCTYPE") { try add(tag) }
      if open.last == "style", let close = rest.firstRange(of: "</style>") {
        rest = rest[close.lowerBound...]
      }
    }
    try Self.checkText(rest)
    guard open.isEmpty else { throw Fault(text: "not closed: \(open)") }
  }

  private static func checkText(_ text: Substring) throws {
    if text.contains(">") { throw Fault(text: String(text.prefix(80))) }
  }

  private mutating func add(_ tag: Substring) throws {
    if tag.hasPrefix("/") {
      guard open.popLast() == String(tag.dropFirst()) else { throw Fault(text: String(tag)) }
      tags.append(String(tag))
      return
    }
    let name = String(tag.prefix { $0 != " " })
    guard !name.isEmpty, name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }) else {
      throw Fault(text: String(tag))
    }
    var shape = name
    var rest = tag.dropFirst(name.count)
    while !rest.isEmpty {
      guard let match = rest.prefixMatch(of: #/ ([a-zA-Z-]+)(?:="([^"]*)")?/#) else {
        throw Fault(text: String(tag))
      }
      shape += " \(match.1)"
      attributes[String(match.1), default: []].append(String(match.2 ?? ""))
      rest = rest[match.range.upperBound...]
    }
    tags.append(shape)
    if !Self.void.contains(name) { open.append(name) }
  }
}
