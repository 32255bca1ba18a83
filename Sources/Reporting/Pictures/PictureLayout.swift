/// Places for the epochs of a drawing: columns by generation, no two in one place.
struct PictureLayout: Equatable {
  /// Where an epoch stands.
  struct Place: Equatable {
    /// How many commits lead to it.
    var column: Int
    /// Its row in halves, since a parent stands in the middle of its children.
    var halfRow: Int
  }

  /// The places, in the order of the epochs.
  let places: [Place]
  /// How many columns there are.
  let columns: Int
  /// How many rows there are.
  let rows: Int

  /// Places for the epochs of a picture.
  init(_ picture: EpochPicture) {
    let epochs = picture.epochs
    var hasChild = [Bool](repeating: false, count: epochs.count)
    for epoch in epochs { epoch.parent.map { hasChild[$0] = true } }
    var spans = hasChild.map { $0 ? 0 : 1 }
    // Children come after their parents, so that backwards each span is whole when it is added.
    for place in epochs.indices.reversed() {
      epochs[place].parent.map { spans[$0] += spans[place] }
    }
    var free = [Int](repeating: 0, count: epochs.count)
    var freeForRoots = 0
    var places: [Place] = []
    for (place, epoch) in epochs.enumerated() {
      let row: Int
      if let parent = epoch.parent {
        row = free[parent]
        free[parent] += spans[place]
      } else {
        row = freeForRoots
        freeForRoots += spans[place]
      }
      free[place] = row
      let column = epoch.parent.map { places[$0].column + 1 } ?? 0
      places.append(Place(column: column, halfRow: 2 * row + spans[place] - 1))
    }
    self.places = places
    columns = (places.map(\.column).max() ?? -1) + 1
    rows = freeForRoots
  }
}
