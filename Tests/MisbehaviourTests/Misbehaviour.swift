import Testing

/// One way in which a child process misbehaves, and what the verifier must make of it.
struct Misbehaviour: Sendable {
  /// What is started in the place of an implementation.
  enum Command: Equatable, Sendable {
    /// `hostile.py`, with the misbehaviour's name for its fault.
    case hostile
    /// `sh -c` with this text.
    case shell(String)
    /// A file of this name in the scratch folder, which has `text` and may not be executed.
    case unexecutable(text: String)
    /// These words.
    case words([String])
  }

  /// How many cases have which verdict.
  struct Verdicts: Equatable, Sendable {
    var passed = 0
    var failed = 0
    var errored = 0
    var skipped = 0
  }

  /// The name, which is also the fault's name in `hostile.py`.
  var name: String
  /// What the child does, in a sentence.
  var does: String
  /// What is started.
  var command = Command.hostile
  /// The place in the vector file of the case at which it misbehaves.
  var caseAtFault = Self.caseWithin
  /// The options beside those that every run has; they select the seven cases of suite 1.
  var options = ["--suite", "1"]
  /// How many seconds the verifier waits for an answer.
  var timeout = 20.0
  /// How many seconds the verifier may take altogether.
  var bound = 60.0
  /// How many processes it may leave behind: those that have gone to a session of their own.
  var leaves = 0
  /// The expected verdicts.
  var verdicts: Verdicts
  /// The expected exit status.
  var status: Int32
  /// What the report must say.
  ///
  /// Each text occurs, and every failed or errored case that is listed has one of them.
  var says: [String]

  /// The fourth of the seven cases of suite 1: some were answered before it, some come after it.
  static let caseWithin = 3
  /// The ids of the cases of suite 1, in the order of the vector file.
  static let ids = [
    "ordinary-1", "ordinary-2", "ordinary-3", "one-bit-from-ordinary-1", "secret-zeros",
    "secret-ones", "secret-elevens",
  ].map { "dmls_epoch/suite-1/\($0)" }
}

extension Misbehaviour: CustomTestStringConvertible {
  var testDescription: String { "\(name): \(does)" }
}

extension Misbehaviour.Verdicts {
  /// Every case of suite 1 passes.
  static let allPass = Self(passed: 7)
  /// Every case of suite 1 is errored.
  static let allErr = Self(errored: 7)
  /// The case at fault is errored, and the others pass.
  static let oneErrs = Self(passed: 6, errored: 1)
  /// The case at fault failed, and the others pass.
  static let oneFails = Self(passed: 6, failed: 1)
}
