import TLSPresentation
import Testing

/// A decoder with a habit refuses what the others refuse, later or for another reason.
struct DecodingHabitsTests {
  /// What comes of reading `uint16 values<V>; uint8 last;`, and the habits that would have mattered.
  private static func read(
    _ bytes: [UInt8], _ habits: DecodingHabits
  ) -> (error: PresentationError?, forks: DecodingHabits, end: Int) {
    var reader = Reader(bytes, habits: habits)
    do throws(PresentationError) {
      let _: [UInt16] = try reader.vector()
      _ = try reader.uint8()
      try reader.finish()
      return (reader.postponed.first, reader.forks, reader.position)
    } catch {
      return (error, reader.forks, reader.position)
    }
  }

  @Test func wellFormedBytesAreTheSameToAll() {
    for raw in 0..<(UInt32(1) << 4) {
      let result = Self.read([4, 0, 1, 0, 2, 9], DecodingHabits(rawValue: raw))
      #expect(result.error == nil)
      #expect(result.forks.isEmpty)
      #expect(result.end == 6)
    }
  }

  @Test(
    arguments: [
      // A header that is too long.
      ([0x40, 2, 0, 1, 9], .minimalityLast, .nonMinimalLength(offset: 0), 5),
      ([0x40, 2, 0, 1, 9, 9], .minimalityLast, .trailingBytes(count: 1, offset: 5), 5),
      ([0xC0, 2, 0, 1, 9], .eightByteHeaders, nil, 0),
      // A vector that promises more than there is, and one whose element is cut by its end.
      ([6, 0, 1, 9], .boundsLast, .truncated(needed: 2, available: 1, offset: 3), 3),
      ([3, 0, 1, 0, 2, 9], .overruns, .truncated(needed: 1, available: 1, offset: 5), 6),
    ] as [([UInt8], DecodingHabits, PresentationError?, Int)])
  func whatAHabitPutsOffIsRefusedAllTheSame(
    bytes: [UInt8], habit: DecodingHabits, error: PresentationError?, end: Int
  ) {
    let strict = Self.read(bytes, [])
    #expect(strict.error != nil)
    #expect(strict.forks.contains(habit))
    let late = Self.read(bytes, habit)
    #expect(late.error != nil && late.error != strict.error || error == strict.error)
    #expect(late.end == end)
    if let error {
      switch (late.error, error) {
      case (.truncated(_, _, let found)?, .truncated(_, _, let offset)): #expect(found == offset)
      default: #expect(late.error == error)
      }
    }
  }

  @Test func anElementMayNotRunOverTheEndOfTheInput() {
    let result = Self.read([3, 0, 1, 0], .overruns)
    #expect(result.error == .truncated(needed: 2, available: 1, offset: 3))
  }

  @Test func everyHabitOfASetIsNamedAlone() {
    let set: DecodingHabits = [.minimalityLast, .overruns]
    #expect(set.each == [.minimalityLast, .overruns])
  }
}
