/// What a decoder checks later than the specification does, or takes another way.
///
/// Well-formed bytes are the same to all decoders. Spoilt bytes are refused by all of them, and for
/// different reasons: with several faults in one message, each order of looking finds another one
/// first. The specification has none of these habits. A decoder with some of them serves to know
/// what others may say, and where they see a structure end; the values that it reads beyond a fault
/// are stand-ins.
package struct DecodingHabits: OptionSet, Hashable, Sendable {
  package let rawValue: UInt32

  package init(rawValue: UInt32) { self.rawValue = rawValue }

  /// A length header that is too long is noticed once all is read.
  package static let minimalityLast = Self(rawValue: 1 << 0)
  /// A header that starts with the bits 11 is one of eight bytes, and promises more than there is.
  package static let eightByteHeaders = Self(rawValue: 1 << 1)
  /// A vector that promises more bytes than there are is read until its elements miss them.
  package static let boundsLast = Self(rawValue: 1 << 2)
  /// An element may run over the end of its vector, which is noticed once all is read.
  package static let overruns = Self(rawValue: 1 << 3)

  /// Each habit of a set alone.
  package var each: [Self] {
    (0..<UInt32.bitWidth).map { Self(rawValue: 1 << $0) }.filter(contains)
  }
}

extension Reader {
  /// Whether the decoder has a habit, asked where one that has it parts from one that has not.
  package mutating func has(_ habit: DecodingHabits) -> Bool {
    forks.insert(habit)
    return habits.contains(habit)
  }

  /// Refuses what was read: at once, or by a decoder of this habit once all is read.
  package mutating func refuse(
    _ error: PresentationError, at end: DecodingHabits
  ) throws(PresentationError) {
    guard has(end) else { throw error }
    postponed.append(error)
  }
}
