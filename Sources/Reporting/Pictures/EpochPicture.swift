import JSONText
package import VectorFiles

/// A drawing of the epochs of a case and the commits between them, whatever its operation.
///
/// An input has `commits`, or `events` of which some are commits; a commit has an `id`, or the
/// epoch that it makes is told by its place or by the expected result.
package struct EpochPicture: Equatable {
  /// An epoch, or a commit that made none.
  struct Epoch: Equatable {
    /// What it is called.
    var name: String
    /// What is worth knowing of its commit; may be empty.
    var detail = ""
    /// The place of the epoch in which its commit was sent; nil for a first one.
    var parent: Int?
    /// What the expectation says of it.
    var mark = Mark.ordinary

    /// What is written in its box.
    var lines: [String] { [name, detail].filter { !$0.isEmpty } }
  }

  /// What an expectation says of an epoch.
  enum Mark: String, CaseIterable {
    /// Nothing in particular.
    case ordinary
    /// It is on the fork that is kept, or still held.
    case kept
    /// It is deleted, or can be.
    case gone
    /// The commit is refused, or its epoch is not known.
    case refused
  }

  /// The case.
  let title: String
  /// The epochs, parents before children.
  private(set) var epochs: [Epoch] = []
  /// What the marks mean here, save for ordinary ones.
  private(set) var legend: [Mark: String] = [:]
  private var places: [String: Int] = [:]

  /// The marks that are in use, with what they mean.
  var usedLegend: [(mark: Mark, text: String)] {
    Mark.allCases.compactMap { mark in
      epochs.contains { $0.mark == mark } ? legend[mark].map { (mark, $0) } : nil
    }
  }

  /// A drawing; nil for a case without epochs and commits.
  package init?(_ vectorCase: VectorCase) {
    title = vectorCase.id
    let input = vectorCase.input
    let output = vectorCase.expectation.output
    if let commits = input["commits"]?.elements {
      addRoot(input, output)
      for (place, commit) in commits.enumerated() {
        add(
          PictureCommit(commit, place: place, result: output?["epochs"]?.elements?[at: place + 1]))
      }
    } else if let events = input["events"]?.elements {
      addRoot(input, output)
      let results = output?["events"]?.elements ?? []
      let commits = events.enumerated().compactMap { place, event in
        PictureCommit(event: event, place: place, result: results[at: place])
      }
      // A commit that is refused may come again, and is drawn as refused only where it never made
      // an epoch.
      for commit in commits where commit.refusal == nil { add(commit) }
      for commit in commits where commit.refusal != nil { add(commit) }
    } else {
      return nil
    }
    guard !epochs.isEmpty else { return nil }
    if let output { mark(output) }
  }

  private mutating func addRoot(_ input: JSONValue, _ output: JSONValue?) {
    if let name = input["epoch"]?.text {
      add(name, Epoch(name: name))
    } else if let first = output?["epochs"]?.elements?.first {
      let detail = first["dmls_epoch"]?.text.map(PictureCommit.short) ?? ""
      add(PictureCommit.first, Epoch(name: "first epoch", detail: detail))
    }
  }

  private mutating func add(_ commit: PictureCommit) {
    guard places[commit.epoch] == nil else { return }
    if places[commit.parent] == nil {
      let isKnown = commit.refusal != "unknown_epoch"
      add(commit.parent, Epoch(name: commit.parentName, mark: isKnown ? .ordinary : .refused))
    }
    let mark: Mark = commit.refusal == nil ? .ordinary : .refused
    let parent = places[commit.parent]
    add(commit.epoch, Epoch(name: commit.name, detail: commit.detail, parent: parent, mark: mark))
    if commit.refusal != nil { legend[.refused] = "refused, or not known" }
  }

  private mutating func add(_ key: String, _ epoch: Epoch) {
    places[key] = epochs.count
    epochs.append(epoch)
  }

  /// Marks what the expected output names.
  private mutating func mark(_ output: JSONValue) {
    let results = output["events"]?.elements ?? []
    if let winner = output["winner"]?.texts {
      legend[.kept] = "the fork that is kept"
      for key in winner { mark(key, .kept) }
    } else if let deletable = output["deletable"]?.texts {
      legend[.gone] = "can be deleted"
      for key in deletable { mark(key, .gone) }
    } else if let held = results.last(where: { $0["held"] != nil })?["held"]?.texts {
      legend[.kept] = "held in the end"
      legend[.gone] = "no longer held"
      for place in epochs.indices where epochs[place].mark == .ordinary {
        epochs[place].mark = .gone
      }
      for key in held { mark(key, .kept) }
    } else if let partitions = results.last?["partitions"]?.elements {
      legend[.kept] = "agreed upon in the end"
      for agreed in partitions.compactMap({ $0["agreed"]?.text }) {
        var place = places[agreed]
        while let current = place {
          epochs[current].mark = .kept
          place = epochs[current].parent
        }
      }
    }
  }

  private mutating func mark(_ key: String, _ mark: Mark) {
    if let place = places[key] { epochs[place].mark = mark }
  }
}

/// A commit as an input and its expected result tell of it.
private struct PictureCommit {
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

extension JSONValue {
  /// The elements of an array; nil for anything else.
  fileprivate var elements: [JSONValue]? {
    if case .array(let elements) = self { elements } else { nil }
  }

  /// The text of a string; nil for anything else.
  fileprivate var text: String? {
    if case .string(let text) = self { text } else { nil }
  }

  /// The texts of an array of strings; nil for anything else.
  fileprivate var texts: [String]? { elements?.compactMap(\.text) }
}

extension Array {
  /// The element at a place; nil where there is none.
  fileprivate subscript(at place: Int) -> Element? { indices.contains(place) ? self[place] : nil }
}
