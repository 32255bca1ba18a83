import JSONText

extension JSONValue {
  /// Simpler values of the same kind, the boldest first; in an object or an array, one place each.
  var smaller: [JSONValue] {
    switch self {
    case .null, .bool, .number: []
    case .integer(let value): Self.smaller(value).withoutRepeats.map { .integer($0) }
    case .string(let text): Self.smaller(text).withoutRepeats.map { .string($0) }
    case .array(let elements): Self.smaller(elements).map { .array($0) }
    case .object(let members):
      members.indices.flatMap { index in
        members[index].value.smaller.map { value in
          var members = members
          members[index].value = value
          return .object(members)
        }
      }
    }
  }

  private static func smaller(_ value: Int) -> [Int] {
    value <= 0 ? [] : [0, value / 2, value - 1].filter { $0 < value }
  }

  /// At so many places of a long byte string a single byte is made simpler.
  private static let mostPlaces = 64

  /// How much of so many of something is tried, from none to all but one.
  private static func fewer(than count: Int) -> [Int] {
    [0, count / 2, count * 3 / 4, count * 7 / 8, count - 1]
  }

  /// A text that is no hex made shorter; bytes in hex too, then with more and more zeros.
  private static func smaller(_ text: String) -> [String] {
    guard !text.isEmpty else { return [] }
    guard case .success(let bytes) = Hex.decode(text) else {
      return fewer(than: text.count).map { String(text.prefix($0)) }
    }
    let count = bytes.count
    let shorter = fewer(than: count).map { Array(bytes.prefix($0)) }
    let zeroed = ([count] + fewer(than: count).dropFirst())
      .flatMap { [0..<$0, count - $0..<count] }
      .map { filled(bytes, $0, with: 0) }.filter { $0 != bytes }
    let places = stride(from: 0, to: count, by: max(1, count / mostPlaces))
    // The simplest bytes, of which one never goes back to one further from simple.
    let simple: [UInt8] = [0x00, 0x01, 0x80]
    let simpler = places.flatMap { place in
      simple.prefix { $0 != bytes[place] }.map { filled(bytes, place..<place + 1, with: $0) }
    }
    return (shorter + zeroed + simpler).map { Hex.encode($0) }
  }

  /// The bytes with some of them replaced.
  private static func filled(_ bytes: [UInt8], _ range: Range<Int>, with byte: UInt8) -> [UInt8] {
    var bytes = bytes
    for index in range { bytes[index] = byte }
    return bytes
  }

  /// Fewer elements: halves, all but one; then each element simpler.
  private static func smaller(_ elements: [JSONValue]) -> [[JSONValue]] {
    guard !elements.isEmpty else { return [] }
    let half = elements.count / 2
    let halves = elements.count > 2 ? [Array(elements[half...]), Array(elements[..<half])] : []
    let without = elements.indices.map { elements[..<$0] + elements[($0 + 1)...] }
    let simpler = elements.indices.flatMap { index in
      elements[index].smaller.map { elements[..<index] + [$0] + elements[(index + 1)...] }
    }
    return halves + (without + simpler).map { Array($0) }
  }
}
