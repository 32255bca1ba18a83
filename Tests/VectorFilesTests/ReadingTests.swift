import JSONText
import Testing
import VectorFiles

struct ReadingTests {
  @Test func idsAreThoseOfTheSpecificationInItsOrder() {
    #expect(Reading.allCases.map(\.rawValue) == (1...20).map { "R\($0)" })
  }

  @Test(arguments: Reading.allCases)
  func readingAndAlternativeAreSentencesOfTheirOwn(reading: Reading) {
    for text in [reading.text, reading.alternative] {
      #expect(text.hasSuffix(".") && !text.contains("\n"), "\(text)")
    }
    #expect(reading.text != reading.alternative)
  }

  @Test func noTwoReadingsSayTheSame() {
    let texts = Reading.allCases.map(\.text) + Reading.allCases.map(\.alternative)
    #expect(Set(texts).count == 40)
  }

  @Test func aFileListsOnlyTheReadingsThatItsCasesUse() {
    #expect(SmallFile.file.readings == [.bitOrder, .epochLength])
    #expect(SmallFile.file.json["readings"]?.names == ["R4", "R15"])
  }
}
