import Diagnostics
import Harness
import Misreadings
import Verification

extension ReportedRun {
  private static let longestName = 60
  /// What is told of a message, which can be a child's.
  private static let longestMessage = 160
  private static let mostCauses = 2

  /// The name in few characters, safe to show.
  var shortTitle: String { Excerpt.short(implementation.name, most: Self.longestName) }

  /// Whether CI may go on.
  var isFine: Bool { implementation.exitStatus == 0 }

  /// What came of it in one sentence, without the name and safe to show: how many cases failed, of
  /// how many, and by what.
  var headline: String {
    guard implementation.exitStatus != 2 else {
      let reason = unasked.first?.remark ?? faults.first ?? unexpected.first?.message
      return tally + (reason.map { ": \(message($0))" } ?? "")
    }
    guard counts.unexpected == 0 else { return "\(tally): \(reason)" }
    return tally + (faults.first.map { ", but: \(message($0))" } ?? "")
  }

  /// How many cases failed, of how many, or passed where none did.
  var tally: String {
    guard implementation.exitStatus != 2 else { return "nothing could be run" }
    guard counts.unexpected > 0 else { return successes }
    let areFailures = counts[.failed] + counts[.errored] == counts.unexpected
    let total = counts.total - counts[.skipped]
    return "\(counts.unexpected.grouped) of \(total.grouped) "
      + (areFailures ? "failed" : "did not go as expected")
  }

  private var successes: String {
    let cases = "\(counts[.passed].grouped) case\(counts[.passed] == 1 ? "" : "s") passed"
    return (counts[.passed] == counts.total && counts.total > 1 ? "all " : "") + cases
      + [.known, .skipped].filter { counts[$0] > 0 }
      .map { ", \(counts[$0].grouped) \($0.legend)" }.joined()
  }

  /// What is behind most failures, in few words; a cause of a few is not called that of all.
  private var reason: String {
    let explained = (causes?.findings ?? []).reduce(0) { $0 + $1.count }
    if explained * 2 >= counts.unexpected, let causes = causes?.short(most: Self.mostCauses) {
      return causes
    }
    if let way = otherWays.first, way.cases.count > explained {
      return message(way.cases[0].message)
    }
    if let group = unasked.first, group.cases.count > explained { return message(group.remark) }
    return explained > 0 ? "most of them for no cause that is known" : "no cause that is known"
  }

  private func message(_ text: String) -> String {
    let text = Excerpt.short(text, most: Self.longestMessage)
    return text.hasSuffix(".") ? String(text.dropLast()) : text
  }
}

extension DiagnosisWords {
  /// The causes in few words; nil where none is known.
  fileprivate func short(most: Int) -> String? {
    if let likeness = diagnosis.likeness {
      return "\(isAll(of: likeness) ? "" : "mostly ")like the profile \(likeness.profile.id)"
    }
    let told = zip(diagnosis.causes.indices, findings)
      .filter { !newMisreadings(in: $0.0).isEmpty }
      .map { $1.what.hasSuffix(".") ? String($1.what.dropLast()) : $1.what }
    guard !told.isEmpty else { return nil }
    let rest = told.count - most
    return told.prefix(most).joined(separator: "; ")
      + (rest > 0 ? "; and \(rest.of("cause")) more" : "")
  }
}

extension [ReportedRun] {
  /// So many names are told one by one.
  private static var mostNamed: Int { 3 }

  /// Which implementations fail and which pass, in one sentence, safe to show; with one of them also
  /// by what.
  var headline: String {
    if count == 1 { return "\(self[0].shortTitle): \(self[0].headline)" }
    let (failing, passing) = (filter { !$0.isFine }, filter(\.isFine))
    if failing.isEmpty { return "All \(count) implementations pass" }
    if passing.isEmpty, count > Self.mostNamed { return "All \(count) implementations fail" }
    return [failing.clause("fail"), passing.clause("pass", "passes")].compactMap(\.self)
      .joined(separator: ", ")
  }

  private func clause(_ verb: String, _ singular: String? = nil) -> String? {
    guard let first else { return nil }
    if count > Self.mostNamed { return "\(count) implementations \(verb)" }
    if count == 1 { return "\(first.shortTitle) \(singular ?? "\(verb)s")" }
    return dropLast().map(\.shortTitle).joined(separator: ", ")
      + " and \(self[count - 1].shortTitle) \(verb)"
  }
}
