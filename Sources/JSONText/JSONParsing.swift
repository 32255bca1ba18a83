extension JSONValue {
  /// The deepest nesting of arrays and objects that is read.
  package static let mostLevels = 32

  /// The value that a JSON text holds (RFC 8259), read in time linear in its length.
  ///
  /// Strict where parsers differ and two sides of a conversation could understand two things: a name
  /// stands once in an object, and only digits make an integer.
  /// - Throws: `JSONError.notJSON` where the bytes are not one JSON text in UTF-8, nest more than
  ///   `mostLevels` deep, or hold more than `mostValues` commas and opening brackets outside of
  ///   strings: a value takes many times the memory of its text.
  package init(parsing text: [UInt8], mostValues: Int = .max) throws(JSONError) {
    guard String(validating: text, as: UTF8.self) != nil else {
      throw .notJSON("the bytes are not valid UTF-8")
    }
    var reader = JSONReader(text: text, mostValues: mostValues)
    self = try reader.value(level: 0)
    guard reader.next == nil else { throw reader.unexpected("the end of the text") }
  }
}

/// Reads UTF-8 from its beginning.
private struct JSONReader {
  private let text: [UInt8]
  private let mostValues: Int
  private var place = 0
  private var valueCount = 0

  init(text: [UInt8], mostValues: Int) {
    self.text = text
    self.mostValues = mostValues
  }

  /// The next byte that is no white space; nil at the end.
  var next: UInt8? {
    mutating get {
      while place < text.count {
        switch text[place] {
        case 0x20, 0x0A, 0x0D, 0x09: place += 1
        default: return text[place]
        }
      }
      return nil
    }
  }

