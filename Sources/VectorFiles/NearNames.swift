import JSONText

/// A name that nothing has.
package struct UnknownName: Error, Equatable, Sendable, CustomStringConvertible {
  /// The name.
  package var name: String
  /// What it should have named.
  package var kind: String
  /// The names that there are.
  package var known: [String]

  /// An unknown name.
  package init(name: String, kind: String, known: [String]) {
    self.name = name
    self.kind = kind
    self.known = known
  }

  package var description: String {
    let question = NearNames.question(name, among: known)
    let known = known.joined(separator: ", ")
    return
      "there is no \(kind) \(name)\(question.isEmpty ? "; there" : "\(question) There") are \(known)"
  }
}

/// The names that someone may have meant by one that nothing has.
package enum NearNames {
  /// More than these are no help.
  private static let most = 3
  /// Shorter texts are part of too many names.
  private static let shortestPart = 3

  /// The nearest of the known names, at most three.
  ///
  /// They are those that fewest letters tell apart, as long as two letters of three are right, else
  /// the shortest of those that hold the name, else those with which it ends. A letter that is
  /// missing counts half, since names are cut short.
  package static func near(_ name: String, among known: [String]) -> [String] {
    let letters = Array(name.lowercased().utf8)
    let bound = 2 * letters.count / 3
    let distances = known.map { distance(letters, Array($0.lowercased().utf8), upTo: bound) }
    if let least = distances.compactMap(\.self).min() {
      return Array(zip(known, distances).filter { $0.1 == least }.map(\.0).prefix(most))
    }
    guard letters.count >= shortestPart else { return [] }
    let whole = known.filter { $0.lowercased().contains(name.lowercased()) }
    // By place too, since sorting may not keep the order.
    let byLength = whole.enumerated().sorted {
      ($0.element.utf8.count, $0.offset) < ($1.element.utf8.count, $1.offset)
    }
    let holding = byLength.prefix(most).map(\.element)
    return holding.isEmpty
      ? Array(known.filter { name.lowercased().hasSuffix($0.lowercased()) }.prefix(most)) : holding
  }

  /// `a, b or c may be meant` and an end, or nothing where no name is near.
  package static func guess(_ name: String, among known: [String], end: String) -> String {
    let near = near(name, among: known)
    return near.isEmpty ? "" : "\(near.joinedByOr) may be meant\(end)"
  }

  /// `; did you mean a, b or c?`, or nothing where no name is near.
  package static func question(_ name: String, among known: [String]) -> String {
    let near = near(name, among: known)
    return near.isEmpty ? "" : "; did you mean \(near.joinedByOr)?"
  }

  /// What it costs to make one text the other, 1 for a letter put in and 2 for one that is left out or
  /// exchanged; nil where that is more than a bound.
  private static func distance(_ first: [UInt8], _ second: [UInt8], upTo bound: Int) -> Int? {
    // What is equal at both ends costs nothing, and most of an id is.
    let start = zip(first, second).prefix { $0 == $1 }.count
    let (rest, others) = (first.dropFirst(start), second.dropFirst(start))
    let end = zip(rest.reversed(), others.reversed()).prefix { $0 == $1 }.count
    let (rows, columns) = (Array(rest.dropLast(end)), Array(others.dropLast(end)))
    guard columns.count - rows.count <= bound, 2 * (rows.count - columns.count) <= bound else {
      return nil
    }
    var costs = Array(0...columns.count)
    for letter in rows {
      var diagonal = costs[0]
      costs[0] += 2
      for (column, other) in columns.enumerated() {
        let exchanged = diagonal + (letter == other ? 0 : 2)
        diagonal = costs[column + 1]
        costs[column + 1] = min(exchanged, diagonal + 2, costs[column] + 1)
      }
      if costs.allSatisfy({ $0 > bound }) { return nil }
    }
    return costs[columns.count] <= bound ? costs[columns.count] : nil
  }
}
