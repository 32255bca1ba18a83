import DMLS
import JSONText
import KeyDerivation
import Operations
import Testing
import VectorFiles
import VectorGeneration

/// What the families hold, and that what they hold is explained.
struct VectorCoverageTests {
  /// Families whose operations can refuse an input, and whose scripts ask for it.
  private static let refusing: Set<Family> = [
    .expandWithLabel, .pprfEvaluate, .pprfPuncture, .deriveChildSecret, .dmlsMessage,
    .keySchedule,
  ]

  @Test func idsAreUniqueOverAllFamilies() async throws {
    let ids = try await GeneratedVectors.cases.map(\.id)
    #expect(Set(ids).count == ids.count)
    #expect(ids.count > 2000)
  }

  @Test(arguments: Family.allCases)
  func idsNameFamilyAndSuite(family: Family) async throws {
    for vectorCase in try await GeneratedVectors.file(family).cases {
      let parts = vectorCase.id.split(separator: "/", maxSplits: 2)
      #expect(parts.count == 3, "\(vectorCase.id)")
      #expect(parts.first.map(String.init) == family.name)
      #expect(parts.dropFirst().first == "suite-\(vectorCase.cipherSuite.rawValue)")
    }
  }

  /// Words of a to z and 0 to 9, joined by one of `._-`; an abbreviation is one word, not its letters.
  @Test func idsAreMadeOfWords() async throws {
    let part = /[a-z0-9]+([._-][a-z0-9]+)*/
    let spelt = /(^|_)[a-z]_[a-z](_|$)/
    for id in try await GeneratedVectors.cases.map(\.id) {
      for word in id.split(separator: "/", omittingEmptySubsequences: false) {
        #expect(word.wholeMatch(of: part) != nil, "\(id)")
        #expect(word.firstMatch(of: spelt) == nil, "\(id)")
      }
      #expect(!id.contains("p_s_k"), "\(id)")
    }
  }

  @Test(arguments: Family.allCases)
  func aFamilyAsksForTheOperationsThatItSays(family: Family) async throws {
    let asked = Set(try await GeneratedVectors.file(family).cases.map(\.operation.name))
    #expect(asked == Set(family.operations.names))
  }

  /// No secret is derived in the example tier.
  @Test(arguments: Family.allCases, CipherSuite.allCases)
  func everySuiteHasCasesThatSucceedAndCasesThatFail(
    family: Family, suite: CipherSuite
  ) async throws {
    let cases = try await GeneratedVectors.file(family).cases.filter { $0.cipherSuite == suite }
    let refusals = cases.filter { !$0.expectation.kinds.isEmpty }
    let isWithoutSuites = family.tier == .example && suite.rawValue != 1
    #expect(cases.isEmpty == isWithoutSuites)
    #expect(isWithoutSuites || refusals.count < cases.count)
    #expect(refusals.isEmpty == !Self.refusing.contains(family))
  }

  @Test(arguments: Family.allCases)
  func everyFlagOfACaseIsExplainedAndEveryExplanationIsUsed(family: Family) async throws {
    let file = try await GeneratedVectors.file(family)
    let explained = file.flags.map(\.name)
    #expect(Set(explained).count == explained.count)
    #expect(explained == explained.sorted())
    #expect(Set(file.cases.flatMap(\.flags)) == Set(explained))
    for vectorCase in file.cases {
      #expect(!vectorCase.flags.isEmpty, "\(vectorCase.id)")
      #expect(!vectorCase.comment.isEmpty, "\(vectorCase.id)")
    }
    for flag in file.flags {
      #expect(!flag.description.isEmpty && !flag.section.isEmpty && !flag.effect.isEmpty)
    }
  }

  @Test(arguments: Family.allCases)
  func refusalsListTheKindsThatStandForTheirsAndTheVaguestLast(family: Family) async throws {
    for vectorCase in try await GeneratedVectors.file(family).cases {
      let kinds = vectorCase.expectation.kinds
      guard let first = kinds.first else { continue }
      #expect(Set(kinds).isSuperset(of: first.accepted), "\(vectorCase.id)")
      #expect(!kinds.dropLast().contains(.malformed), "\(vectorCase.id)")
      #expect(Set(kinds).count == kinds.count, "\(vectorCase.id)")
    }
  }

  /// The builder asks under the first draft alone; a case speaks for each that it lists.
  @Test(arguments: [.dmlsEpoch, .commitConfirmation, .dmlsMessage] as [Family])
  func theReferenceMeetsEveryCaseUnderEachOfItsDrafts(family: Family) async throws {
    for vectorCase in try await GeneratedVectors.file(family).cases {
      let operation = vectorCase.operation.type
      for draft in vectorCase.drafts {
        let context = OperationContext(cipherSuite: vectorCase.cipherSuite, draft: draft)
        let response = try operation.perform(
          by: .reference, in: context, input: vectorCase.input, path: "input")
        let expectation = vectorCase.expectation
        switch response {
        case .output(let output, let values):
          #expect(expectation.outputs.contains(output), "\(vectorCase.id), draft \(draft)")
          #expect(values == expectation.intermediates, "\(vectorCase.id), draft \(draft)")
        case .refused(let error):
          #expect(error.kind == expectation.kinds.first, "\(vectorCase.id), draft \(draft)")
        case .skipped:
          Issue.record("\(vectorCase.id), draft \(draft): \(response)")
        }
      }
    }
  }
}
