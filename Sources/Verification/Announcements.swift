import DMLS
import Harness
import JSONText
import KeyDerivation
import Operations
import VectorFiles

extension Announcement {
  /// Why a case is not asked, or nil where it is.
  func reasonToSkip(_ vectorCase: VectorCase) -> String? {
    if !operations.contains(vectorCase.operation.name) {
      return "the operation \(vectorCase.operation.name) is not announced"
    }
    if !cipherSuites.contains(vectorCase.cipherSuite) {
      return "cipher suite \(vectorCase.cipherSuite.rawValue) is not announced"
    }
    if draft(for: vectorCase) == nil {
      let drafts = vectorCase.drafts.map(\.rawValue).joined(separator: ", ")
      return "no draft revision of the case (\(drafts)) is announced"
    }
    return nil
  }

  /// The draft revision under which a case is asked: the first of the case's that is announced.
  private func draft(for vectorCase: VectorCase) -> DraftRevision? {
    vectorCase.drafts.first { drafts.contains($0) }
  }

  /// The question of a case, under the draft revision that is announced, else the case's first.
  func request(_ seq: Int, for vectorCase: VectorCase) -> Request {
    Request(
      seq: seq, operation: vectorCase.operation.name, cipherSuite: vectorCase.cipherSuite,
      draft: draft(for: vectorCase) ?? vectorCase.drafts[0], input: vectorCase.input)
  }
}

extension Announcement {
  /// As much of what is unknown as anyone would read.
  private static let mostUnknown = 20

  /// The announcement with everything of the child's cut, and nothing twice.
  var kept: Announcement {
    var kept = self
    kept.name = Excerpt.cut(name)
    kept.version = version.map { Excerpt.cut($0) }
    kept.language = language.map { Excerpt.cut($0) }
    kept.url = url.map { Excerpt.cut($0) }
    kept.drafts = drafts.withoutRepeats
    kept.cipherSuites = cipherSuites.withoutRepeats
    kept.operations = operations.withoutRepeats
    let names = { (names: [String]) in
      names.prefix(Self.mostUnknown).map { Excerpt.short($0, most: 40) }.withoutRepeats
    }
    kept.unknown.drafts = names(unknown.drafts)
    kept.unknown.cipherSuites = Array(unknown.cipherSuites.withoutRepeats.prefix(Self.mostUnknown))
    kept.unknown.operations = names(unknown.operations)
    return kept
  }

  /// What is said of what it announces and nobody knows: it may be newer than the verifier.
  var remarks: [String] {
    [
      ("draft revision", unknown.drafts, DraftRevision.allCases.map(\.rawValue)),
      (
        "cipher suite", unknown.cipherSuites.map { "\($0)" },
        CipherSuite.allCases.map { "\($0.rawValue)" }
      ),
      ("operation", unknown.operations, OperationCatalogue.all.map { $0.name }),
    ].filter { !$0.1.isEmpty }.map { noun, unknown, known in
      let meant = unknown.map { NearNames.guess($0, among: known, end: "; ") }
      return "It announces the \(noun)\(unknown.count == 1 ? "" : "s") "
        + "\(unknown.joined(separator: ", ")), of which nothing is known here and nothing is asked; "
        + "\(meant.withoutRepeats.joined())known are \(known.joined(separator: ", "))."
    }
  }

  /// In what another process announces itself otherwise, told the same way in either direction.
  func differences(from other: Announcement) -> [String] {
    let texts = [
      ("name", name, other.name), ("version", version, other.version),
      ("language", language, other.language), ("url", url, other.url),
    ].filter { $0.1 != $0.2 }.map { noun, mine, theirs in
      let values = [mine, theirs].map {
        $0.map { "\"\(Excerpt.short($0, most: 40))\"" } ?? "absent"
      }
      return "the \(noun) is \(values.sorted().joined(separator: " or "))"
    }
    let lists = [
      (
        "the operation ", operations + unknown.operations,
        other.operations + other.unknown.operations
      ),
      (
        "cipher suite ",
        cipherSuites.map { "\($0.rawValue)" } + unknown.cipherSuites.map { "\($0)" },
        other.cipherSuites.map { "\($0.rawValue)" } + other.unknown.cipherSuites.map { "\($0)" }
      ),
      (
        "draft revision ", drafts.map(\.rawValue) + unknown.drafts,
        other.drafts.map(\.rawValue) + other.unknown.drafts
      ),
    ].flatMap { noun, mine, theirs in
      Set(mine).symmetricDifference(theirs).sorted().map { "not all announce \(noun)\($0)" }
    }
    return texts + lists
  }
}
