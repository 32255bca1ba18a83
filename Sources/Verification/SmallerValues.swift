import JSONText

extension JSONValue {
  /// Simpler values of the same kind, the boldest first; in an object or an array, one place each.
  var smaller: [JSONValue] {
    switch self {
    case .null, .bool, .number: []
    case .integer(let value): Self.unique(Self.smaller(value)).map { .integer($0) }
    case .string(let text): Self.unique(Self.smaller(text)).map { .string($0) }
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

  private static func unique<Value: Hashable>(_ values: [Value]) -> [Value] {
    var seen: Set<Value> = []
    return values.filter { seen.insert($0).inserted }
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
    let digits = Array(text.utf8)
    guard !digits.isEmpty else { return [] }
    guard digits.count.isMultiple(of: 2), digits.allSatisfy(\.isHexDigit) else {
      return fewer(than: text.count).map { String(text.prefix($0)) }
    }
    let count = digits.count / 2
    let shorter = fewer(than: count).map { Array(digits[..<(2 * $0)]) }
    let zeroed = ([count] + fewer(than: count).dropFirst())
      .flatMap { [0..<$0, count - $0..<count] }
      .map { filled(digits, $0, with: "00") }.filter { $0 != digits }
    let places = stride(from: 0, to: count, by: max(1, count / mostPlaces))
    let simpler = places.flatMap { place in
      ["00", "01", "80"].prefix { rank($0) < rank(byte(of: digits, at: place)) }
        .map { filled(digits, place..<place + 1, with: $0) }
    }
    return (shorter + zeroed + simpler).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The digits with some bytes replaced.
  private static func filled(
    _ digits: [UInt8], _ bytes: Range<Int>, with byte: String
  ) -> [UInt8] {
    let filler = Array(byte.utf8)
    var digits = digits
    for index in bytes {
      digits[2 * index] = filler[0]
      digits[2 * index + 1] = filler[1]
    }
    return digits
  }

  private static func byte(of digits: [UInt8], at index: Int) -> String {
    String(decoding: digits[2 * index..<2 * index + 2], as: UTF8.self)
  }

  /// How far from simple a byte is, so that it never goes back.
  private static func rank(_ byte: String) -> Int {
    ["00": 0, "01": 1, "80": 2][byte] ?? 3
  }

  /// Fewer elements: halves, all but one; then each element simpler.
  private static func smaller(_ elements: [JSONValue]) -> [[JSONValue]] {
    guard !elements.isEmpty else { return [] }
    let half = elements.count / 2
    let halves = elements.count > 2 ? [Array(elements[half...]), Array(elements[..<half])] : []
    let without = elements.indices.map { index in
      Array(elements[..<index]) + elements[(index + 1)...]
    }
    let simpler = elements.indices.flatMap { index in
      elements[index].smaller.map { value in
        var elements = elements
        elements[index] = value
        return elements
      }
    }
    return halves + without + simpler
  }
}

extension UInt8 {
  fileprivate var isHexDigit: Bool {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"): true
    default: false
    }
  }
}
