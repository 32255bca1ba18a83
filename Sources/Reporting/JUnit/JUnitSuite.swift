/// A `testsuite` element.
struct JUnitSuite {
  /// Its name.
  let name: String
  /// Its test cases.
  let tests: [JUnitTest]

  /// Its name, counts and time; the schema allows no `skipped` around all suites.
  func attributes(hasSkipped: Bool) -> String {
    let counts = [JUnitTest.Kind.failure, .error, .skipped].map { kind in
      tests.count { $0.kind == kind }
    }
    let skipped = hasSkipped ? " skipped=\"\(counts[2])\"" : ""
    return "name=\"\(MarkupText.line(name))\" tests=\"\(tests.count)\" failures=\"\(counts[0])\""
      + " errors=\"\(counts[1])\"\(skipped) time=\"\(seconds)\""
  }

  /// The element, in lines.
  var lines: [String] {
    ["  <testsuite \(attributes(hasSkipped: true))>"] + tests.flatMap(\.lines) + ["  </testsuite>"]
  }

  /// The schema takes no more than three decimals here.
  private var seconds: String {
    let text = Duration.secondsText(microseconds: tests.reduce(0) { $0 + $1.microseconds })
    return String(text.dropLast(3))
  }
}
