/// A size that several groups of cases share, so that the first group does not use it up.
struct Allowance {
  /// More cases than this give a group no larger share.
  private static let mostWeight = 100

  private var bytes: Int
  private var weight: Int

  /// So many bytes for groups of so many cases.
  init(bytes: Int, groups: [Int]) {
    self.bytes = bytes
    weight = groups.reduce(0) { $0 + min($1, Self.mostWeight) }
  }

  /// The first cases of the next group, written, and those that its share has no room for.
  ///
  /// What a group leaves goes to those after it.
  mutating func take(
    _ cases: [ReportedCase], atLeast least: Int = 0, write: (ReportedCase) -> String
  ) -> (texts: [String], rest: ArraySlice<ReportedCase>) {
    let part = min(cases.count, Self.mostWeight)
    var share = bytes * part / max(1, weight)
    weight -= part
    var texts: [String] = []
    for reported in cases {
      let text = write(reported)
      let size = text.utf8.count
      guard size <= share || texts.count < least else { break }
      share -= size
      bytes -= size
      texts.append(text)
    }
    return (texts, cases[texts.count...])
  }
}
