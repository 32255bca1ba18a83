import JSONText
import KeyDerivation
import Misreadings
import Operations
import Synchronization
import Testing
import VectorFiles
import Verification

@testable import Diagnostics

/// Whether cases catch misreadings, and whether they are enough to name them.
struct TeethTests {
  private func teeth(
    of ids: [String], against families: [Family], like pattern: String = "*"
  ) throws -> Teeth {
    Teeth(
      of: try CommittedRun.misreadings(ids),
      against: try CommittedRun.cases(families, suites: [1], like: pattern))
  }

  private func ids(_ family: Family) throws -> [String] {
    try CommittedRun.cases([family], suites: [1]).map(\.vectorCase.id)
  }

  @Test func misreadingsOfWhatIsCoveredAreCaughtAndNamed() throws {
    let names = ["tree-side-as-bit", "epoch-label-epoch-id", "epoch-is-hash"]
    let teeth = try teeth(of: names, against: [.treeNode, .dmlsEpoch])
    #expect(teeth.bites.map(\.misreading.id) == names)
    #expect(teeth.bites.map(\.naming) == [.exactly, .exactly, .exactly])
    let epochs = try ids(.dmlsEpoch)
    #expect(teeth.bites.map(\.cases) == [try ids(.treeNode), epochs, epochs])
    #expect(teeth.survivors.isEmpty && teeth.barelyCaught.isEmpty)
    #expect(teeth.idleCases == [])
    #expect(teeth.referenceFailures == [])
    #expect(teeth.areSharp)
  }

  /// Whatever else the catalogue holds, one family cannot catch the mistakes of another.
  @Test func misreadingsOfOtherFamiliesLive() throws {
    let teeth = Teeth(against: try CommittedRun.cases([.dmlsEpoch], suites: [1]))
    let survivors = Set(teeth.survivors.map(\.misreading.id))
    let others = MisreadingCatalogue.all.filter { !$0.operations.contains(DMLSEpoch.self) }
    #expect(teeth.bites.map(\.misreading.id) == MisreadingCatalogue.all.map(\.id))
    #expect(survivors.isSuperset(of: others.map(\.id)))
    #expect(survivors.isDisjoint(with: ["epoch-label-epoch-id", "label-prefix-mls10"]))
    #expect(!teeth.areSharp)
  }

  @Test func casesThatNothingFailsAreIdle() throws {
    let teeth = try teeth(of: ["epoch-is-hash"], against: [.treeNode, .dmlsEpoch])
    #expect(teeth.idleCases == (try ids(.treeNode)))
    #expect(teeth.areSharp)
  }

  @Test func misreadingThatOneCaseCatchesIsBarelyCaught() throws {
    let teeth = try teeth(
      of: ["epoch-is-hash", "expand-limit-unchecked"], against: [.dmlsEpoch, .expandWithLabel])
    #expect(teeth.barelyCaught.map(\.misreading.id) == ["expand-limit-unchecked"])
    #expect(
      teeth.barelyCaught.first?.cases == ["expand_with_label/suite-1/length-8161-refused"])
    #expect(teeth.areSharp)
  }

  @Test func misreadingsThatTheCasesCannotTellApartAreAmbiguous() throws {
    let teeth = try teeth(
      of: ["context-hashed", "derive-secret-hash-of-nothing"], against: [.dmlsEpoch])
    #expect(
      teeth.bites.map(\.naming)
        == [.ambiguous(["derive-secret-hash-of-nothing"]), .ambiguous(["context-hashed"])])
    #expect(teeth.bites.filter(\.isNamed).isEmpty)
    #expect(teeth.survivors.isEmpty)
    #expect(!teeth.areSharp)
  }

  /// A crash is caught by the cases over which the process ends.
  @Test func crashIsCaughtAndNamed() throws {
    let teeth = try teeth(
      of: ["short-input-crashes", "input-length-unchecked"], against: [.pprfEvaluate],
      like: "*/input-?-bytes")
    #expect(teeth.bites.first?.naming == .exactly)
    #expect(teeth.bites.first?.cases.count == 4)
  }

  @Test func caseThatTheReferenceFailsIsHeldAgainstTheVectors() throws {
    var cases = try CommittedRun.cases([.dmlsEpoch], suites: [1])
    cases[2].vectorCase.expectation = .output(["dmls_epoch": "00"], intermediates: [])
    let teeth = Teeth(of: try CommittedRun.misreadings(["epoch-is-hash"]), against: cases)
    #expect(teeth.referenceFailures == [cases[2].vectorCase.id])
    #expect(teeth.survivors.isEmpty)
    #expect(!teeth.areSharp)
  }

  @Test(arguments: [(19, 0, true), (20, 1, true), (19, 1, false), (40, 2, true), (40, 3, false)])
  func ninetyFiveInAHundredMustBeNamed(count: Int, unnamed: Int, isSharp: Bool) throws {
    var teeth = Teeth(of: [], against: [])
    let misreading = try MisreadingCatalogue.find("epoch-is-hash")
    teeth.bites = (0..<count).map { index in
      Bite(
        misreading: misreading, cases: ["a"],
        naming: index < unnamed ? .ambiguous(["x"]) : .exactly)
    }
    #expect(teeth.areSharp == isSharp)
    teeth.bites[count - 1].cases = []
    #expect(!teeth.areSharp)
  }

  @Test func progressIsToldForEveryMisreading() throws {
    let shown = Mutex<[[Int]]>([])
    _ = Teeth(
      of: try CommittedRun.misreadings(["epoch-is-hash", "tree-side-as-bit", "epoch-is-secret"]),
      against: try CommittedRun.cases([.dmlsEpoch], suites: [1])
    ) { done, total in shown.withLock { $0.append([done, total]) } }
    #expect(shown.withLock { $0 } == [[1, 3], [2, 3], [3, 3]])
  }
}
