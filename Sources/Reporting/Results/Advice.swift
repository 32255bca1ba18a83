import Diagnostics
import JSONText
import Misreadings
import Operations
import VectorFiles
import Verification

/// What a maintainer is to do next, in one sentence.
struct Advice: Equatable {
  /// What to do; it ends in a colon where a command follows.
  var words: String
  /// The command that shows it, if one does.
  var command: String?

  /// Both; the ids of cases are in it as they came.
  var text: String { words + (command.map { " \($0)" } ?? "") }
}

/// How the cases of a run are asked again: commands that people copy.
struct Replay {
  /// Longer commands are left to who has them.
  private static let longest = 80
  private static let program = "verify-vectors"

  /// Makes fresh cases.
  private static let drawing = ["--random", "1000"]

  /// The option for the peer whose answers are expected, if there is one.
  private var peer: [String] = []
  /// What the program is told to run.
  private var command = ["--", "COMMAND"]
  /// Whether the cases are the suite's own, which `show` knows.
  private var isCommitted = true
  private var isFresh = false

  /// For an implementation whose command is not known.
  init() {}

  /// For the implementation behind a command, over the cases of some files.
  init(_ command: [String], files: [VectorFile]) {
    let words = command.map(ShellWord.quoted)
    let text = words.joined(separator: " ")
    let isPlain = text.utf8.allSatisfy { (0x20..<0x7F).contains($0) }
    if command.isEmpty {
      self.command = []
    } else if isPlain, text.utf8.count <= Self.longest {
      self.command = ["--"] + words
    }
    isFresh = files.contains { $0.isFresh }
    let profile = files.lazy.compactMap(\.profile).first
    if let profile { peer = Self.option(for: profile) }
    isCommitted = !isFresh && profile == nil
  }

  private static func option(for profile: String) -> [String] {
    ["--profile", ShellWord.quoted(profile)]
  }

  /// What says where the cases are from: fresh ones are where --export has put them, and say there
  /// whose answers they expect.
  private var source: [String] { isFresh ? ["--vectors", "DIR"] : peer }

  /// Asks everything again, with more options.
  func all(_ more: String...) -> String { line(source + more) }

  /// Asks the like of everything as a peer answers it.
  func `as`(_ profile: String) -> String {
    line((isFresh ? Self.drawing : []) + Self.option(for: profile))
  }

  /// Asks one case alone.
  func alone(_ vectorCase: VectorCase) -> String {
    line(source + ["--case", ShellWord.quoted(vectorCase.id)])
  }

  /// Explains one case.
  func shown(_ vectorCase: VectorCase) -> String {
    isCommitted ? "\(Self.program) show \(ShellWord.quoted(vectorCase.id))" : alone(vectorCase)
  }

  /// Asks fresh cases of some operations.
  func fresh(_ operations: [String]) -> String {
    line(peer + Self.drawing + ["--family", operations.joined(separator: ",")])
  }

  /// Asks the harness before any case.
  var smoke: String { ([Self.program, "smoke"] + command).joined(separator: " ") }

  private func line(_ options: [String]) -> String {
    ([Self.program] + options + command).joined(separator: " ")
  }
}

extension DiagnosisWords {
  /// The case to look at first: of the lowest layer, and the smallest there.
  private func first(of places: [Int]) -> VectorCase? {
    let cases = places.map { results[$0] }
    let family = Family.allCases.first { family in cases.contains { $0.family == family } }
    return cases.filter { $0.family == family }.map(\.vectorCase)
      .min { $0.input.size < $1.input.size }
  }

  private func advice(
    _ words: String, over places: [Int], _ command: (VectorCase) -> String
  ) -> Advice {
    Advice(words: words, command: first(of: places).map(command))
  }

  /// What to do about a known mistake; `new` is what no cause before it has, `known` the rest of it.
  func advice(on cause: Diagnosis.Cause, new: [Misreading], known: [String]) -> Advice {
    guard !new.isEmpty else {
      return advice(
        "Mend them one after the other; this case then passes:", over: cause.cases, replay.alone)
    }
    let readings = new.compactMap(\.reading)
    if readings.count == new.count {
      let names = readings.withoutRepeats.map(\.rawValue).joined(separator: ", ")
      return advice(
        "Ask which reading of \(names) is meant, a question for the draft and no slip; this case "
          + "shows what hinges on it:", over: cause.cases, replay.shown)
    }
    let operation = first(of: cause.cases)?.operation.name ?? ""
    let section = new.map(\.section).withoutRepeats.joined(separator: "; ")
    let before = known.isEmpty ? "Change" : "Mend \(known.joined(separator: ", ")), then change"
    return advice(
      "\(before) \(operation) to what \(section) says; this case then passes:",
      over: cause.cases, replay.alone)
  }

