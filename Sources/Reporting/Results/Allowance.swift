/// A size that several groups of things share, so that the first group does not use it up.
struct Allowance {
  /// More things than this give a group no larger share.
  private static let mostWeight = 100

  private var bytes: Int
  private var weight: Int

  /// So many bytes for groups of so many things.
  init(bytes: Int, groups: [Int]) {
    self.bytes = bytes
    weight = groups.reduce(0) { $0 + min($1, Self.mostWeight) }
  }

  /// So many bytes in equal shares.
  init(bytes: Int, shares: Int) {
    self.init(bytes: bytes, groups: .init(repeating: 1, count: shares))
  }

  /// The next share, for a group of so many things; what is not used goes to those after it.
  mutating func share<Value>(of count: Int = 1, _ use: (inout Share) -> Value) -> Value {
    let part = min(count, Self.mostWeight)
    let whole = Share(bytes: bytes * part / max(1, weight))
    weight -= part
    var share = whole
    defer { bytes -= whole.bytes - share.bytes }
    return use(&share)
  }

  /// The first things of the next group, written, and those that its share has no room for.
  mutating func take<Thing>(
    _ things: [Thing], atLeast least: Int = 0, write: (Thing) -> String
  ) -> (texts: [String], rest: ArraySlice<Thing>) {
    share(of: things.count) { $0.take(things, atLeast: least, write: write) }
  }
}

/// The bytes that a part of a report may still take.
struct Share {
  /// How many they are.
  fileprivate(set) var bytes: Int

  /// The first of some things, written, and those that there is no room for.
  mutating func take<Thing>(
    _ things: [Thing], atLeast least: Int = 0, write: (Thing) -> String
  ) -> (texts: [String], rest: ArraySlice<Thing>) {
    var texts: [String] = []
    for thing in things {
      let text = write(thing)
      let size = text.utf8.count
      guard size <= bytes || texts.count < least else { break }
      bytes -= size
      texts.append(text)
    }
    return (texts, things[texts.count...])
  }
}
