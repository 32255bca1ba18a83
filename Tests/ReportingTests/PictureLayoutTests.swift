import JSONText
import Testing
import VectorFiles

@testable import Reporting

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
