import Testing
import VectorFiles

struct NearNamesTests {
  private static let ids = [
    "dmls_epoch/suite-1/counting", "dmls_epoch/suite-1/ones", "dmls_epoch/suite-2/counting",
    "tree_node/suite-1/counting", "tree_node/suite-1/ordinary-1", "tree_node/suite-1/ordinary-2",
    "tree_node/suite-2/ordinary-1", "tree_node/suite-3/ordinary-1", "tree_node/suite-4/ordinary-1",
  ]

  @Test(arguments: [
    ("dmls_epoch/suite-1/count", ["dmls_epoch/suite-1/counting"]),
    ("dmls_epoch/suite-1/Counting", ["dmls_epoch/suite-1/counting"]),
    (
      "dmls_epoch/suite-9/counting", ["dmls_epoch/suite-1/counting", "dmls_epoch/suite-2/counting"]
    ),
    ("dmlsepoch/suite1/one", ["dmls_epoch/suite-1/ones"]),
    (
      "ordinary-1",
      [
        "tree_node/suite-1/ordinary-1", "tree_node/suite-2/ordinary-1",
        "tree_node/suite-3/ordinary-1",
      ]
    ),
    (
      "epoch",
      ["dmls_epoch/suite-1/ones", "dmls_epoch/suite-1/counting", "dmls_epoch/suite-2/counting"]
    ),
    ("", []), ("s", []), ("nothing/like/it", []),
  ])
  func theNearestNamesAreFound(name: String, near: [String]) {
    #expect(NearNames.near(name, among: Self.ids) == near)
  }

  /// As in draft-kohbrok-mls-dmls-01, and in a key with a prefix.
  @Test func aNameThatEndsWithAKnownOneMayMeanIt() {
    #expect(NearNames.near("draft-of-something-01", among: ["01", "02"]) == ["01"])
    #expect(NearNames.near("OutputOfEpoch", among: ["epoch", "out"]) == ["epoch"])
    #expect(NearNames.guess("x-01", among: ["01"], end: "; ") == "01 may be meant; ")
    #expect(NearNames.guess("9", among: ["01"], end: "; ") == "")
  }

  @Test func aNameOfOneLetterHasNoNearOnes() {
    #expect(NearNames.near("8", among: ["1", "2", "3"]) == [])
    #expect(NearNames.near("04", among: ["01", "02"]) == [])
  }

  @Test func theQuestionListsThem() {
    #expect(
      NearNames.near("suite-1/elevens", among: ["suite-1/secret-ones", "suite-1/secret-elevens"])
        == [
          "suite-1/secret-elevens"
        ])
    #expect(NearNames.question("abd", among: ["xyz"]) == "")
    #expect(NearNames.question("abd", among: ["abc", "xyz"]) == "; did you mean abc?")
    #expect(
      NearNames.question("abx", among: ["aba", "abb", "abc", "abd"])
        == "; did you mean aba, abb or abc?")
  }

  @Test func anUnknownNameIsToldWhatIsNear() {
    let error = UnknownName(name: "tree_nod", kind: "family", known: ["tree_node", "deletion"])
    #expect(
      error.description
        == "there is no family tree_nod; did you mean tree_node? There are tree_node, deletion")
  }
}
