import Testing
import VectorFiles
import VectorGeneration

struct CasePatternTests {
  private let pattern = CasePattern(.pprfEvaluate, "input-*-bytes")

  @Test func textIsThePatternOfWholeIDs() {
    #expect(pattern.text == "pprf_evaluate/suite-?/input-*-bytes")
    #expect(pattern.glob == Glob(pattern.text))
  }

  @Test(arguments: [
    "pprf_evaluate/suite-1/input-0-bytes", "pprf_evaluate/suite-7/input-128-bytes",
  ])
  func fitsCasesOfAnySuite(id: String) {
    #expect(pattern.glob.matches(id))
  }

  @Test(arguments: [
    "pprf_evaluate/suite-1/input-zeros", "pprf_evaluate/suite-1/secret-0-bytes",
    "pprf_puncture/suite-1/input-0-bytes", "pprf_evaluate/suite-1/other/input-0-bytes",
    "pprf_evaluate/suite-12/input-0-bytes",
  ])
  func fitsNoOtherNameAndNoOtherFamily(id: String) {
    #expect(!pattern.glob.matches(id))
  }
}
