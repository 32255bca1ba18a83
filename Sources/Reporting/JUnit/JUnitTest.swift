import Verification

/// A `testcase` element.
struct JUnitTest {
  /// The child element that says what came of it.
  enum Kind: String {
    case passed
    case failure
    case error
    case skipped
  }

  /// What came of it.
  let kind: Kind
  /// How long it took.
  let microseconds: Int
  private let className: String
  private let name: String
  private let type: String
  private let message: String
  private let body: [String]
  private let output: String?
  private let errorLines: [String]

  /// A case, told as CI shall count it.
  init(_ reported: ReportedCase, className: String) {
    self.className = className
    name = reported.id
    microseconds = reported.result.duration.microseconds
    message = reported.message
    errorLines = reported.errorLines
    type = reported.result.failureKind?.rawValue ?? "unexpected"
    switch (reported.outcome, reported.result.verdict) {
    case (.unexpected, .errored): kind = .error
    case (.unexpected, _): kind = .failure
    case (.expected, .skipped): kind = .skipped
    case (.expected, _), (.knownFailure, _): kind = .passed
    }
    body = kind == .failure || kind == .error ? reported.lines : []
    output =
      switch (reported.outcome, reported.result.verdict) {
      case (.knownFailure, _): "known failure: \(reported.headline)"
      case (.expected, .passed(let note?)): "passed, but \(note)"
      default: nil
      }
  }

  /// What is wrong beside the cases, as a test that failed.
  init(problem: String, className: String) {
    self.className = className
    name = ShortText.line(problem)
    microseconds = 0
    kind = .failure
    type = "problem"
    message = problem
    body = []
    output = nil
    errorLines = []
  }

  /// The element, in lines.
  var lines: [String] {
    let seconds = Duration.secondsText(microseconds: microseconds)
    let attributes =
      "classname=\"\(MarkupText.line(className))\" name=\"\(MarkupText.line(name))\" time=\"\(seconds)\""
    let inner = verdict + streams
    guard !inner.isEmpty else { return ["    <testcase \(attributes)/>"] }
    return ["    <testcase \(attributes)>"] + inner + ["    </testcase>"]
  }

  private var verdict: [String] {
    let message = MarkupText.short(message)
    switch kind {
    case .passed: return []
    case .skipped: return ["      <skipped message=\"\(message)\"/>"]
    case .failure, .error:
      let text = body.map { MarkupText.escape($0) }.joined(separator: "\n")
      return [
        "      <\(kind.rawValue) message=\"\(message)\" type=\"\(type)\">\(text)</\(kind.rawValue)>"
      ]
    }
  }

  private var streams: [String] {
    var lines: [String] = []
    if let output {
      lines.append("      <system-out>\(MarkupText.short(output))</system-out>")
    }
    if !errorLines.isEmpty {
      let text = errorLines.map { MarkupText.escape($0) }.joined(separator: "\n")
      lines.append("      <system-err>\(text)</system-err>")
    }
    return lines
  }
}
