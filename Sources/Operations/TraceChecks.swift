import DMLS

/// Refuses traces that no group can have, as `malformed`, naming the place in the input.
struct TraceChecks {
  private struct Sibling: Hashable {
    let parent: String?
    let tag: [UInt8]
  }

  private var ids: Set<String>
  private var siblings: [Sibling: String] = [:]

  /// Checks a trace that starts in an epoch.
  init(epoch: String? = nil) {
    ids = epoch.map { [$0] } ?? []
  }

  /// Takes a name that nothing before may have.
  mutating func take(_ id: String, at place: String) throws(DMLSError) {
    guard ids.insert(id).inserted else {
      throw .contradiction("\(place).id: \"\(id)\" is used before")
    }
  }

  /// Takes the tag of a commit: the draft does not say which of two equal ones is the higher.
  mutating func take(
    tag: [UInt8], of id: String, parent: String?, at place: String
  ) throws(DMLSError) {
    let other = siblings.updateValue(id, forKey: Sibling(parent: parent, tag: tag))
    guard other ?? id == id else {
      throw .contradiction(
        "\(place).confirmation_tag: \"\(other ?? "")\" has the same, and the same parent")
    }
  }

  /// Finds a thing by its name.
  static func find<Found>(
    _ found: Found?, _ noun: String, _ name: String, at place: String
  ) throws(DMLSError) -> Found {
    guard let found else {
      throw .contradiction("\(place): there is no \(noun) \"\(name)\"")
    }
    return found
  }
}
