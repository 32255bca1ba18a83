/// The epochs of one group that a client holds: section 6.1.2 of the draft.
///
/// The held epochs lie on one fork. The current epoch is the last of them, and the one in which the
/// client sends.
package struct Client: Sendable {
  /// The epoch in which the client sends.
  package private(set) var current: String
  /// The epochs whose states the client holds, the current one among them.
  package private(set) var held: Set<String>
  private var processed: EpochGraph<String, ConfirmationTag>

  /// A client that holds one epoch.
  package init(epoch: String) {
    current = epoch
    held = [epoch]
    processed = EpochGraph(root: epoch)
  }

  /// Processes a commit, which makes the epoch of the given name, and returns the deleted epochs.
  ///
  /// A commit for an older epoch starts a fork, of which the losing side is deleted. Where the
  /// commit's epoch becomes the current one, older epochs are deleted too unless `retain` is set.
  /// - Throws: `DMLSError.duplicate` where the commit was processed before, `.unknownEpoch` where
  ///   `parent` is not held; nothing changes then.
  package mutating func process(
    _ epoch: String, parent: String, confirmationTag: ConfirmationTag, retain: Bool
  ) throws(DMLSError) -> Set<String> {
    guard !processed.contains(epoch) else { throw .duplicate }
    guard held.contains(parent) else { throw .unknownEpoch }
    processed.add(epoch, parent: parent, commit: confirmationTag)
    guard processed.winner(of: current, and: epoch) == epoch else { return [epoch] }
    let losingFork = held.intersection(processed.descendants(of: parent))
    let deleted = retain ? losingFork : held
    held.subtract(deleted)
    held.insert(epoch)
    current = epoch
    return deleted
  }
}
