import JSONText
import Operations
import Testing
import VectorFiles
import Verification

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

struct PictureLayoutTests {
  /// A picture of commits with these parents: 0 for the first epoch, I + 1 for commit I.
  private static func picture(_ parents: [Int]) -> EpochPicture? {
    let commits = parents.map { JSONValue.object([JSONMember("parent", .integer($0))]) }
    return EpochPicture(
      PictureSamples.vectorCase(["commits": .array(commits)], ["epochs": [["dmls_epoch": "00"]]]))
  }

  @Test(
    arguments: [
      ([], ["0:0"], 1, 1), ([0, 1, 2], ["0:0", "1:0", "2:0", "3:0"], 4, 1),
      ([0, 0], ["0:1", "1:0", "1:2"], 2, 2), ([0, 0, 0], ["0:2", "1:0", "1:2", "1:4"], 2, 3),
      ([0, 0, 1, 1], ["0:2", "1:1", "1:4", "2:0", "2:2"], 3, 3),
      ([0, 0, 2, 1], ["0:1", "1:0", "1:2", "2:2", "2:0"], 3, 2),
    ] as [([Int], [String], Int, Int)])
  func aParentStandsInTheMiddleOfItsChildren(
    parents: [Int], places: [String], columns: Int, rows: Int
  ) throws {
    let layout = PictureLayout(try #require(Self.picture(parents)))
    #expect(layout.places.map { "\($0.column):\($0.halfRow)" } == places)
    #expect(layout.columns == columns)
    #expect(layout.rows == rows)
  }

  @Test func unknownEpochsStandBelowTheGroup() throws {
    let layout = PictureLayout(try #require(EpochPicture(PictureSamples.clientState)))
    #expect(
      layout.places.map { "\($0.column):\($0.halfRow)" } == ["0:0", "1:0", "2:0", "0:2", "1:2"])
  }

  @Test(arguments: 1...30)
  func noTwoEpochsShareAPlace(seed: Int) throws {
    var state = UInt64(seed)
    let parents = (0..<60).map { index -> Int in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % (index + 1)
    }
    let picture = try #require(Self.picture(parents))
    let layout = PictureLayout(picture)
    let places = layout.places.map { "\($0.column):\($0.halfRow)" }
    #expect(Set(places).count == places.count)
    #expect(layout.places.allSatisfy { $0.halfRow >= 0 && $0.halfRow <= 2 * (layout.rows - 1) })
    for (place, epoch) in picture.epochs.enumerated() {
      guard let parent = epoch.parent else { continue }
      #expect(layout.places[place].column == layout.places[parent].column + 1)
    }
  }

  @Test func aLongChainIsLaidOut() throws {
    let layout = PictureLayout(try #require(Self.picture(Array(0..<20_000))))
    #expect(layout.columns == 20_001)
    #expect(layout.rows == 1)
  }
}

/// Drawings as text: for Graphviz, and in the HTML page.
struct PictureTextTests {
  @Test func dotHasNodesEdgesAndMarks() throws {
    var vectorCase = PictureSamples.forkChoice
    vectorCase.id = "fork_choice/suite-1/x"
    let picture = try #require(EpochPicture(vectorCase))
    #expect(
      picture.dot == #"""
        digraph epochs {
          label="fork_choice/suite-1/x\nbold: the fork that is kept";
          rankdir=LR;
          node [shape=box, style=rounded, fontname=monospace];
          n0 [label="last common epoch"];
          n1 [label="a\n01020304"];
          n2 [label="b\n01020304…", style="rounded,bold"];
          n3 [label="c\n01020304", style="rounded,bold"];
          n0 -> n1;
          n0 -> n2 [style=bold];
          n2 -> n3 [style=bold];
        }

        """#)
  }

  @Test(arguments: ReportSamples.hostileTexts.indices)
  func dotKeepsItsLinesAndQuotes(place: Int) throws {
    let hostile = ReportSamples.hostileTexts[place]
    let picture = try #require(EpochPicture(PictureSamples.saying(hostile)))
    let lines = picture.dot.unicodeScalars.split(separator: "\n").map { String($0) }
    let line = #/  (?:n\d+ \[)?(?:label="(?:[^"\\]|\\.)*"(?:, style="[a-z,]+")?\]?|[^"]*);/#
    for text in lines.dropFirst().dropLast() { #expect(text.wholeMatch(of: line) != nil) }
    let expected = try #require(EpochPicture(PictureSamples.saying("harmless")))
    #expect(lines.count == expected.dot.split(separator: "\n").count)
  }

  @Test(arguments: ReportSamples.hostileTexts.indices)
  func svgKeepsItsTags(place: Int) throws {
    let hostile = ReportSamples.hostileTexts[place]
    guard !hostile.isEmpty else { return }
    let tags = try TagScan(svg(PictureSamples.saying(hostile))).tags
    #expect(tags == (try TagScan(svg(PictureSamples.saying("harmless"))).tags))
  }

  private func svg(_ vectorCase: VectorCase) throws -> String {
    let picture = try #require(EpochPicture(vectorCase))
    return try #require(SVGPicture(picture)).lines.joined(separator: "\n")
  }

  @Test func svgHasABoxAnEpochAndALineACommit() throws {
    let scan = try TagScan(svg(PictureSamples.clientState))
    #expect(scan.tags.count { $0.hasPrefix("rect ") } == 5)
    #expect(scan.tags.count { $0.hasPrefix("path ") } == 3)
    #expect(scan.attributes["viewBox"] == ["0 0 488 100"])
    #expect(
      scan.attributes["class"]?.filter { $0.hasPrefix("epoch ") }
        == ["gone", "gone", "kept", "refused", "refused"].map { "epoch \($0)" })
  }

  @Test func aNameThatIsTooLongIsCutAndShownWholeAsATitle() throws {
    let name = "abcdefghijklmnopqr"
    let commits: JSONValue = ["commits": [PictureSamples.commit(name, on: .null)]]
    let text = try svg(PictureSamples.vectorCase(commits))
    #expect(text.contains(">abcdefghijklmnop…</text>"))
    #expect(text.contains("<title>\(name), 01020304</title>"))
  }

  @Test(arguments: [(119, true), (120, false)])
  func aLargeDrawingIsLeftOut(commits: Int, isDrawn: Bool) throws {
    let input: JSONValue = [
      "epoch": "e",
      "commits": .array((0..<commits).map { PictureSamples.commit("\($0)", on: "e") }),
    ]
    let picture = try #require(EpochPicture(PictureSamples.vectorCase(input)))
    #expect((SVGPicture(picture) != nil) == isDrawn)
  }

  @Test(arguments: PictureSamples.all)
  func theDrillDownOfAFailedCaseHasTheDrawing(vectorCase: VectorCase) throws {
    let difference = Difference(path: "x", expected: "00", actual: "01")
    let text = ReportFormat.html.text(
      of: ReportSamples.report([ReportFixtures.result(.failed(.output([difference])), vectorCase)]))
    #expect(text.contains("<h4>Epochs, as expected</h4>"))
    #expect(try TagScan(text).tags.count { $0.hasPrefix("svg ") } == 1)
  }

  @Test func otherCasesHaveNone() {
    #expect(
      !ReportFormat.html.text(of: ReportSamples.report([ReportSamples.wrong("a")])).contains("<svg")
    )
  }
}