  /// What to do where nothing that was asked tells what a cause can be; `operations` would.
  func adviceOnUndecided(_ cause: Diagnosis.Cause, telling operations: [String]) -> Advice {
    let unasked = results.indices.filter { place in
      !results[place].wasAsked && operations.contains(results[place].vectorCase.operation.name)
    }
    if let telling = first(of: unasked) {
      return Advice(
        words:
          "Serve \(telling.operation.name): this case, which was not asked, may tell them apart:",
        command: replay.alone(telling))
    }
    let altered = Set(cause.cases.map { results[$0].vectorCase.operation.name })
    let asked = OperationCatalogue.all.map { $0.name }.filter(altered.contains)
    return Advice(
      words: "Look at \(cause.alternatives.count == 2 ? "both" : "each of them"); "
        + "fresh cases may tell them apart:",
      command: replay.fresh(operations.isEmpty ? asked : operations))
  }

  /// What to do about a peer that is known.
  var adviceOnLikeness: Advice? {
    diagnosis.likeness.map {
      Advice(
        words: "Check it as that peer, so that only what is its own still fails:",
        command: replay.as($0.profile.id))
    }
  }

  /// What to do where the reference fails too.
  func adviceOnVectors(_ places: [Int]) -> Advice {
    advice(
      "Look at the vectors, which are not of this version or expect another peer:", over: places,
      replay.shown)
  }

  /// What to do about refusals of another kind.
  func adviceOnKinds(_ places: [Int]) -> Advice {
    Advice(
      words: "Give a kind that the case accepts, or take any refusal as right:",
      command: replay.all("--any-error"))
  }

  /// What to do where nothing is known.
  func adviceOnUnexplained(_ places: [Int]) -> Advice {
    advice("Look at this case first, the smallest of them:", over: places, replay.alone)
  }

  /// What to do where the search ended early.
  func adviceOnUnexamined(_ places: [Int]) -> Advice {
    Advice(
      words: "Mend what is known and run again, since fewer failures are searched further:",
      command: replay.all())
  }
}

extension ReportedRun {
  /// Ways of going wrong of which no diagnosis says anything: no valid answers, surprises, and all
  /// where none was made; the one with most cases first.
  var otherWays: [(cases: [ReportedCase], advice: Advice)] {
    let explained = Set(
      (causes?.diagnosis.causes ?? []).flatMap(\.cases).map { cases[$0].id })
    let ways = alike.map { $0.filter { !explained.contains($0.id) } }
      .filter { way in way.first.map { causes == nil || $0.standing != .failed } ?? false }
    let ranked = ways.enumerated().sorted {
      ($1.element.count, $0.offset) < ($0.element.count, $1.offset)
    }
    return ranked.map { ($0.element, advice(on: $0.element)) }
  }

  private func advice(on cases: [ReportedCase]) -> Advice {
    let smallest =
      cases.map(\.result.vectorCase).min { $0.input.size < $1.input.size }
      ?? cases[0].result.vectorCase
    let first = cases[0]
    return switch first.result.verdict {
    case .passed:
      Advice(words: "Take what passes off the failure list, as --update-failures does.")
    case .skipped: Advice(words: "Answer these cases, or announce what they need no more.")
    case .errored where first.result.failureKind == .protocol:
      Advice(words: "Let the harness be looked at first:", command: replay.smoke)
    case .errored:
      Advice(
        words: "Ask the smallest of them alone, and read what it writes to standard error:",
        command: replay.alone(smallest))
    case .failed:
      Advice(
        words: "Look at this case first, the smallest of them:", command: replay.alone(smallest))
    }
  }
}

extension JSONValue {
  /// How much there is to read in a value, roughly.
  fileprivate var size: Int {
    switch self {
    case .object(let members): members.reduce(2) { $0 + $1.name.utf8.count + $1.value.size + 4 }
    case .array(let elements): elements.reduce(2) { $0 + $1.size + 1 }
    case .string(let text): text.utf8.count
    default: 4
    }
  }
}
