import JSONText

/// The bytes that hexadecimal digits of either case spell; white space separates fields.
///
/// Anything else stops the tests: it is a slip of whoever wrote it.
package func hex(_ text: String) -> [UInt8] {
  switch Hex.decode(text.filter { !$0.isWhitespace }.lowercased()) {
  case .success(let bytes): return bytes
  case .failure(let error): preconditionFailure("\(text): \(error)")
  }
}

extension [UInt8] {
  /// Lower-case hex.
  package var hex: String { Hex.encode(self) }
}
