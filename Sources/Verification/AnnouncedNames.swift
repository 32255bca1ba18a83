import DMLS
import Harness
import JSONText
import KeyDerivation
import Operations

/// The names that an answer to start may have in its lists.
enum AnnouncedNames {
  private static let lists: [(key: String, known: [String])] = [
    ("drafts", DraftRevision.allCases.map(\.rawValue)),
    ("cipher_suites", CipherSuite.allCases.map { "\($0.rawValue)" }),
    ("operations", OperationCatalogue.all.map { $0.name }),
  ]

  /// The names that stand in a list, `operations[3]`; nil where there is no such list.
  static func known(at path: String) -> [String]? {
    lists.first { path.hasPrefix("\($0.key)[") }?.known
  }

  /// What of an announcement nobody knows, with a name that is meant, or those that there are.
  static func unknown(in announcement: JSONValue) -> [(problem: String, hint: String)] {
    lists.flatMap { key, known -> [(problem: String, hint: String)] in
      guard case .array(let elements)? = announcement[key] else { return [] }
      return elements.compactMap { element in
        let name: String
        switch element {
        case .string(let text) where key != "cipher_suites": name = text
        case .integer(let number) where key == "cipher_suites": name = "\(number)"
        default: return nil
        }
        guard !known.contains(name) else { return nil }
        let near = Spelling.nearest(to: name, among: known).map { "\($0) may be meant. " } ?? ""
        return (
          "\(key) has \(Excerpt.short(name, most: 60)), which is unknown",
          "\(near)Known are \(known.joined(separator: ", "))."
        )
      }
    }
  }
}

/// Names that are nearly the same.
package enum Spelling {
  /// The name that is most like another one: the same but for case and marks, one that contains it
  /// or is contained, or one that few changes of a letter make of it; nil where none is.
  package static func nearest(to name: String, among known: [String]) -> String? {
    let folded = { (name: String) in
      name.lowercased().filter { $0.isLetter || $0.isNumber }
    }
    let wanted = folded(String(name.prefix(100)))
    guard !wanted.isEmpty else { return nil }
    if let same = known.first(where: { folded($0) == wanted }) { return same }
    let ends = known.filter { wanted.hasSuffix(folded($0)) || folded($0).hasSuffix(wanted) }
    if ends.count == 1 { return ends[0] }
    let ranked = known.map { (name: $0, distance: distance(folded($0), wanted)) }
      .min { $0.distance < $1.distance }
    return ranked.flatMap { $0.distance <= max(1, wanted.count / 3) ? $0.name : nil }
  }

  /// How many letters must be put in, taken out or changed to make one of the other.
  private static func distance(_ one: String, _ other: String) -> Int {
    let letters = Array(other)
    var row = Array(0...letters.count)
    for (place, letter) in one.enumerated() {
      var diagonal = row[0]
      row[0] = place + 1
      for index in letters.indices {
        let changed = diagonal + (letters[index] == letter ? 0 : 1)
        diagonal = row[index + 1]
        row[index + 1] = min(changed, row[index] + 1, diagonal + 1)
      }
    }
    return row[letters.count]
  }
}
