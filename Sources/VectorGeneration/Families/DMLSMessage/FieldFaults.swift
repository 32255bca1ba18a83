import KeyDerivation
import Operations
import TLSPresentation
import VectorFiles

/// Faults at the fields of a message: cuts, lengths and unknown values.
extension DMLSMessageFamily {
  /// Cuts a message in front of each of its fields, and within the dmls_epoch header.
  static func addCuts(_ specimen: Specimen, _ cases: CaseBuilder) {
    let start = specimen.messageStart
    // Where the epoch begins: behind the message, or in front of it.
    let epoch = start == 0 ? specimen.messageBytes.count : 0
    let ends =
      cases.fields(of: specimen).map { start + $0.lowerBound } + [
        epoch, epoch + specimen.epochHeader.count, specimen.bytes.count - 1,
      ]
    for length in ends {
      cases.addRefused(
        "cut/\(specimen.name)/\(length)", "The first \(length) of \(specimen.bytes.count) bytes.",
        .cut, Array(specimen.bytes[..<length]), .truncated)
    }
  }

  /// Gives each length header of a message a form that is not the valid one.
  static func addLengthFaults(_ specimen: Specimen, _ cases: CaseBuilder) {
    for field in cases.fields(of: specimen) {
      let first = specimen.messageBytes[field.lowerBound]
      let longer: [UInt8]
      switch field.count {
      case 1: longer = [0x40, first]
      case 2: longer = [0x80, 0, first & 0x3F, specimen.messageBytes[field.lowerBound + 1]]
      default: continue
      }
      let message = specimen.message(replacing: field, by: longer)
      // What the reader calls a length of too many bytes here is a length header.
      guard specimen.error(decoding: message) == .nonMinimalLength(offset: field.lowerBound) else {
        continue
      }
      let place = "\(specimen.name)/\(field.lowerBound)"
      cases.addRefused(
        "length/non-minimal/\(place)",
        "The length at byte \(field.lowerBound) in \(longer.count) bytes.", .lengthHeader,
        specimen.around(message), .nonMinimalLength)
      cases.addRefused(
        "length/prefix-11/\(place)",
        "The length at byte \(field.lowerBound) starts with the bits 11.", .lengthHeader,
        specimen.around(
          specimen.message(replacing: field.lowerBound..<field.lowerBound + 1, by: [first | 0xC0])),
        .invalidLengthPrefix)
    }
  }

  /// Makes each vector of structures end one byte before the last of them does.
  static func addOverruns(_ specimen: Specimen, _ cases: CaseBuilder) {
    for field in cases.fields(of: specimen) where (1...2).contains(field.count) {
      var header = Array(specimen.messageBytes[field])
      guard let last = header.last, last > 0 else { continue }
      header[header.count - 1] = last - 1
      let length = header.reduce(0) { $0 << 8 | Int($1) } & 0x3FFF
      let message = specimen.message(replacing: field, by: header)
      // Where another field than a vector's length changes, this is not where the bytes run out.
      guard case .truncated(_, let available, let offset)? = specimen.error(decoding: message),
        offset + available == field.upperBound + length
      else { continue }
      cases.addRefused(
        "overrun/\(specimen.name)/\(field.lowerBound)",
        "The vector at byte \(field.lowerBound) ends one byte before its last element does.",
        .lengthHeader, specimen.around(message), .truncated)
    }
  }

  /// Replaces each value that selects a variant by one without a meaning, once a kind of value.
  static func addUnknownValues(_ specimens: [Specimen], _ cases: CaseBuilder) {
    var seen: Set<String> = []
    for specimen in specimens {
      let format = specimen.name.split(separator: "/")[0]
      for field in cases.fields(of: specimen) where field.count <= 2 && field.lowerBound >= 4 {
        for (name, words, value) in unknownValues(Array(specimen.messageBytes[field])) {
          let message = specimen.message(replacing: field, by: value)
          guard let (type, kind) = specimen.unknown(at: field.lowerBound, in: message),
            // Versions do not move with the cipher suite.
            kind == .unknownValue || cases.suite == .mandatory,
            case let place = "\(format)/\(snakeCase(type))/\(name)"
              // What follows parses on only where something is present.
              + (type == "optional" && specimen.messageBytes[field] == [1] ? "-present" : ""),
            // Of several values above the known ones the first is kept.
            seen.insert(place).inserted
          else { continue }
          cases.addRefused(
            "unknown/\(place)", "A \(type) of \(words) in \(specimen.name).", .unknown,
            specimen.around(message), kind)
        }
      }
    }
  }

  /// Values that may be unknown in the place of a known one: none, all ones, the next ones, and for
  /// who reads one byte of two the known one with another byte before it.
  private static func unknownValues(_ known: [UInt8]) -> [(
    name: String, words: String, value: [UInt8]
  )] {
    guard let last = known.last else { return [] }
    let others = Patterns.zeros(known.count - 1)
    let next = (1...8).map { last &+ $0 }.map { ("next", "\($0)", others + [$0]) }
    return [
      ("0", "0", Patterns.zeros(known.count)), ("255", "only ones", Patterns.ones(known.count)),
    ] + next + (known.count == 2 ? [("low-byte", "\(256 + Int(last))", [1, last])] : [])
  }

  /// A type's name in snake case; capitals in a row are one word: `PSKType` is `psk_type`.
  private static func snakeCase(_ name: String) -> String {
    let letters = Array(name)
    return letters.indices.map { index in
      let isFirstOfWord =
        index > 0 && letters[index].isUppercase
        && (letters[index - 1].isLowercase
          || index + 1 < letters.count && letters[index + 1].isLowercase)
      return (isFirstOfWord ? "_" : "") + letters[index].lowercased()
    }.joined()
  }
}

extension Specimen {
  /// The type of a value for which decoding refuses a message, and why; nil where it does not.
  fileprivate func unknown(at offset: Int, in message: [UInt8]) -> (type: String, ErrorKind)? {
    switch error(decoding: message) {
    case .unknownValue(let type, _, offset)?: (type, .unknownValue)
    case .unsupportedVersion(_, offset)?: ("ProtocolVersion", .unsupportedVersion)
    default: nil
    }
  }
}

extension CaseBuilder {
  /// The primitive fields of a specimen's message; none, and a fault, where it does not parse.
  fileprivate func fields(of specimen: Specimen) -> [Range<Int>] {
    value(specimen.name, else: []) { () throws(PresentationError) in try specimen.messageFields() }
  }
}

extension Flag {
  fileprivate static let cut = Flag(
    "Cut", "A message that ends at the boundary of a field, or one byte before its end.",
    section: "RFC 9420 section 2.1",
    effect: "A read past the end crashes, or a field that is missing is taken as empty.")
}
