/// Why a text is not lower-case hex.
package enum HexError: Error, Equatable, Sendable {
  /// The character at this place, counted in UTF-8 bytes from 0, is not one of 0-9 and a-f.
  case badDigit(position: Int)
  /// The text has an odd number of digits.
  case oddLength(Int)
}

extension HexError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .badDigit(let position): "found another character at position \(position)"
    case .oddLength(let count): "found an odd number of digits (\(count))"
    }
  }
}
