import Foundation

/// Numbers for people, in columns.
enum Table {
  /// A number with a fixed count of decimals.
  static func number(_ value: Double, _ decimals: Int = 0) -> String {
    String(format: "%.\(decimals)f", value)
  }

  /// Prints a heading with an empty line before it.
  static func heading(_ text: String) {
    print("\n\(text)")
  }

  /// Prints a row: a name of 26 columns, then cells of 16 columns, right-aligned.
  static func row(_ name: String, _ cells: [String]) {
    let padded = cells.map { String(repeating: " ", count: max(0, 16 - $0.count)) + $0 }
    print(name.padding(toLength: 26, withPad: " ", startingAt: 0) + padded.joined())
  }
}
