import VectorFiles

/// What is known to fail: one case id or pattern a line, with the verdict and the kind of failure.
///
///     # Bits are read least significant first: https://example.org/issues/7
///     pprf_evaluate/suite-?/bit-*           failed output
///     dmls_message/suite-1/trailing/zero    failed answered
///
/// A listed case still runs. The list goes stale loudly: a line must fit a case, and every case that
/// it fits must fail in just that way.
package struct FailureList: Equatable, Sendable {
  /// One line that is neither empty nor a comment.
  package struct Entry: Equatable, Sendable {
    /// The line's number in the file, from 1.
    package var line: Int
    /// The case id or pattern, as written.
    package var pattern: String
    /// In which way the case fails.
    package var kind: FailureKind

    /// Whether the line is about this case.
    package func fits(_ id: String) -> Bool { Glob(pattern).matches(id) }
  }

  /// Where it stands, for errors.
  package var file: String
  /// The lines of the file as they are, to be rewritten without losing a comment.
  package var lines: [String]
  /// The entries, in order.
  package var entries: [Entry]

  /// A list in a file.
  /// - Throws: `FailureListError`, naming the file and the line.
  package init(parsing text: String, file: String) throws(FailureListError) {
    self.file = file
    // Scalars, since "\r\n" is one character and no "\n".
    lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
    if lines.last == "" { lines.removeLast() }
    entries = []
    for (index, line) in lines.enumerated() {
      let words = line.prefix { $0 != "#" }.split { $0 == " " || $0 == "\t" || $0 == "\r" }
      guard !words.isEmpty else { continue }
      let entry = try Self.entry(words.map(String.init), line: index + 1, of: file)
      if let first = entries.first(where: { $0.pattern == entry.pattern }) {
        throw FailureListError(
          file: file, line: index + 1, reason: "line \(first.line) has the same case")
      }
      entries.append(entry)
    }
  }

  /// The first entry that is about this case.
  package func entry(for id: String) -> Entry? {
    entries.first { $0.fits(id) }
  }

  private static func entry(
    _ words: [String], line: Int, of file: String
  ) throws(FailureListError) -> Entry {
    let fault = { (reason: String) in FailureListError(file: file, line: line, reason: reason) }
    guard words.count == 3 else {
      throw fault("expected a case, a verdict and a kind of failure, found \(words.count) words")
    }
    guard Family.allCases.contains(where: { words[0].hasPrefix("\($0.name)/") }) else {
      throw fault("a case or pattern starts with a family's name, which \(words[0]) does not")
    }
    guard let kind = FailureKind(rawValue: words[2]), kind != .unasked else {
      let known = FailureKind.allCases.filter { $0 != .unasked }.map(\.rawValue)
      throw fault("there is no kind \(words[2]); there are \(known.joined(separator: ", "))")
    }
    guard words[1] == kind.verdict.rawValue else {
      throw fault("the kind \(words[2]) goes with \(kind.verdict), not \(words[1])")
    }
    return Entry(line: line, pattern: words[0], kind: kind)
  }

  /// The text of a list that says just what a whole run found, with the comments of this one.
  ///
  /// A line stays where every case that it fits fails as it says. Other lines go; what they no
  /// longer cover, and what is new, is added at the end, a case a line.
  package func updated(for results: [CaseResult]) -> String {
    var kept = lines
    var covering: [Entry] = []
    for entry in entries.reversed() {
      let fitting = results.filter { entry.fits($0.vectorCase.id) }
      if !fitting.isEmpty, fitting.allSatisfy({ $0.failureKind == entry.kind }) {
        covering.append(entry)
      } else {
        kept.remove(at: entry.line - 1)
      }
    }
    let added = results.compactMap { result -> String? in
      let id = result.vectorCase.id
      guard let kind = result.failureKind, kind != .unasked,
        !covering.contains(where: { $0.fits(id) })
      else { return nil }
      return "\(id) \(kind.verdict.rawValue) \(kind.rawValue)"
    }
    return (kept + added).map { $0 + "\n" }.joined()
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
