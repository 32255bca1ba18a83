/// Which of several forks is kept: sections 6.1.1 and 6.1.2 of the draft.
extension EpochGraph where Commit == ConfirmationTag {
  /// The epoch, of two, whose fork is kept; the later one where one descends from the other.
  ///
  /// The tags of the first differing commits decide, and no commit after them (R16).
  package func winner(of first: ID, and second: ID) -> ID {
    guard first != second else { return first }
    let (left, right) = (chain(to: first), chain(to: second))
    let shared = zip(left, right).prefix { $0 == $1 }.count
    guard shared < left.count else { return second }
    guard shared < right.count else { return first }
    return higher(left[shared], right[shared]) == left[shared] ? first : second
  }

  /// The epochs of the fork that is kept, from a child of the given epoch to the fork's head.
  ///
  /// At each point of divergence the child with the highest tag is kept, then its children (R17).
  package func winningFork(from epoch: ID) -> [ID] {
    var fork: [ID] = []
    var siblings = children(of: epoch)
    while let first = siblings.first {
      let kept = siblings.dropFirst().reduce(first) { higher($0, $1) }
      fork.append(kept)
      siblings = children(of: kept)
    }
    return fork
  }

  /// The one of two children of one epoch whose commit has the higher tag.
  private func higher(_ first: ID, _ second: ID) -> ID {
    guard let left = commit(of: first), let right = commit(of: second) else { return first }
    return left < right ? second : first
  }
}
