import JSONText
import Operations
import Testing
import VectorFiles

@testable import Reporting

struct EpochPictureTests {
  /// An epoch in a line: `name (detail) <parent mark`.
  private static func text(_ picture: EpochPicture?) -> [String] {
    (picture?.epochs ?? []).map { epoch in
      let detail = epoch.detail.isEmpty ? "" : " (\(epoch.detail))"
      return "\(epoch.name)\(detail)\(epoch.parent.map { " <\($0)" } ?? "") \(epoch.mark.rawValue)"
    }
  }

  @Test(
    arguments: [
      (
        PictureSamples.forkChoice,
        [
          "last common epoch ordinary", "a (01020304) <0 ordinary", "b (01020304…) <0 kept",
          "c (01020304) <2 kept",
        ]
      ),
      (
        PictureSamples.clientState,
        [
          "e gone", "a (01020304) <0 gone", "b (01020304) <1 kept", "w refused",
          "x (unknown_epoch) <3 refused",
        ]
      ),
      (
        PictureSamples.federation,
        ["e kept", "a (u 01020304) <0 kept", "s (stale_epoch) <0 refused"]
      ),
      (PictureSamples.deletion, ["e gone", "a (u +v -w) <0 ordinary"]),
      (
        PictureSamples.epochTree,
        [
          "first epoch (aaaaaaaa…) ordinary", "commit 0 (bbbbbbbb…) <0 ordinary",
          "commit 1 (cc) <0 ordinary", "commit 2 (dd) <2 ordinary",
        ]
      ),
      (
        PictureSamples.processCommits,
        [
          "aaaaaaaa… gone", "bbbbbbbb… <0 kept", "cc (external) <0 kept",
          "event 2 (wrong_confirmation_tag) <1 refused", "ff refused",
          "event 3 (unknown_epoch) <4 refused",
        ]
      ),
    ] as [(VectorCase, [String])])
  func epochsAreReadFromTheInputAndMarkedByTheExpectation(
    vectorCase: VectorCase, epochs: [String]
  ) {
    #expect(Self.text(EpochPicture(vectorCase)) == epochs)
  }

  @Test(
    arguments: [
      [:], ["secret": "00"], ["steps": [["do": "evaluate"]]], ["events": []], ["commits": "x"],
      ["events": [["do": "send"]]],
    ] as [JSONValue])
  func aCaseWithoutEpochsHasNoPicture(input: JSONValue) {
    #expect(EpochPicture(PictureSamples.vectorCase(input)) == nil)
  }

  @Test func anEpochWithoutCommitsIsAPicture() {
    let picture = EpochPicture(PictureSamples.vectorCase(["epoch": "e", "events": []]))
    #expect(Self.text(picture) == ["e ordinary"])
  }

  @Test func withoutAnExpectedOutputNothingIsMarked() {
    var vectorCase = PictureSamples.forkChoice
    vectorCase.expectation = .refusal([.malformed])
    let picture = EpochPicture(vectorCase)
    #expect(picture?.epochs.allSatisfy { $0.mark == .ordinary } == true)
    #expect(picture?.usedLegend.isEmpty == true)
  }

  @Test func theLegendNamesTheMarksInUse() throws {
    let picture = try #require(EpochPicture(PictureSamples.clientState))
    #expect(
      picture.usedLegend.map { "\($0.mark.rawValue): \($0.text)" } == [
        "kept: held in the end", "gone: no longer held", "refused: refused, or not known",
      ])
  }

  @Test func idsThatLookLikePlacesAreTheirOwn() {
    let commits: JSONValue = [
      "commits": [
        PictureSamples.commit("0", on: .null), PictureSamples.commit("1", on: "0"),
      ]
    ]
    #expect(
      Self.text(EpochPicture(PictureSamples.vectorCase(commits, ["winner": ["0", "1"]]))) == [
        "last common epoch ordinary", "0 (01020304) <0 kept", "1 (01020304) <1 kept",
      ])
  }
}
