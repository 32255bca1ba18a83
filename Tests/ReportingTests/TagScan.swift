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
