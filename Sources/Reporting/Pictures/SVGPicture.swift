import Harness

/// A drawing as part of an HTML page, which has the style sheet.
struct SVGPicture {
  /// Larger drawings say less than the vector file, and make a page heavy.
  static let mostEpochs = 120
  private static let (width, height) = (136, 40)
  private static let (columnStep, rowStep) = (172, 52)
  private static let margin = 4
  /// What fits in a box.
  private static let mostLetters = 17

  private let picture: EpochPicture
  private let layout: PictureLayout

  /// A drawing; nil where it is too large to be of use.
  init?(_ picture: EpochPicture) {
    guard picture.epochs.count <= Self.mostEpochs else { return nil }
    self.picture = picture
    layout = PictureLayout(picture)
  }

  /// The drawing and what its marks mean, in lines.
  var lines: [String] {
    let width = (layout.columns - 1) * Self.columnStep + Self.width + 2 * Self.margin
    let height = (layout.rows - 1) * Self.rowStep + Self.height + 2 * Self.margin
    return [
      "<div class=\"picture\">",
      "<svg role=\"img\" aria-label=\"The epochs of the case\" width=\"\(width)\" "
        + "height=\"\(height)\" viewBox=\"0 0 \(width) \(height)\">",
    ] + picture.epochs.indices.map(edge) + picture.epochs.indices.map(box) + ["</svg>", "</div>"]
      + legend
  }

  private var legend: [String] {
    let items = picture.usedLegend.map { mark, text in
      "<span class=\"sample \(mark.rawValue)\" aria-hidden=\"true\"></span> \(MarkupText.line(text))"
    }
    return items.isEmpty ? [] : [HTML.list("class=\"legend\"", items)]
  }

  /// From the right side of the parent's box to the left side of this one.
  private func edge(_ place: Int) -> String {
    let epoch = picture.epochs[place]
    guard let parent = epoch.parent else { return "" }
    let (from, to) = (corner(parent), corner(place))
    let start = (x: from.x + Self.width, y: from.y + Self.height / 2)
    let end = (x: to.x, y: to.y + Self.height / 2)
    let middle = (start.x + end.x) / 2
    return "<path class=\"edge \(epoch.mark.rawValue)\" d=\"M\(start.x) \(start.y)"
      + "C\(middle) \(start.y) \(middle) \(end.y) \(end.x) \(end.y)\"></path>"
  }

  private func box(_ place: Int) -> String {
    let epoch = picture.epochs[place]
    let (x, y) = corner(place)
    let lines = epoch.lines
    let texts = lines.enumerated().map { index, line in
      let baseline = y + (lines.count == 1 ? 25 : 17 + 16 * index)
      let text = MarkupText.line(Self.cut(line))
      return "<text class=\"line\(index)\" x=\"\(x + Self.width / 2)\" y=\"\(baseline)\">"
        + "\(text)</text>"
    }
    let whole = MarkupText.short(lines.joined(separator: ", "))
    return "<g class=\"epoch \(epoch.mark.rawValue)\"><title>\(whole)</title>"
      + "<rect x=\"\(x)\" y=\"\(y)\" width=\"\(Self.width)\" height=\"\(Self.height)\" rx=\"6\">"
      + "</rect>\(texts.joined())</g>"
  }

  private func corner(_ place: Int) -> (x: Int, y: Int) {
    let place = layout.places[place]
    return (
      Self.margin + place.column * Self.columnStep, Self.margin + place.halfRow * Self.rowStep / 2
    )
  }

  private static func cut(_ text: String) -> String {
    let safe = Excerpt.line(String(text.unicodeScalars.prefix(200)))
    let scalars = safe.unicodeScalars
    return scalars.count <= mostLetters ? safe : "\(String(scalars.prefix(mostLetters - 1)))…"
  }
}

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
    var spans = [Int](repeating: 0, count: epochs.count)
    // Children come after their parents, so that backwards each span is whole when it is added.
    for place in epochs.indices.reversed() {
      spans[place] = max(1, spans[place])
      epochs[place].parent.map { spans[$0] += spans[place] }
    }
    // The next free row for the children of each epoch, and for first ones.
    var free: [Int?: Int] = [:]
    var places: [Place] = []
    for (place, epoch) in epochs.enumerated() {
      let row = free[epoch.parent, default: 0]
      free[epoch.parent] = row + spans[place]
      free[place] = row
      let column = epoch.parent.map { places[$0].column + 1 } ?? 0
      places.append(Place(column: column, halfRow: 2 * row + spans[place] - 1))
    }
    self.places = places
    columns = (places.map(\.column).max() ?? -1) + 1
    rows = free[nil, default: 0]
  }
}
