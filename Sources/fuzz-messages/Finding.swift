import MessageCorpus

/// An input that is accepted and does not encode to the same bytes.
struct Finding: CustomStringConvertible {
  /// The seed of the run.
  let seed: UInt64

  /// How many inputs came before.
  let index: Int

  /// What the input was made from.
  let specimen: String

  /// What the input was decoded as.
  let structure: WireStructure

  /// The input.
  let input: [UInt8]

  /// All of it, the input in hexadecimal.
  var description: String {
    let digits = input.map { String($0 >> 4, radix: 16) + String($0 & 0xF, radix: 16) }.joined()
    return """
      FAULT: accepted, but encodes to other bytes
      seed \(seed), input \(index), made from \(specimen), decoded as \(structure.rawValue)
      \(digits)
      """
  }
}
