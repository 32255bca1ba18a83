/// What the parts of the page may take, so that all of it stays below two megabytes whatever an
/// implementation says and however many there are.
///
/// What is left once these are spent is of fixed size: the style, the headline, the table, and the
/// frame of each implementation's section.
struct HTMLRoom {
  /// More implementations have a place in the headline's counts alone.
  static let mostImplementations = 50

  /// Causes with what to do about them, a share for each implementation.
  var causes: Allowance
  /// What is no single case's, likewise.
  var remarks: Allowance
  /// Names of cases that need no line of their own, likewise.
  var names: Allowance
  /// Cases in a line each, a share for each family of an implementation, and for what is known.
  var lines: Allowance
  /// Cases with everything there is to know of them, a share for each family of an implementation.
  var cases: Allowance

  /// The room of a page about some implementations.
  init(_ runs: [ReportedRun]) {
    causes = Allowance(bytes: 250_000, shares: runs.count)
    remarks = Allowance(bytes: 100_000, shares: runs.count)
    names = Allowance(bytes: 200_000, shares: runs.count)
    let families = runs.map { $0.unexpected.byFamily.map(\.cases.count) }
    lines = Allowance(
      bytes: 200_000, groups: zip(runs, families).flatMap { $1 + [$0.counts[.known]] })
    cases = Allowance(bytes: 900_000, groups: families.flatMap(\.self))
  }

  /// What is said in the place of what there is no room for.
  static func left(_ count: Int, _ noun: String) -> String {
    guard count > 0 else { return "" }
    let more = "\(count.grouped) more \(noun)\(count == 1 ? " is" : "s are") left out"
    return "<p class=\"left\">\(more): <code>--report json=FILE</code> has everything.</p>"
  }
}
