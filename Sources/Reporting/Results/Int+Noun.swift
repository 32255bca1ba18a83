extension Int {
  /// The number with what is counted: `1 case`, `2 cases`.
  func of(_ noun: String) -> String { "\(self) \(noun)\(self == 1 ? "" : "s")" }
}
