import JSONText
import VectorFiles

/// Reads epochs and commits out of the input of any operation that has them.
///
/// An input has `commits`, or `events` of which some are commits; a commit has an `id`, or the
/// epoch that it makes is told by its place or by the expected result.
struct PictureReader {
  /// What was found, parents before children.
  private(set) var epochs: [EpochPicture.Epoch] = []
  /// What the marks mean.
  private(set) var legend: [EpochPicture.Mark: String] = [:]
  private var places: [String: Int] = [:]

  /// Reads a case; nil where it has no epochs.
  init?(_ vectorCase: VectorCase) {
    let input = vectorCase.input
    var output: JSONValue?
    if case .output(let value, _) = vectorCase.expectation { output = value }
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
      add(name, EpochPicture.Epoch(name: name))
    } else if let first = output?["epochs"]?.elements?.first {
      let detail = first["dmls_epoch"]?.text.map(PictureCommit.short) ?? ""
      add(PictureCommit.first, EpochPicture.Epoch(name: "first epoch", detail: detail))
    }
  }

  private mutating func add(_ commit: PictureCommit) {
    guard places[commit.epoch] == nil else { return }
    if places[commit.parent] == nil {
      let isKnown = commit.refusal != "unknown_epoch"
      add(
        commit.parent,
        EpochPicture.Epoch(name: commit.parentName, mark: isKnown ? .ordinary : .refused))
    }
    let mark: EpochPicture.Mark = commit.refusal == nil ? .ordinary : .refused
    add(
      commit.epoch,
      EpochPicture.Epoch(
        name: commit.name, detail: commit.detail, parent: places[commit.parent], mark: mark))
    if commit.refusal != nil { legend[.refused] = "refused, or not known" }
  }

  private mutating func add(_ key: String, _ epoch: EpochPicture.Epoch) {
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

  private mutating func mark(_ key: String, _ mark: EpochPicture.Mark) {
    if let place = places[key] { epochs[place].mark = mark }
  }
}
