import Misreadings
import VectorFiles
import Verification

extension Diagnostician {
  /// A candidate for a cause.
  struct Candidate: Sendable {
    let suspect: Oracle.Suspect
    /// The failures that it explains.
    var explained: Set<Int> = []
    /// The cells in which it answers failures as they were answered, whatever speaks against it.
    var cells: Set<Cell> = []
    /// What speaks against it in the cells that were looked at.
    var objections: [Cell: Objection] = [:]
    /// How many of the refusals that it explains have another kind than it would tell.
    var otherKinds = 0

    init(suspect: Oracle.Suspect) { self.suspect = suspect }

    /// In how many cells cases that went right speak against it.
    var doubts: Int { objections.values.count(where: \.isContradicted) }

    /// Whether it would have told another kind anywhere.
    var differsInKinds: Bool {
      otherKinds > 0 || objections.values.contains(where: \.differsInKinds)
    }
  }

  /// What the cases of a cell that went right say against a candidate.
  struct Objection: Sendable {
    /// Whether it would have answered one of them otherwise.
    var isContradicted = false
    /// Whether it would have refused one of them with another kind.
    var differsInKinds = false
  }

  /// What the cases of a cell that went right say against a suspect; one that it would have
  /// answered otherwise suffices.
  func objection(to suspect: Oracle.Suspect, in cell: Cell, _ cost: inout Int) -> Objection {
    var objection = Objection()
    for pass in passes[cell] ?? [] {
      let prediction = prediction(suspect, pass, &cost)
      // An implementation need not give its saved states away.
      if case .kept = prediction.answer { continue }
      guard prediction.isRight else { return Objection(isContradicted: true) }
      let isOtherKind = prediction.answer == .otherKind && results[pass].verdict.kind == .passed
      if isOtherKind { objection.differsInKinds = true }
    }
    return objection
  }
}
