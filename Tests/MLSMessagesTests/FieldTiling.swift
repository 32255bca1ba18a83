/// Whether ranges follow each other from zero on without gap, overlap or empty range.
struct FieldTiling {
  /// The end of the range that the next one does not continue, or `nil` if there is none.
  let gap: Int?

  init(_ ranges: [Range<Int>]) {
    var end = 0
    for range in ranges {
      guard range.lowerBound == end, !range.isEmpty else {
        gap = end
        return
      }
      end = range.upperBound
    }
    gap = nil
  }
}
