import JSONText
import VectorFiles

/// What is known to fail: one case id or pattern a line, with the verdict and the kind of failure.
///
///     # Bits are read least significant first: https://example.org/issues/7
///     pprf_evaluate/suite-?/bit-*           failed output
///     dmls_message/suite-1/trailing/zero    failed answered
///     implementation                        errored crash
///
/// The word `implementation` stands for what is no case's: a process that ends now and then. A
/// listed case still runs. The list goes stale loudly: a line must fit a case, and every case that
/// it fits must fail in just that way.
package struct FailureList: Equatable, Sendable {
  /// Stands for the implementation in the place of a case.
  static let implementation = "implementation"

  /// One line that is neither empty nor a comment.
  package struct Entry: Equatable, Sendable {
    /// The line's number in the file, from 1.
    package var line: Int
    /// The case id or pattern, as written.
    package var pattern: String
    /// In which way the case fails.
    package var kind: FailureKind

    /// Whether the line is about this case.
    package func fits(_ id: String) -> Bool { pattern == id || Glob(pattern).matches(id) }

    /// The family that it begins with.
    var family: Family? { Family.allCases.first { pattern.hasPrefix("\($0.name)/") } }
  }

  /// Where it stands, for errors.
  package var file: String
  /// The lines of the file as they are, to be rewritten without losing a comment.
  package let lines: [String]
  /// The entries about cases, in order.
  package let entries: [Entry]
  /// The entries about the implementation as a whole.
  package let findings: [Entry]
  private let index: PatternIndex

  /// A list in a file.
  /// - Throws: `FailureListError`, naming the file and the line.
  package init(parsing text: String, file: String) throws(FailureListError) {
    self.file = file
    // Scalars, since "\r\n" is one character and no "\n".
    var lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
    if lines.last == "" { lines.removeLast() }
    var (entries, findings): ([Entry], [Entry]) = ([], [])
    var places: [String: Int] = [:]
    for (index, line) in lines.enumerated() {
      let words = line.prefix { $0 != "#" }.split { $0 == " " || $0 == "\t" || $0 == "\r" }
      guard !words.isEmpty else { continue }
      let entry = try Self.entry(words.map(String.init), line: index + 1, of: file)
      let isFinding = entry.pattern == Self.implementation
      let subject = isFinding ? "\(entry.pattern) \(entry.kind.rawValue)" : entry.pattern
      if let first = places.updateValue(entry.line, forKey: subject) {
        throw FailureListError(
          file: file, line: index + 1,
          reason: "line \(first) has the same \(isFinding ? "kind" : "case")")
      }
      if isFinding { findings.append(entry) } else { entries.append(entry) }
    }
    (self.lines, self.entries, self.findings) = (lines, entries, findings)
    index = PatternIndex(entries)
  }

  /// The first entry that is about this case.
  package func entry(for id: String) -> Entry? { entries(for: id).first }

  /// Every entry that is about this case, in order.
  func entries(for id: String) -> [Entry] {
    index.candidates(for: id).lazy.map { entries[$0] }.filter { $0.fits(id) }
  }

  private static func entry(
    _ words: [String], line: Int, of file: String
  ) throws(FailureListError) -> Entry {
    let fault = { (reason: String) in FailureListError(file: file, line: line, reason: reason) }
    guard words.count == 3 else {
      throw fault("expected a case, a verdict and a kind of failure, found \(words.count) words")
    }
    let isFinding = words[0] == implementation
    guard isFinding || Family.allCases.contains(where: { words[0].hasPrefix("\($0.name)/") })
    else {
      throw fault("a case or pattern starts with a family's name, which \(words[0]) does not")
    }
    guard let kind = FailureKind(rawValue: words[2]), kind != .unasked else {
      let known = FailureKind.allCases.filter { $0 != .unasked }.map(\.rawValue)
      throw fault("there is no kind \(words[2]); there are \(known.joined(separator: ", "))")
    }
    guard words[1] == kind.verdict.rawValue else {
      throw fault("the kind \(words[2]) goes with \(kind.verdict), not \(words[1])")
    }
    guard !isFinding || kind.verdict == .errored else {
      throw fault("what an implementation does beside the cases is errored, not \(words[1])")
    }
    return Entry(line: line, pattern: words[0], kind: kind)
  }
}

/// A failure list that cannot be read.
package struct FailureListError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The file.
  package var file: String
  /// The line's number, from 1.
  package var line: Int
  /// What is wrong with it.
  package var reason: String

  package var description: String { "\(file):\(line): \(reason)" }
}
