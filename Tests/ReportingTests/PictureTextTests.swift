import JSONText
import Testing
import VectorFiles
import Verification

@testable import Reporting

/// Drawings as text: for Graphviz, and in the HTML page.
struct PictureTextTests {
  @Test func dotHasNodesEdgesAndMarks() throws {
    var vectorCase = PictureSamples.forkChoice
    vectorCase.id = "fork_choice/suite-1/x"
    let picture = try #require(EpochPicture(vectorCase))
    #expect(
      DOTText(picture).text == #"""
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
    let lines = DOTText(picture).text.unicodeScalars.split(separator: "\n").map { String($0) }
    let line = #/  (?:n\d+ \[)?(?:label="(?:[^"\\]|\\.)*"(?:, style="[a-z,]+")?\]?|[^"]*);/#
    for text in lines.dropFirst().dropLast() { #expect(text.wholeMatch(of: line) != nil) }
    let expected = try #require(EpochPicture(PictureSamples.saying("harmless")))
    #expect(lines.count == DOTText(expected).text.split(separator: "\n").count)
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
    let text = HTMLReport(
      ReportSamples.report([ReportFixtures.result(.failed(.output([difference])), vectorCase)])
    ).text
    #expect(text.contains("<h4>Epochs, as expected</h4>"))
    #expect(try TagScan(text).tags.count { $0.hasPrefix("svg ") } == 1)
  }

  @Test func otherCasesHaveNone() {
    #expect(!HTMLReport(ReportSamples.report([ReportSamples.wrong("a")])).text.contains("<svg"))
  }
}
