import Foundation
import HeapCount
import OperatingSystem

/// Times of pieces of work on a noisy machine.
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

  /// The time of a long piece of work and the processor time that this process took for it, in
  /// seconds.
  static func taken(by work: () throws -> Void) rethrows -> Taken {
    let before = processorTime()
    let time = try ContinuousClock().measure(work)
    return Taken(seconds: time / .seconds(1), processorSeconds: processorTime() - before)
  }

  /// What a long piece of work took.
  struct Taken {
    let seconds: Double
    let processorSeconds: Double

    /// Items a second, and processor time for each in microseconds.
    func cells(of count: Int) -> [String] {
      [
        Table.number(Double(count) / seconds),
        Table.number(processorSeconds * 1e6 / Double(count), 1),
      ]
    }
  }

  /// The processor time of this process, without that of its children, in seconds; POSIX counts it
  /// in millionths.
  private static func processorTime() -> Double { Double(clock()) / 1e6 }
}

/// The bytes in use on the heap, by the allocator's own account; nil where it keeps none.
func heapBytes() -> Int? {
  let bytes = Int(heap_live_bytes())
  return bytes == 0 ? nil : bytes
}

/// How many more bytes are in use on the heap than there were before; nil where nobody counts.
func heapGrowth(since before: Int?) -> Int? {
  before.flatMap { before in heapBytes().map { $0 - before } }
}

/// Numbers for people, in columns.
enum Table {
  /// A number with a fixed count of decimals.
  static func number(_ value: Double, _ decimals: Int = 0) -> String {
    String(format: "%.\(decimals)f", value)
  }

  /// Prints a heading with an empty line before it, and the names of the columns behind it.
  static func heading(_ text: String, _ columns: [String]? = nil) {
    console.print("\n\(text)")
    if let columns { row("", columns) }
  }

  /// Prints a row: a name of 26 columns, then cells of 16 columns, right-aligned.
  static func row(_ name: String, _ cells: String...) { row(name, cells) }

  static func row(_ name: String, _ cells: [String]) {
    let padded = cells.map { String(repeating: " ", count: max(0, 16 - $0.count)) + $0 }
    console.print(name.padding(toLength: 26, withPad: " ", startingAt: 0) + padded.joined())
  }
}

/// Why numbers would mean nothing.
enum BenchmarkError: Error {
  /// A piece of work did not do what it was timed for.
  case wrongResult
}
