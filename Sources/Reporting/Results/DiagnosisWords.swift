import Diagnostics
import JSONText
import KeyDerivation
import Misreadings
import Operations
import VectorFiles
import Verification

/// What a diagnosis says, in words that every form of report shares.
struct DiagnosisWords {
  /// A cause and what it explains.
  struct Finding {
    /// How many failures it explains.
    var count: Int
    /// What is misread.
    var what: String
    /// Which misreading it is: its names on the command line.
    var name: String
    /// The sections that say otherwise.
    var section: String
    /// What it does to a user.
    var effect: String
    /// Under which cipher suites it shows, where not under all; or what else it could be.
    var remarks: [String]
  }

  /// What it is about.
  let diagnosis: Diagnosis
  /// The run's results.
  let results: [CaseResult]

  /// How many failures there are, and how many causes.
  var headline: String {
    let count = diagnosis.causes.indices.count { !newMisreadings(in: $0).isEmpty }
    let causes =
      switch count {
      case 0: "no cause that is known"
      case 1: "one cause"
      default: "\(count) causes"
      }
    return "\(diagnosis.count.of("failure")), \(causes)"
      + (diagnosis.unexplained.isEmpty || diagnosis.causes.isEmpty ? "" : " and a rest")
  }

  /// The causes, the one behind most failures first.
  var findings: [Finding] { diagnosis.causes.indices.map(finding) }

  /// What is left, and what it may be a question of.
  var remarks: [String] {
    let example = diagnosis.unexplained.first.map { results[$0].vectorCase.id } ?? ""
    let rests = [
      (
        diagnosis.unsuspicious,
        "answered as the built-in reference answers: these vectors expect something else."
      ),
      (diagnosis.unexplained, "as no known misreading would have it, such as \(example)."),
      (diagnosis.unexamined, "not looked at to the end: the search took too long."),
    ]
    var remarks = rests.filter { !$0.0.isEmpty }.map { "\($0.count.of("failure")) \($1)" }
    if let profile = profileOfCauses {
      remarks.append(
        "All of it is how the profile \(profile.id) departs from the draft: "
          + "verify-vectors --profile \(profile.id) expects its answers.")
    }
    if let reading = diagnosis.reading {
      remarks += [
        "Every failure hinges on \(reading.rawValue), where the draft leaves room: it may be a "
          + "question of reading and not a slip.",
        "Read here: \(reading.text)", "Also possible: \(reading.alternative)",
      ]
    }
    return remarks
  }

  /// What a cause has that those before it have not; where they explain some failures only
  /// together, that is nothing.
  private func newMisreadings(in place: Int) -> [Misreading] {
    let known = Set(diagnosis.causes[..<place].flatMap { $0.alternatives[0].map(\.id) })
    return diagnosis.causes[place].alternatives[0].filter { !known.contains($0.id) }
  }

  /// The profile that has all causes among its departures, where there are several.
  private var profileOfCauses: Profile? {
    let names = Set(diagnosis.causes.flatMap { $0.alternatives[0].map(\.id) })
    guard names.count > 1, diagnosis.unexplained.isEmpty else { return nil }
    return Profile.all.first { names.isSubset(of: $0.misreadings.map(\.id)) }
  }

  private func finding(_ place: Int) -> Finding {
    let cause = diagnosis.causes[place]
    let misreadings = cause.alternatives[0]
    let new = newMisreadings(in: place)
    let known = misreadings.map(\.id).filter { id in !new.contains { $0.id == id } }
    var remarks: [String] = []
    if !new.isEmpty, !known.isEmpty {
      remarks.append("Together with \(known.joined(separator: ", ")).")
    }
    let suites = suites(of: cause.cases.map { results[$0] })
    let operations = misreadings.reduce([] as OperationSet) { $0.union($1.operations) }
    let asked = self.suites(
      of: results.filter { $0.wasAsked && operations.contains($0.vectorCase.operation) })
    if suites != asked {
      remarks.append("Only under cipher suite \(suites.map(String.init).joined(separator: ", ")).")
    }
    let others = cause.alternatives.dropFirst()
    if !others.isEmpty {
      let names = others.prefix(3).map { $0.map(\.id).joined(separator: " with ") }
      let more = others.count > 3 ? " and \(others.count - 3) more" : ""
      remarks.append(
        "These cases cannot tell it apart from \(names.joined(separator: ", "))\(more).")
    }
    let told = new.isEmpty ? misreadings : new
    return Finding(
      count: cause.cases.count,
      what: new.isEmpty
        ? "Several of these at once." : new.map(\.summary).joined(separator: " Besides: "),
      name: misreadings.map(\.id).joined(separator: ","),
      section: told.map(\.section).withoutRepeats.joined(separator: "; "),
      effect: told.map(\.effect).withoutRepeats.joined(separator: " "), remarks: remarks)
  }

  private func suites(of results: [CaseResult]) -> [UInt16] {
    Set(results.map(\.vectorCase.cipherSuite.rawValue)).sorted()
  }
}
