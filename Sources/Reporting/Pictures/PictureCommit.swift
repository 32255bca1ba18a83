import JSONText

/// A commit as an input and its expected result tell of it.
struct PictureCommit {
  /// The key of the epoch that all commits start from, where it has no name; no id is like it.
  static let first = "\u{0}first"
  private static let shownDigits = 8

  /// The key of the epoch that it makes.
  let epoch: String
  /// What that epoch is called.
  let name: String
  /// The key of the epoch in which it was sent.
  let parent: String
  /// What that epoch is called where nothing else tells.
  let parentName: String
  /// What is worth knowing of it.
  let detail: String
  /// The kind of error where it is refused.
  let refusal: String?

  /// A commit of a list of commits, with what is expected of its epoch.
  init(_ commit: JSONValue, place: Int, result: JSONValue?) {
    epoch = commit["id"]?.text ?? "\(place + 1)"
    name = commit["id"]?.text ?? "commit \(place)"
    switch commit["parent"] {
    case .string(let text)?: (parent, parentName) = (text, text)
    case .integer(let number)?:
      parent = number == 0 ? Self.first : "\(number)"
      parentName = "first epoch"
    default: (parent, parentName) = (Self.first, "last common epoch")
    }
    detail = result?["dmls_epoch"]?.text.map(Self.short) ?? Self.detail(of: commit)
    refusal = nil
  }

  /// A commit among events, with the expected result; nil for another event.
  init?(event: JSONValue, place: Int, result: JSONValue?) {
    guard let kind = event["do"]?.text, ["commit", "external_commit"].contains(kind) else {
      return nil
    }
    refusal = result?["error"]?.text
    if let id = event["id"]?.text {
      (epoch, name) = (id, id)
      parent = event["parent"]?.text ?? Self.first
      parentName = parent
      detail = refusal ?? Self.detail(of: event)
    } else {
      let made = result?["dmls_epoch"]?.text
      epoch = made ?? "event \(place)"
      name = made.map(Self.short) ?? "event \(place)"
      parent = event["dmls_epoch"]?.text ?? Self.first
      parentName = Self.short(parent)
      detail = refusal ?? (kind == "commit" ? "" : "external")
    }
  }

  /// The start of a long value.
  static func short(_ text: String) -> String {
    text.count > shownDigits ? "\(text.prefix(shownDigits))…" : text
  }

  /// Who sent it, whom it adds and removes, and the start of its tag.
  private static func detail(of commit: JSONValue) -> String {
    let sender = commit["sender"]?.text ?? commit["client"]?.text
    let adds = (commit["adds"]?.texts ?? []).map { "+\($0)" }
    let removes = (commit["removes"]?.texts ?? []).map { "-\($0)" }
    let tag = commit["confirmation_tag"]?.text.map(short)
    return ([sender].compactMap(\.self) + adds + removes + [tag].compactMap(\.self))
      .joined(separator: " ")
  }
}
