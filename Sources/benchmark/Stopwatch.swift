/// Times of short pieces of work on a noisy machine.
enum Stopwatch {
  /// The shortest time of each piece of work in nanoseconds.
  ///
  /// The pieces are taken in turns, so that all of them see the same clock frequencies: only the
  /// ratios of one run mean something.
  static func shortest(repetitions: Int, _ pieces: [() -> Void]) -> [Double] {
    var shortest = [Double](repeating: .infinity, count: pieces.count)
    for _ in 0..<repetitions {
      for (index, piece) in pieces.enumerated() {
        shortest[index] = min(shortest[index], nanoseconds(piece))
      }
    }
    return shortest
  }

  /// The time of one piece of work in nanoseconds.
  static func nanoseconds(_ piece: () -> Void) -> Double {
    ContinuousClock().measure(piece) / .nanoseconds(1)
  }
}
