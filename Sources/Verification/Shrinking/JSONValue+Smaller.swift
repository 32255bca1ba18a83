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

  /// Bytes in hex: none of them, half of them, one less; then more and more zeros among them.
  private static func smaller(_ text: String) -> [String] {
    let digits = Array(text.utf8)
    guard !digits.isEmpty, digits.count.isMultiple(of: 2), digits.allSatisfy(\.isHexDigit) else {
      return []
    }
    let bytes = stride(from: 0, to: digits.count, by: 2).map { Array(digits[$0..<$0 + 2]) }
    let count = bytes.count
    let zero = Array("00".utf8)
    let shorter = [[], bytes[..<(count / 2)], bytes.dropLast()].map { Array($0) }
    let stretches = [count, count / 2, count * 3 / 4, count * 7 / 8, count - 1].flatMap {
      [0..<$0, count - $0..<count]
    }
    let zeroed = stretches.map { stretch in
      bytes.indices.map { stretch.contains($0) ? zero : bytes[$0] }
    }
    let single = bytes.indices.filter { bytes[$0] != zero }.flatMap { index in
      [zero, Array("01".utf8), Array("80".utf8)].map { byte in
        var changed = bytes
        changed[index] = byte
        return changed
      }
    }
    // A byte that is as simple as it gets would go back and forth between 01 and 80.
    let simple = single.filter { $0.map(rank).reduce(0, +) < bytes.map(rank).reduce(0, +) }
    return (shorter + zeroed.filter { $0 != bytes } + simple)
      .map { String(decoding: $0.joined(), as: UTF8.self) }
  }

  /// How far from simple a byte is, given as two digits.
  private static func rank(_ byte: [UInt8]) -> Int {
    switch String(decoding: byte, as: UTF8.self) {
    case "00": 0
    case "01": 1
    case "80": 2
    default: 3
    }
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
