import CommandLineOptions

/// One of several parts of what is selected, for machines that share the work.
struct Shard: Equatable {
  /// Which part, from 1.
  let index: Int
  /// How many parts.
  let count: Int

  /// The part that `--shard` names; nil where it is absent.
  /// - Throws: `UsageError` where the value is no `I/N` with I from 1 to N.
  init?(_ arguments: ParsedArguments) throws(UsageError) {
    guard let text = arguments.value("--shard") else { return nil }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let index = parts[0], let count = parts[1], count >= 1,
      (1...count).contains(index)
    else { throw UsageError("--shard takes I/N with I from 1 to N, not \(text)") }
    self.index = index
    self.count = count
  }

  /// Every N-th element from the I-th on; all parts together are all elements.
  func part<Element>(of elements: [Element]) -> [Element] {
    stride(from: index - 1, to: elements.count, by: count).map { elements[$0] }
  }
}
