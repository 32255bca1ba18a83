import DMLS
import JSONText
import KeyDerivation
import Operations
import Testing
import VectorFiles
import VectorGeneration

/// Cases that hinge on a reading carry it, judged by what they ask and not by who wrote them.
struct VectorReadingTests {
  private static func isAnswered(_ vectorCase: VectorCase) -> Bool {
    vectorCase.expectation.kinds.isEmpty
  }

  private static func kinds(_ vectorCase: VectorCase) -> [ErrorKind] {
    vectorCase.expectation.kinds
  }

  @Test(
    arguments: [
      (.pprfEvaluate, [.leavesForEveryInput, .bitOrder]),
      (.pprfPuncture, [.leavesForEveryInput, .bitOrder, .noRootKept]),
      (.deriveChildSecret, [.leavesForEveryInput, .bitOrder, .childContext]),
    ] as [(Family, [Reading])])
  func answersOfThePPRFHingeOnTheTree(family: Family, readings: [Reading]) async throws {
    for vectorCase in try await GeneratedVectors.file(family).cases
    where Self.isAnswered(vectorCase) {
      #expect(
        Set(vectorCase.readings).isSuperset(of: readings), "\(vectorCase.id)")
    }
  }

  @Test func confirmationsHingeOnThePathSecretOrItsAbsence() async throws {
    for vectorCase in try await GeneratedVectors.file(.commitConfirmation).cases {
      let hasPath = vectorCase.input["path_secret"] != .null
      let expected: [Reading] = hasPath ? [.lastPathSecret] : [.commitWithoutPath]
      #expect(vectorCase.readings == expected, "\(vectorCase.id)")
    }
  }

  @Test(arguments: CipherSuite.allCases)
  func childrenOfACommitWithoutAPathHingeOnItsConfirmation(suite: CipherSuite) async throws {
    let confirmation = JSONValue.hex(try suite.commitConfirmation(pathSecret: nil))
    var found = 0
    for vectorCase in try await GeneratedVectors.file(.deriveChildSecret).cases
    where vectorCase.cipherSuite == suite {
      guard case .array(let children)? = vectorCase.input["children"] else { continue }
      guard children.contains(where: { $0["input_secret"] == confirmation }) else { continue }
      found += 1
      #expect(vectorCase.readings.contains(.commitWithoutPath), "\(vectorCase.id)")
    }
    #expect(found == 2)
  }

  /// Wire formats 3, 4 and 5 are those that -03 forbids.
  @Test func messagesThatDraft03ForbidsHingeOnThat() async throws {
    for vectorCase in try await GeneratedVectors.file(.dmlsMessage).cases {
      let text = vectorCase.input["dmls_message"] ?? vectorCase.input["message"] ?? .null
      let bytes = try text.bytes(path: vectorCase.id)
      let kinds = Self.kinds(vectorCase)
      let isForbiddenLater = bytes.starts(with: [0, 1, 0]) && [3, 4, 5].contains(bytes[3])
      let isWellFormed = kinds.isEmpty || kinds.first == .forbiddenMessage
      let hinges = isForbiddenLater && isWellFormed
      #expect(
        vectorCase.readings.contains(.forbiddenWireFormats) == hinges, "\(vectorCase.id)")
      if hinges {
        let drafts: [DraftRevision] = kinds.isEmpty ? [.draft01, .draft02] : [.draft03]
        #expect(vectorCase.drafts == drafts, "\(vectorCase.id)")
      } else {
        #expect(vectorCase.drafts == DraftRevision.allCases, "\(vectorCase.id)")
      }
    }
  }

  @Test func refusedEpochsAndTrailingBytesHingeOnTheirReadings() async throws {
    for vectorCase in try await GeneratedVectors.file(.dmlsMessage).cases {
      if Self.kinds(vectorCase).first == .wrongLength {
        #expect(vectorCase.readings == [.epochLength], "\(vectorCase.id)")
      }
      if vectorCase.id.contains("/trailing/") {
        #expect(Self.kinds(vectorCase).first == .trailingBytes, "\(vectorCase.id)")
        #expect(vectorCase.readings == [.trailingBytes], "\(vectorCase.id)")
      }
    }
  }

  /// A statement with readings is tested by a case that hinges on each of them.
  @Test(arguments: Statement.all.filter { !$0.readings.isEmpty })
  func aCaseOfAStatementHingesOnEachOfItsReadings(statement: Statement) async throws {
    let globs = statement.patterns.map(\.glob)
    let cases = try await GeneratedVectors.cases.filter { vectorCase in
      globs.contains { $0.matches(vectorCase.id) }
    }
    for reading in statement.readings {
      #expect(cases.contains { $0.readings.contains(reading) }, "\(statement.id), \(reading)")
    }
  }

  @Test func everyReadingIsOneOnWhichACaseHinges() async throws {
    let used = Set(try await GeneratedVectors.cases.flatMap(\.readings))
    #expect(used == Set(Reading.allCases))
  }
}
