import Diagnostics
import Harness
import VectorFiles
import Verification

/// JUnit XML as Jenkins' schema (junit-10.xsd) has it, with a suite for each family.
///
/// Known failures count as passed and say so in system-out. There is no timestamp: none is demanded,
/// and the same run shall give the same bytes but for durations.
struct JUnitReport {
  /// What it is about.
  let runs: [ReportedRun]

  /// The whole document.
  var text: String {
    let suites = runs.flatMap(Self.suites)
    let all = JUnitSuite(name: "dmls-vectors", tests: suites.flatMap(\.tests))
    var lines = [#"<?xml version="1.0" encoding="UTF-8"?>"#]
    lines.append("<testsuites \(all.attributes(hasSkipped: false))>")
    lines += suites.flatMap(\.lines)
    lines.append("</testsuites>")
    return lines.joined(separator: "\n") + "\n"
  }

  private static func suites(of run: ReportedRun) -> [JUnitSuite] {
    let suites = run.cases.byFamily.map { family, cases in
      let suite = "\(run.title).\(family.name)"
      return JUnitSuite(name: suite, tests: cases.map { JUnitTest($0, className: suite) })
    }
    guard !run.faults.isEmpty else { return suites }
    let suite = "\(run.title).problems"
    let problems = run.faults.map {
      JUnitTest(className: suite, name: Excerpt.short($0), message: $0)
    }
    return suites + [JUnitSuite(name: suite, tests: problems)]
  }
}

/// A `testsuite` element.
private struct JUnitSuite {
  let name: String
  let tests: [JUnitTest]

  /// Its name, counts and time; the schema allows no `skipped` around all suites.
  func attributes(hasSkipped: Bool) -> String {
    let counts = [JUnitTest.Kind.failure, .error, .skipped].map { kind in
      tests.count { $0.kind == kind }
    }
    let skipped = hasSkipped ? " skipped=\"\(counts[2])\"" : ""
    // The schema takes no more than three decimals here.
    let seconds = Duration.microseconds(tests.reduce(0) { $0 + $1.microseconds }).secondsText
      .dropLast(3)
    return "name=\"\(MarkupText.line(name))\" tests=\"\(tests.count)\" failures=\"\(counts[0])\""
      + " errors=\"\(counts[1])\"\(skipped) time=\"\(seconds)\""
  }

  /// The element, in lines.
  var lines: [String] {
    ["  <testsuite \(attributes(hasSkipped: true))>"] + tests.flatMap(\.lines) + ["  </testsuite>"]
  }
}

/// A `testcase` element; what is wrong beside the cases stands in one that failed.
private struct JUnitTest {
  /// The child element that says what came of it.
  enum Kind: String {
    case passed
    case failure
    case error
    case skipped
  }

  let className: String
  let name: String
  let message: String
  var kind = Kind.failure
  var type = "problem"
  var microseconds = 0
  var body: [String] = []
  var output: String?
  var errorLines: [String] = []
}

extension JUnitTest {
  /// A case, told as CI shall count it.
  init(_ reported: ReportedCase, className: String) {
    self.init(className: className, name: reported.id, message: reported.message)
    microseconds = reported.result.duration.microseconds
    errorLines = reported.errorLines
    type = reported.result.failureKind?.rawValue ?? "unexpected"
    kind =
      switch reported.standing {
      case .errored: .error
      case .failed, .surprising: .failure
      case .skipped: .skipped
      case .known, .passed: .passed
      }
    body = reported.standing.isFine ? [] : reported.lines
    output =
      switch reported.standing {
      case .known: "known failure: \(reported.headline)"
      case .passed: reported.remark
      case .failed, .errored, .surprising, .skipped: nil
      }
  }

  /// The element, in lines.
  var lines: [String] {
    let attributes =
      "classname=\"\(MarkupText.line(className))\" name=\"\(MarkupText.line(name))\""
      + " time=\"\(Duration.microseconds(microseconds).secondsText)\""
    let output = output.map { ["      <system-out>\(MarkupText.short($0))</system-out>"] } ?? []
    let errors =
      errorLines.isEmpty
      ? [] : ["      <system-err>\(MarkupText.lines(errorLines))</system-err>"]
    let inner = verdict + output + errors
    guard !inner.isEmpty else { return ["    <testcase \(attributes)/>"] }
    return ["    <testcase \(attributes)>"] + inner + ["    </testcase>"]
  }

  private var verdict: [String] {
    let message = MarkupText.short(message)
    switch kind {
    case .passed: return []
    case .skipped: return ["      <skipped message=\"\(message)\"/>"]
    case .failure, .error:
      return [
        "      <\(kind.rawValue) message=\"\(message)\" type=\"\(type)\">"
          + "\(MarkupText.lines(body))</\(kind.rawValue)>"
      ]
    }
  }
}

extension Duration {
  /// Seconds with six decimals, whatever the locale.
  var secondsText: String {
    let fraction = String(microseconds % 1_000_000)
    let zeros = String(repeating: "0", count: 6 - fraction.count)
    return "\(microseconds / 1_000_000).\(zeros)\(fraction)"
  }
}
