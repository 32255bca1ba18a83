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
    /// Which misreading it is, or can be: names on the command line.
    var name: String
    /// Whether it is known which one it is.
    var isDecided: Bool
    /// The sections that say otherwise.
    var section: String
    /// What it does to a user.
    var effect: String
    /// Under which cipher suites it shows, where not under all; what it can be, where that is
    /// undecided.
    var remarks: [String]
    /// What to do about it.
    var advice: Advice
  }

  /// Failures that no cause explains.
  struct Rest {
    /// How many they are.
    var count: Int
    /// What is known of them.
    var words: String
    /// What to do about them.
    var advice: Advice

    /// Both in a sentence.
    var sentence: String { "\(count.of("failure")) \(words)" }
  }

  /// What it is about.
  let diagnosis: Diagnosis
  /// The run's results.
  let results: [CaseResult]
  /// How its cases are asked again.
  var replay = Replay()

  /// So many of what a cause can be are told.
  private static let mostTold = 3

  /// How many failures there are, and how many causes.
  var headline: String { "\(diagnosis.count.of("failure")), \(countOfCauses)" }

  /// How many causes there are, and whether there is a rest.
  var countOfCauses: String {
    let counted = diagnosis.causes.indices.filter { !newMisreadings(in: $0).isEmpty }
    let undecided = counted.count { !diagnosis.causes[$0].isDecided }
    let causes =
      switch (counted.count, undecided) {
      case (0, _): "no cause that is known"
      case (1, 0): "one cause"
      case (1, _): "one cause, undecided which"
      case (let count, 0): "\(count) causes"
      case (let count, _): "\(count) causes, \(undecided) of them undecided"
      }
    return causes
      + (diagnosis.unexplained.isEmpty || diagnosis.causes.isEmpty ? "" : " and a rest")
  }

  /// The causes, in the order of the diagnosis.
  var findings: [Finding] { diagnosis.causes.indices.map(finding) }

  /// What is left, and what it may be a question of.
  var remarks: [String] { [likeness].compactMap(\.self) + rests.map(\.sentence) + doubts }

  /// What is left.
  var rests: [Rest] {
    let example = { (places: [Int]) in places.first.map { results[$0].vectorCase.id } ?? "" }
    return [
      (
        diagnosis.unsuspicious,
        "answered as the built-in reference answers: these vectors expect something else.",
        adviceOnVectors
      ),
      (
        diagnosis.otherKinds,
        "refused, as it must be, with a kind of error that is not accepted, such as "
          + "\(example(diagnosis.otherKinds)).", adviceOnKinds
      ),
      (
        diagnosis.unexplained,
        "as no known misreading would have it, such as \(example(diagnosis.unexplained)).",
        adviceOnUnexplained
      ),
      (
        diagnosis.unexamined, "not looked at to the end: the search may not ask as much.",
        adviceOnUnexamined
      ),
    ].filter { !$0.0.isEmpty }.map { Rest(count: $0.0.count, words: $0.1, advice: $0.2($0.0)) }
  }

  /// How far all of it can be relied on, and what it may be a question of.
  var doubts: [String] {
    var doubts: [String] = []
    if diagnosis.isCutByClock {
      doubts.append("The clock ended the search: another run may say something else.")
    }
    if let reading = diagnosis.reading {
      doubts += [
        "Every failure hinges on \(reading.rawValue), where the draft leaves room: it may be a "
          + "question of reading and not a slip.",
        "Read here: \(reading.text)", "Also possible: \(reading.alternative)",
      ]
    }
    return doubts
  }

  /// Which profile the implementation is like, and in what it is not.
  var likeness: String? {
    guard let likeness = diagnosis.likeness else { return nil }
    let id = likeness.profile.id
    let others = diagnosis.causes.filter { !likeness.has($0) }
    let explained = explained(by: likeness)
    let expects = "verify-vectors --profile \(id) expects its answers."
    guard !isAll(of: likeness) else {
      return "All of it is how the profile \(id) departs from the draft: \(expects)"
    }
    let own = likeness.profile.misreadings.map(\.id)
    let besides = others.flatMap { $0.alternatives[0].map(\.id) }.withoutRepeats
      .filter { !own.contains($0) }
    let absent = likeness.absent.map(\.id)
    let exceptions = [
      absent.isEmpty ? nil : "it does not have \(absent.joined(separator: ", "))",
      besides.isEmpty || !others.allSatisfy(\.isDecided)
        ? nil : "it has \(besides.joined(separator: ", ")) besides",
      explained < diagnosis.count
        ? "\((diagnosis.count - explained).of("failure")) of \(diagnosis.count) are not its own"
        : nil,
    ]
    return "Mostly the profile \(id), except: "
      + exceptions.compactMap(\.self).joined(separator: "; ") + ". \(expects)"
  }

  private func explained(by likeness: Diagnosis.Likeness) -> Int {
    diagnosis.causes.filter(likeness.has).reduce(0) { $0 + $1.cases.count }
  }

  /// Whether an implementation is the peer, with all of its departures and no other failure.
  func isAll(of likeness: Diagnosis.Likeness) -> Bool {
    likeness.absent.isEmpty && explained(by: likeness) == diagnosis.count
  }

  /// What a cause has that those before it have not; where they explain some failures only
  /// together, that is nothing.
  func newMisreadings(in place: Int) -> [Misreading] {
    let known = Set(
      diagnosis.causes[..<place].filter(\.isDecided).flatMap { $0.alternatives[0].map(\.id) })
    return diagnosis.causes[place].alternatives[0].filter { !known.contains($0.id) }
  }

  private func finding(_ place: Int) -> Finding {
    let cause = diagnosis.causes[place]
    var finding =
      cause.isDecided ? decided(cause, new: newMisreadings(in: place)) : undecided(cause)
    let suites = suites(of: cause.cases.map { results[$0] })
    let operations = cause.alternatives[0].reduce([] as OperationSet) { $0.union($1.operations) }
    let asked = self.suites(
      of: results.filter { $0.wasAsked && operations.contains($0.vectorCase.operation) })
    if suites != asked {
      finding.remarks.append(
        "Only under cipher suite \(suites.map(String.init).joined(separator: ", ")).")
    }
    return finding
  }

  private func decided(_ cause: Diagnosis.Cause, new: [Misreading]) -> Finding {
    let misreadings = cause.alternatives[0]
    let known = misreadings.map(\.id).filter { id in !new.contains { $0.id == id } }
    let isBeside = !new.isEmpty && !known.isEmpty
    let told = new.isEmpty ? misreadings : new
    return Finding(
      count: cause.cases.count,
      what: new.isEmpty
        ? "Several of these at once." : new.map(\.summary).joined(separator: " Besides: "),
      name: misreadings.map(\.id).joined(separator: ","), isDecided: true,
      section: told.map(\.section).withoutRepeats.joined(separator: "; "),
      effect: told.map(\.effect).withoutRepeats.joined(separator: " "),
      remarks: isBeside ? ["Together with \(known.joined(separator: ", "))."] : [],
      advice: advice(on: cause, new: new, known: known))
  }

  /// None of what it can be is called the cause.
  private func undecided(_ cause: Diagnosis.Cause) -> Finding {
    let told = cause.alternatives.prefix(Self.mostTold)
    let names = told.map { $0.map(\.id).joined(separator: " with ") }
    let rest = cause.alternatives.count - told.count
    let last = rest > 0 ? "\(rest) more" : names[names.count - 1]
    let first = (rest > 0 ? names[...] : names.dropLast()).joined(separator: ", ")
    let effects = cause.alternatives.map { $0.map(\.effect).withoutRepeats }.withoutRepeats
    let operations = Self.operationsThatMayTell(cause, among: results)
    return Finding(
      count: cause.cases.count, what: "Undecided between \(first) and \(last).",
      name: told.map { $0.map(\.id).joined(separator: ",") }.joined(separator: " | "),
      isDecided: false,
      section: told.flatMap { $0.map(\.section) }.withoutRepeats.joined(separator: "; "),
      effect: effects.count == 1
        ? effects[0].joined(separator: " ") : "What it does depends on which of them it is.",
      remarks: zip(names, told).map { name, misreadings in
        "\(name): \(misreadings.map(\.summary).joined(separator: " Besides: "))"
      }
        + (operations.isEmpty
          ? [] : ["Not asked, and may tell them apart: \(operations.joined(separator: ", "))."]),
      advice: adviceOnUndecided(cause, telling: operations))
  }

  /// The operations that no case asked for and that not all of what a cause can be would alter.
  static func operationsThatMayTell(
    _ cause: Diagnosis.Cause, among results: [CaseResult]
  ) -> [String] {
    let asked = Set(results.filter(\.wasAsked).map(\.vectorCase.operation.name))
    let altered = cause.alternatives.map { misreadings in
      Set(misreadings.flatMap { $0.operations.operations.map { $0.name } })
    }
    return OperationCatalogue.all.map { $0.name }.filter { name in
      let count = altered.count { $0.contains(name) }
      return !asked.contains(name) && count > 0 && count < altered.count
    }
  }

  private func suites(of results: [CaseResult]) -> [UInt16] {
    Set(results.map(\.vectorCase.cipherSuite.rawValue)).sorted()
  }
}
