extension JSONValue {
  /// The value as one line of JSON, without the newline.
  package var line: String {
    var text = ""
    write(to: &text, indentation: nil)
    return text
  }

  /// The value as JSON for people: two spaces a level, containers of scalars on one line.
  ///
  /// Written here and not by Foundation since the bytes are committed and hashed: they must be the
  /// same on every platform, and members must keep their order.
  package var document: String {
    var text = ""
    write(to: &text, indentation: 0)
    return text + "\n"
  }

  private var isScalar: Bool {
    switch self {
    case .array, .object: false
    default: true
    }
  }

  private func write(to text: inout String, indentation: Int?) {
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .integer(let value): text += String(value)
    case .number(let value): text += value.isFinite ? String(value) : "null"
    case .string(let value): Self.writeQuoted(value, to: &text)
    case .array(let elements):
      let inner = elements.allSatisfy(\.isScalar) ? nil : indentation
      Self.write("[", "]", elements.count, to: &text, indentation: inner) { index, text, level in
        elements[index].write(to: &text, indentation: level)
      }
    case .object(let members):
      let inner = members.allSatisfy(\.value.isScalar) ? nil : indentation
      Self.write("{", "}", members.count, to: &text, indentation: inner) { index, text, level in
        Self.writeQuoted(members[index].name, to: &text)
        text += level == nil ? ":" : ": "
        members[index].value.write(to: &text, indentation: level)
      }
    }
  }

  private static func write(
    _ open: String, _ close: String, _ count: Int, to text: inout String, indentation: Int?,
    element: (Int, inout String, Int?) -> Void
  ) {
    let inner = indentation.map { $0 + 1 }
    text += open
    for index in 0..<count {
      if index > 0 { text += "," }
      if let inner { startLine(inner, in: &text) }
      element(index, &text, inner)
    }
    if let indentation, count > 0 { startLine(indentation, in: &text) }
    text += close
  }

  private static func startLine(_ level: Int, in text: inout String) {
    text += "\n"
    for _ in 0..<level { text += "  " }
  }

  private static func writeQuoted(_ string: String, to text: inout String) {
    text += "\""
    var rest = string.utf8[...]
    // Hex is most of what is written, so runs that need no escape are copied whole.
    while let index = rest.firstIndex(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C }) {
      text += Substring(rest[..<index])
      text += escape(rest[index])
      rest = rest[rest.index(after: index)...]
    }
    text += Substring(rest)
    text += "\""
  }

  private static func escape(_ byte: UInt8) -> String {
    switch byte {
    case 0x22: return "\\\""
    case 0x5C: return "\\\\"
    case 0x0A: return "\\n"
    case 0x0D: return "\\r"
    case 0x09: return "\\t"
    default:
      let digits = String(byte, radix: 16)
      return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
  }
}
