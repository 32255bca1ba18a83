import KeyDerivation
import Operations
import TLSPresentation
import VectorFiles

extension DMLSMessageFamily {
  /// Cuts a message in front of each of its fields, and within the dmls_epoch header.
  static func addCuts(
    _ specimen: Specimen, _ suite: CipherSuite, to builder: inout CaseBuilder
  ) throws(GenerationError) {
    let fields = try presenting(specimen.name, suite, builder) { () throws(PresentationError) in
      try specimen.messageFields()
    }
    let start = specimen.messageStart
    // Where the epoch begins: behind the message, or in front of it.
    let epoch = start == 0 ? specimen.messageBytes.count : 0
    let ends =
      fields.map { start + $0.lowerBound }
      + [epoch, epoch + specimen.epochHeader.count, specimen.bytes.count - 1]
    for length in ends {
      try addRefused(
        "cut/\(specimen.name)/\(length)", suite,
        "The first \(length) of \(specimen.bytes.count) bytes.", .cut,
        Array(specimen.bytes[..<length]), .truncated, to: &builder)
    }
  }

  /// Gives each length header of a message a form that is not the valid one.
  static func addLengthFaults(
    _ specimen: Specimen, _ suite: CipherSuite, to builder: inout CaseBuilder
  ) throws(GenerationError) {
    let fields = try presenting(specimen.name, suite, builder) { () throws(PresentationError) in
      try specimen.messageFields()
    }
    for field in fields {
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
      try addRefused(
        "length/non-minimal/\(place)", suite,
        "The length at byte \(field.lowerBound) in \(longer.count) bytes.", .lengthHeader,
        specimen.around(message), .nonMinimalLength, to: &builder)
      try addRefused(
        "length/prefix-11/\(place)", suite,
        "The length at byte \(field.lowerBound) starts with the bits 11.", .lengthHeader,
        specimen.around(
          specimen.message(
            replacing: field.lowerBound..<field.lowerBound + 1, by: [first | 0xC0])),
        .invalidLengthPrefix, to: &builder)
    }
  }

  /// Replaces each value that selects a variant by one without a meaning, once a kind of value.
  static func addUnknownValues(
    _ specimens: [Specimen], _ suite: CipherSuite, to builder: inout CaseBuilder
  ) throws(GenerationError) {
    var seen: Set<String> = []
    for specimen in specimens {
      let fields = try presenting(specimen.name, suite, builder) { () throws(PresentationError) in
        try specimen.messageFields()
      }
      let format = specimen.name.split(separator: "/")[0]
      for field in fields where field.count <= 2 && field.lowerBound >= 4 {
        for filler in [0x00, 0xFF] as [UInt8] {
          let value = [UInt8](repeating: filler, count: field.count)
          let message = specimen.message(replacing: field, by: value)
          guard
            case .unknownValue(let type, _, field.lowerBound)? = specimen.error(decoding: message),
            seen.insert("\(format)/\(type)/\(filler)").inserted
          else { continue }
          try addRefused(
            "unknown/\(format)/\(snakeCase(type))/\(filler)", suite,
            "A \(type) of \(filler == 0 ? "0" : "only ones") in \(specimen.name).", .unknown,
            specimen.around(message), .unknownValue, to: &builder)
        }
      }
    }
  }

  private static func snakeCase(_ name: String) -> String {
    var result = ""
    for character in name {
      if character.isUppercase, let last = result.last, last.isLowercase { result += "_" }
      result += character.lowercased()
    }
    return result
  }
}

extension Flag {
  fileprivate static let cut = Flag(
    "Cut", "A message that ends at the boundary of a field, or one byte before its end.",
    section: "RFC 9420 section 2.1",
    effect: "A read past the end crashes, or a field that is missing is taken as empty.")
}
