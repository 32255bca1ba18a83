/// What can go wrong in an implementation, as one case: a flag that is a row of the catalogue.
///
/// Its raw value is "name: What is misread. What it does to a user.", the last where it is its own.
protocol Slip: CaseIterable, Hashable, RawRepresentable, Sendable where RawValue == String {}

extension Slip {
  /// The name of the misreading.
  var id: String { String(rawValue.prefix { $0 != ":" }) }
  /// What is misread, in one sentence.
  var summary: String { sentences.first.map { "\($0)." } ?? "" }
  /// What it does to a user; empty where all slips of its kind do the same.
  var effect: String { sentences.dropFirst().joined(separator: ". ") }

  private var sentences: [String] {
    let text = rawValue.dropFirst(id.count + 2)
    guard let end = text.firstRange(of: ". ") else { return [String(text.dropLast())] }
    return [String(text[..<end.lowerBound]), String(text[end.upperBound...])]
  }
}
