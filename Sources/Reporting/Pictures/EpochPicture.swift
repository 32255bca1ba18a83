package import VectorFiles

/// A drawing of the epochs of a case and the commits between them.
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
  let epochs: [Epoch]
  /// What the marks mean here, save for ordinary ones.
  let legend: [Mark: String]

  /// The marks that are in use, with what they mean.
  var usedLegend: [(mark: Mark, text: String)] {
    Mark.allCases.compactMap { mark in
      epochs.contains { $0.mark == mark } ? legend[mark].map { (mark, $0) } : nil
    }
  }

  /// A drawing; nil for a case without epochs and commits.
  package init?(_ vectorCase: VectorCase) {
    guard let reader = PictureReader(vectorCase) else { return nil }
    title = vectorCase.id
    epochs = reader.epochs
    legend = reader.legend
  }
}
