/// A size that several groups of cases share, so that the first group does not use it up.
struct Allowance {
  private var bytes: Int
  private var shares: Int

  /// So many bytes for so many groups.
  init(bytes: Int, shares: Int) {
    self.bytes = bytes
    self.shares = shares
  }

  /// The first cases of the next group, written, and those that its share has no room for.
  ///
  /// What a group leaves goes to those after it.
  mutating func take(
    _ cases: [ReportedCase], atLeast least: Int = 0, write: (ReportedCase) -> String
  ) -> (texts: [String], rest: ArraySlice<ReportedCase>) {
    var share = bytes / max(1, shares)
    shares -= 1
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
