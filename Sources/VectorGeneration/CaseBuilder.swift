package import DMLS
import JSONText
package import KeyDerivation
import MessageCorpus
package import Operations
package import VectorFiles

/// What a family's script adds its cases to, under one cipher suite.
///
/// Expectations come from the reference, through its one door. Builders for the other cipher suites
/// add to the same file. The first fault is kept, and whatever is added after it is not: scripts
/// need not look out for faults, since the file says what was wrong.
package struct CaseBuilder {
  /// What the generator says must happen, so that a slip in the reference is no vector.
  package enum Fate: Equatable, Sendable {
    /// The reference answers.
    case answered
    /// The reference refuses for this reason.
    case refused(ErrorKind)
  }

  /// What the builders of all cipher suites of a family collect.
  private final class Collection {
    var flags: [Flag] = []
    var cases: [VectorCase] = []
    var ids: Set<String> = []
    var fault: GenerationError?
  }

  private static let stream = LabelledStream(seed: Generator.seed)

  /// The cipher suite of the cases.
  package let suite: CipherSuite
  /// Whose answers are expected.
  let dialect: Dialect
  private let family: Family
  private let collection: Collection

  /// A builder for a family, at its first cipher suite.
  package init(_ family: Family, _ dialect: Dialect = .draft) {
    self.init(family, dialect, .mandatory, Collection())
  }

  private init(
    _ family: Family, _ dialect: Dialect, _ suite: CipherSuite, _ collection: Collection
  ) {
    self.suite = suite
    self.dialect = dialect
    self.family = family
    self.collection = collection
  }

  /// A builder that adds to the same file under another cipher suite.
  package func on(_ suite: CipherSuite) -> CaseBuilder {
    CaseBuilder(family, dialect, suite, collection)
  }

  /// A builder for each cipher suite.
  var eachSuite: [CaseBuilder] { CipherSuite.allCases.map { on($0) } }

  /// The family's file.
  /// - Throws: `GenerationError`, the first fault of the script.
  package func file() throws(GenerationError) -> VectorFile {
    if let fault = collection.fault { throw fault }
    return VectorFile(
      family: family, flags: collection.flags.sorted { $0.name < $1.name },
      cases: collection.cases, profile: dialect.profile, otherReadings: dialect.otherReadings)
  }

  /// The id of a case.
  package func id(_ name: String) -> String { "\(family.name)/suite-\(suite.rawValue)/\(name)" }

  /// Random-looking bytes of a name of their own within the family and the cipher suite.
  package func bytes(_ name: String, count: Int) -> [UInt8] {
    Self.stream.bytes(id(name), count: count)
  }

  /// A random-looking secret of Nh bytes.
  package func secret(_ name: String) -> [UInt8] { bytes(name, count: suite.nh) }

  /// Records that a script cannot go on as it should, by what it was about.
  func fail(_ name: String, _ reason: String) {
    if collection.fault == nil {
      collection.fault = GenerationError(id: id(name), reason: reason)
    }
  }

  /// The value of some work, or the placeholder where it fails, which is recorded.
  func value<Value, Failure: Error>(
    _ name: String, else placeholder: Value, _ work: () throws(Failure) -> Value
  ) -> Value {
    do throws(Failure) {
      return try work()
    } catch {
      fail(name, "\(error)")
      return placeholder
    }
  }

  /// Adds a case.
  ///
  /// `objection` says what is wrong with an answer, or nil: for outputs that hold refusals of their
  /// own. In a dialect other than the draft's a case whose fate is another there is left out: what
  /// it is about is not a fault there, or nothing that works. A fault is where the reference does
  /// not do what `fate` says, its answer meets an objection, or the id is taken.
  package func add<Asked: CataloguedOperation>(
    _ operation: Asked.Type, _ name: String, _ comment: String, _ flags: [Flag],
    readings: [Reading] = [], drafts: [DraftRevision] = DraftRevision.allCases,
    input: Asked.Input, fate: Fate = .answered,
    objection: (Asked.Output) -> String? = { _ in nil }
  ) {
    guard collection.fault == nil else { return }
    guard collection.ids.insert(id(name)).inserted else { return fail(name, "the id is taken") }
    let context = OperationContext(cipherSuite: suite, draft: drafts[0])
    guard
      let expectation = value(
        name, else: nil,
        { () throws(CaseFault) in
          try expectation(operation, context, input, fate: fate, objection: objection)?
            .withAllThatIsRight(in: dialect, operation, context, input)
        })
    else { return }
    add(
      operation, name, comment, flags, readings: readings, drafts: drafts, input: input,
      expectation: expectation)
  }

  /// Adds a case whose expectation is known.
  func add<Asked: CataloguedOperation>(
    _ operation: Asked.Type, _ name: String, _ comment: String, _ flags: [Flag],
    readings: [Reading], drafts: [DraftRevision], input: Asked.Input, expectation: Expectation
  ) {
    for flag in flags where !collection.flags.contains(flag) { collection.flags.append(flag) }
    collection.cases.append(
      VectorCase(
        id: id(name), comment: comment, flags: flags.map(\.name), readings: readings,
        drafts: drafts, operation: AnyOperation(operation), cipherSuite: suite, input: input.json,
        expectation: expectation))
  }

  /// What a case expects; nil where a dialect leaves it out.
  private func expectation<Asked: CataloguedOperation>(
    _ operation: Asked.Type, _ context: OperationContext, _ input: Asked.Input, fate: Fate,
    objection: (Asked.Output) -> String?
  ) throws(CaseFault) -> Expectation? {
    guard let perform = dialect.implementation[Asked.self] else {
      throw CaseFault("the reference has no \(Asked.name)")
    }
    let isDraft = dialect.profile == nil
    do throws(OperationError) {
      let answered = try perform(context, input)
      guard fate == .answered else {
        if !isDraft { return nil }
        throw OperationError(nil, "the reference answered and should have refused")
      }
      let output = Asked.expectable(answered.output)
      if let objection = objection(output) {
        if !isDraft { return nil }
        throw OperationError(nil, objection)
      }
      return .output(output.json, intermediates: answered.intermediates)
    } catch {
      if fate != .answered, dialect.ends(over: input, operation, context) {
        return .refusal(ErrorKind.anyRefusal)
      }
      if let kind = error.kind, fate == .refused(kind) { return .refusal(kind.accepted) }
      if isDraft {
        let kind = error.kind?.rawValue ?? "none"
        throw CaseFault("\(fate) was expected, \(kind): \(error.message)")
      }
      guard case .refused(let usual) = fate else { return nil }
      // Read in another order, the same bytes are refused for another reason.
      let kinds = (error.kind?.accepted ?? []) + usual.accepted
      return .refusal(ErrorKind.anyRefusal.filter { kinds.contains($0) })
    }
  }

  /// The commits of a text; each tag is filled up to Nh bytes by others that belong to the commit's
  /// name, unless the tags are whole.
  func commits(_ text: String, areTagsWhole: Bool = false) -> [WrittenCommit] {
    text.split(separator: " ").compactMap { commit(String($0), isTagWhole: areTagsWhole) }
  }

  /// One such commit; nil, and a fault, where a word stands for none.
  func commit(_ word: String, isTagWhole: Bool = false) -> WrittenCommit? {
    value(word, else: nil) { () throws(NotationError) in
      var commit = try WrittenCommit(word)
      if !isTagWhole {
        commit.tag += bytes("tag/\(commit.id)", count: max(0, suite.nh - commit.tag.count))
      }
      return commit
    }
  }
}

/// What is wrong with a case, before it is known by its id.
private struct CaseFault: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

/// The reference did not do what a generator says that it must; no file is written then.
package struct GenerationError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The case, or whatever else is at fault.
  package var id: String
  /// What was expected, and what happened.
  package var reason: String

  package var description: String { "\(id): \(reason)" }
}

extension CipherSuite {
  /// Suite 1, which gets the cases that no hash function makes a difference to.
  static let mandatory: CipherSuite = .mls128Dhkemx25519Aes128gcmSha256Ed25519

  /// One cipher suite for each Nh: these get the cases which only the width tells apart.
  var isFirstOfItsWidth: Bool { CipherSuite.allCases.first { $0.nh == nh } == self }
}

extension ErrorKind {
  /// Every kind, the one that stands for others last.
  static var anyRefusal: [ErrorKind] { allCases.filter { $0 != .malformed } + [.malformed] }
}