  mutating func value(level: Int) throws(JSONError) -> JSONValue {
    switch next {
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "{"): return .object(try object(level: level + 1))
    case UInt8(ascii: "["):
      var elements: [JSONValue] = []
      try list(until: UInt8(ascii: "]"), level: level + 1) { (reader) throws(JSONError) in
        elements.append(try reader.value(level: level + 1))
      }
      return .array(elements)
    case UInt8(ascii: "-"): return try number()
    case .some(UInt8(ascii: "0")...UInt8(ascii: "9")): return try number()
    default:
      for (word, value) in [("null", JSONValue.null), ("true", true), ("false", false)]
      where text[place...].starts(with: word.utf8) {
        place += word.utf8.count
        return value
      }
      throw unexpected("a value")
    }
  }

  private mutating func object(level: Int) throws(JSONError) -> [JSONMember] {
    var members: [JSONMember] = []
    var names: Set<String> = []
    try list(until: UInt8(ascii: "}"), level: level) { (reader) throws(JSONError) in
      guard reader.next == UInt8(ascii: "\"") else { throw reader.unexpected("a key") }
      let start = reader.place
      let name = try reader.string()
      guard names.insert(name).inserted else {
        throw reader.error("the key \"\(name)\" stands twice in one object", at: start)
      }
      guard reader.next == UInt8(ascii: ":") else { throw reader.unexpected("a colon") }
      reader.place += 1
      members.append(JSONMember(name, try reader.value(level: level)))
    }
    return members
  }

  /// What is between two brackets, with commas between.
  private mutating func list(
    until end: UInt8, level: Int, item: (inout JSONReader) throws(JSONError) -> Void
  ) throws(JSONError) {
    guard level <= JSONValue.mostLevels else {
      throw error("more than \(JSONValue.mostLevels) levels of arrays and objects", at: place)
    }
    try count()
    guard next != end else {
      place += 1
      return
    }
    while true {
      try item(&self)
      switch next {
      case end:
        place += 1
        return
      case UInt8(ascii: ","): try count()
      default: throw unexpected("a comma or \(Character(Unicode.Scalar(end)))")
      }
    }
  }

  /// Steps over a comma or an opening bracket.
  private mutating func count() throws(JSONError) {
    place += 1
    valueCount += 1
    guard valueCount <= mostValues else { throw .notJSON("more than \(mostValues) values") }
  }

  private mutating func number() throws(JSONError) -> JSONValue {
    let start = place
    if text[place] == UInt8(ascii: "-") { place += 1 }
    if peek == UInt8(ascii: "0") { place += 1 } else { try digits() }
    var isInteger = true
    if peek == UInt8(ascii: ".") {
      isInteger = false
      place += 1
      try digits()
    }
    if peek == UInt8(ascii: "e") || peek == UInt8(ascii: "E") {
      isInteger = false
      place += 1
      if peek == UInt8(ascii: "+") || peek == UInt8(ascii: "-") { place += 1 }
      try digits()
    }
    let digits = String(decoding: text[start..<place], as: UTF8.self)
    if isInteger, let value = Int(digits) { return .integer(value) }
    guard let value = Double(digits), value.isFinite else {
      throw error("a number beyond every range", at: start)
    }
    return .number(value)
  }

  private var peek: UInt8? { place < text.count ? text[place] : nil }

  private mutating func digits() throws(JSONError) {
    let start = place
    while let byte = peek, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { place += 1 }
    guard place > start else { throw unexpected("a digit") }
  }

  private mutating func string() throws(JSONError) -> String {
    place += 1
    var read = ""
    var start = place
    while place < text.count {
      switch text[place] {
      case UInt8(ascii: "\""):
        let last = String(decoding: text[start..<place], as: UTF8.self)
        place += 1
        return read.isEmpty ? last : read + last
      case UInt8(ascii: "\\"):
        read += String(decoding: text[start..<place], as: UTF8.self)
        place += 1
        read.unicodeScalars.append(try escape())
        start = place
      case 0..<0x20: throw unexpected("an escape of a control character")
      default: place += 1
      }
    }
    throw unexpected("the end of a string")
  }

  /// What stands behind a backslash.
  private mutating func escape() throws(JSONError) -> Unicode.Scalar {
    let start = place
    place += 1
    switch start < text.count ? text[start] : 0 {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      let first = try codeUnit()
      if let scalar = Unicode.Scalar(first) { return scalar }
      if UTF16.isLeadSurrogate(first), text[place...].starts(with: "\\u".utf8) {
        place += 2
        let second = try codeUnit()
        if UTF16.isTrailSurrogate(second) {
          return UTF16.decode(UTF16.EncodedScalar([first, second]))
        }
      }
      throw error("half of a surrogate pair", at: start - 1)
    default: throw error("an escape that JSON does not have", at: start - 1)
    }
  }

  private mutating func codeUnit() throws(JSONError) -> UInt16 {
    let digits = text[place...].prefix(4)
    guard digits.count == 4, !digits.contains(UInt8(ascii: "+")),
      let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw unexpected("four hex digits") }
    place += 4
    return unit
  }

  func unexpected(_ expected: String) -> JSONError {
    let rest = text[min(place, text.count)...]
    let found = String(decoding: rest.prefix(4), as: UTF8.self).unicodeScalars.first
    return error("expected \(expected), found \(found.map(Self.shown) ?? "the end")", at: place)
  }

  private static func shown(_ scalar: Unicode.Scalar) -> String {
    scalar.value > 0x20 && scalar.value < 0x7F
      ? "\(scalar)" : "U+" + String(scalar.value, radix: 16, uppercase: true)
  }

  /// A complaint with its place: the line, of which there is one in an answer, and the column in bytes.
  func error(_ what: String, at place: Int) -> JSONError {
    let before = text.prefix(place)
    let line = before.count { $0 == UInt8(ascii: "\n") } + 1
    let column = place - (before.lastIndex(of: UInt8(ascii: "\n")) ?? -1)
    return .notJSON("\(what) (\(line > 1 ? "line \(line), " : "")column \(column))")
  }
}
