import Operations
import Testing
import VectorFiles

@testable import Misreadings

/// What the catalogue says of its misreadings.
struct MisreadingCatalogueTests {
  private static let ids = MisreadingCatalogue.all.map(\.id)

  private func isSentences(_ text: String) -> Bool {
    text.hasSuffix(".") && !text.hasSuffix("..") && !text.contains("\n") && !text.contains("  ")
      && text.first?.isLowercase
        == text.prefix { $0 != " " }.contains("_")
  }

  @Test func thereAreManyMisreadings() {
    #expect(Self.ids.count >= 323)
    #expect(Set(Self.ids).count == Self.ids.count)
    #expect(Set(MisreadingCatalogue.all.map(\.summary)).count == Self.ids.count)
  }

  @Test(arguments: ids)
  func everyMisreadingIsDescribed(id: String) throws {
    let misreading = try MisreadingCatalogue.find(id)
    #expect(id.wholeMatch(of: #/[a-z0-9]+(-[a-z0-9]+)+/#) != nil)
    #expect(isSentences(misreading.summary), "\(misreading.summary)")
    #expect(isSentences(misreading.effect), "\(misreading.effect)")
    // Reports end it with a period of their own.
    #expect(!misreading.section.isEmpty && !misreading.section.hasSuffix("."))
    #expect(!misreading.operations.operations.isEmpty)
  }

  @Test(arguments: MisreadingCatalogue.all.filter { $0.reading != nil }.map(\.id))
  func readingIsOneOnWhichACaseHinges(id: String) throws {
    let misreading = try MisreadingCatalogue.find(id)
    let reading = try #require(misreading.reading)
    let cases = try misreading.operations.operations.flatMap { try CommittedCases.cases(of: $0) }
    #expect(cases.contains { $0.readings.contains(reading) })
  }

  // MARK: Names

  @Test func misreadingIsFoundByItsName() throws {
    #expect(try MisreadingCatalogue.find("output-is-leaf").section == "draft section 5")
    #expect(MisreadingCatalogue.named("output-is-leaf")?.id == "output-is-leaf")
    #expect(MisreadingCatalogue.named("output-is") == nil)
  }

  @Test func unknownNameIsToldWhatIsLikeIt() {
    let alike = Self.ids.filter { $0.hasPrefix("output-") }
    #expect(alike.count > 3)
    #expect(throws: UnknownName(name: "output-is-root", kind: "misreading", known: alike)) {
      try MisreadingCatalogue.find("output-is-root")
    }
  }

  @Test(arguments: ["", "-", "outputs-is-leaf", "nonsense"])
  func nameThatIsLikeNothingIsToldEverything(id: String) {
    #expect(throws: UnknownName(name: id, kind: "misreading", known: Self.ids)) {
      try MisreadingCatalogue.find(id)
    }
  }

  // MARK: Profiles

  @Test func prototypeDepartsFromTheDraftAsItsSourceDoes() {
    #expect(
      Profile.prototype.misreadings.map(\.id) == [
        "epoch-by-exporter", "epoch-first", "output-is-leaf", "confirmation-from-commit-secret",
        "commit-secret-derived", "external-through-pprf", "external-overwrites-pprf",
        "epoch-any-length-accepted", "export-of-nothing-refused", "short-input-crashes",
        "long-key-crashes", "external-twice-crashes", "credential-unknown-accepted",
      ])
    #expect(
      Profile.prototype.readings.map(\.id)
        == Profile.prototype.misreadings.map(\.id).filter { !$0.hasSuffix("-crashes") })
  }

  @Test func profilesAreFoundByTheirNames() throws {
    for profile in Profile.all {
      #expect(try Profile.find(profile.id).summary == profile.summary)
      #expect(profile.summary.hasSuffix("."))
      #expect(!profile.readings.isEmpty)
    }
    #expect(
      throws: UnknownName(name: "prototype", kind: "profile", known: Profile.all.map(\.id))
    ) { try Profile.find("prototype") }
  }
}
