/// What one check of a harness found.
package struct SmokeFinding: Equatable, Sendable {
  /// What was checked: "answers start".
  package var check: String
  /// What is wrong; nil where nothing is.
  package var problem: String?
  /// How to mend it; empty where nothing is wrong.
  package var hint: String

  /// A check that found nothing wrong.
  static func fine(_ check: String) -> SmokeFinding {
    SmokeFinding(check: check, problem: nil, hint: "")
  }

  /// A check that found something.
  static func wrong(_ check: String, _ problem: String, hint: String) -> SmokeFinding {
    SmokeFinding(check: check, problem: problem, hint: hint)
  }
}
