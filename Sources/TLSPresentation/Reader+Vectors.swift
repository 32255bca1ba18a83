extension Reader {
  /// The octet that announces a missing value, and the one that announces a value.
  private static let presenceOctets: (absent: UInt8, present: UInt8) = (0, 1)

  /// Below this many elements an array grows as it likes; the blocks are small.
  private static let unplannedElements = 4

  /// Reads a `T<V>`: elements until the bytes that the length header states are used up.
  ///
  /// - Throws: `PresentationError.truncated` for an element that overruns the vector, besides the
  ///   errors of the element itself.
  package mutating func vector<Element: TLSDecodable>(
    of type: Element.Type = Element.self
  ) throws(PresentationError) -> [Element] {
    let count = try length()
    let start = position
    let outerEnd = end
    end = start + count

    var elements: [Element] = []
    while position < end {
      if elements.count == elements.capacity, elements.count >= Self.unplannedElements {
        elements.reserveCapacity(plannedCount(after: elements.count, since: start))
      }
      let before = position
      elements.append(try Element(from: &self))
      // An element that reads nothing would repeat forever; what it leaves, nobody reads.
      if position == before { try finish() }
    }
    end = outerEnd
    return elements
  }

  /// Reads an `optional<T>`: a presence octet and, if it is 1, a value (section 2.1.1).
  ///
  /// - Throws: `PresentationError.unknownValue` for any other octet, besides the errors of the
  ///   value itself.
  package mutating func optional<Wrapped: TLSDecodable>(
    _ type: Wrapped.Type = Wrapped.self
  ) throws(PresentationError) -> Wrapped? {
    let offset = position
    let octet = try uint8()
    switch octet {
    case Self.presenceOctets.absent:
      return nil
    case Self.presenceOctets.present:
      return try Wrapped(from: &self)
    default:
      throw .unknownValue(type: "optional", value: UInt64(octet), offset: offset)
    }
  }

  /// How many elements a full array of `count` should have room for.
  ///
  /// If the rest of the vector is like the part read since `start`, this is the final count, and
  /// the array grows once. Doubling instead would hold three times the final size at its peak,
  /// which matters where one byte of input makes an element. The result stays within one element
  /// per byte still to be read, whatever the input, and grows the array by half or to that limit.
  private func plannedCount(after count: Int, since start: Int) -> Int {
    let planned = count * (end - start) / (position - start) + 1
    return min(max(planned, count + count / 2), count + available)
  }
}
