import Foundation
import Testing
import VectorFiles

struct VectorDirectoryWritingTests {
  private static let contents: [(name: String, bytes: [UInt8])] = [
    ("a.json", Array("new a".utf8)), ("b.json", Array("new b".utf8)),
    ("c.json", Array("new c".utf8)),
  ]

  private static func refusal(
    _ directory: VectorDirectory, _ contents: [(name: String, bytes: [UInt8])] = contents
  ) -> VectorFileError? {
    do throws(VectorFileError) {
      try directory.write(contents)
      return nil
    } catch {
      return error
    }
  }

  @Test func newFilesAreWritten() throws {
    let directory = try TemporaryDirectory()
    try directory.vectors.write(Self.contents)
    #expect(try directory.names == ["a.json", "b.json", "c.json"])
    for (name, bytes) in Self.contents {
      #expect(try directory.vectors.read(name) == bytes)
    }
  }

  @Test func aDirectoryThatIsNotThereIsMadeWithItsParents() throws {
    let directory = try TemporaryDirectory()
    let below = VectorDirectory(path: directory.path("x/y"))
    try below.write(Self.contents)
    #expect(try below.names() == ["a.json", "b.json", "c.json"])
  }

  @Test func oldFilesAreReplacedAndOthersLeftAlone() throws {
    let directory = try TemporaryDirectory()
    try directory.write("a.json", Array("a much longer old content".utf8))
    try directory.write("z.json", [1])
    try directory.vectors.write(Self.contents)
    #expect(try directory.names == ["a.json", "b.json", "c.json", "z.json"])
    #expect(try directory.vectors.read("a.json") == Array("new a".utf8))
    #expect(try directory.vectors.read("z.json") == [1])
  }

  @Test func aParentThatIsAFileIsNamedAndStays() throws {
    let directory = try TemporaryDirectory()
    try directory.write("file", [1, 2, 3])
    let below = VectorDirectory(path: directory.path("file/vectors"))
    let error = Self.refusal(below)
    #expect(error?.file.hasPrefix(directory.path("file/vectors")) == true)
    #expect(error?.reason == "the directory cannot be made: it is not a directory")
    #expect(try directory.names == ["file"])
    #expect(try directory.vectors.read("file") == [1, 2, 3])
  }

  @Test func nothingIsReplacedWhereAFileCannotBeWritten() throws {
    let directory = try TemporaryDirectory()
    try directory.write("a.json", Array("old a".utf8))
    // The directory of the last one is not there, so that even root cannot write it.
    let error = Self.refusal(
      directory.vectors, Self.contents + [("a.json/d.json", Array("new d".utf8))])
    #expect(error?.file == directory.path("a.json/d.json"))
    #expect(error?.reason.hasPrefix("it cannot be written: ") == true)
    #expect(try directory.names == ["a.json"])
    #expect(try directory.vectors.read("a.json") == Array("old a".utf8))
  }

  @Test func aTargetThatIsADirectoryLeavesAllFilesAsTheyWere() throws {
    let directory = try TemporaryDirectory()
    try directory.write("a.json", Array("old a".utf8))
    try directory.makeDirectory("b.json")
    try directory.write("b.json/kept", [7])
    try directory.write("c.json", Array("old c".utf8))
    let error = Self.refusal(directory.vectors)
    #expect(error?.file == directory.path("b.json"))
    #expect(error?.reason == "it cannot be written: it is a directory")
    #expect(try directory.names == ["a.json", "b.json", "c.json"])
    #expect(try directory.vectors.read("a.json") == Array("old a".utf8))
    #expect(try directory.vectors.read("b.json/kept") == [7])
    #expect(try directory.vectors.read("c.json") == Array("old c".utf8))
  }

  @Test func aFirstTargetThatIsADirectoryLeavesAllOldFiles() throws {
    let directory = try TemporaryDirectory()
    try directory.makeDirectory("a.json")
    try directory.write("b.json", Array("old b".utf8))
    #expect(Self.refusal(directory.vectors)?.file == directory.path("a.json"))
    #expect(try directory.names == ["a.json", "b.json"])
    #expect(try directory.vectors.read("b.json") == Array("old b".utf8))
  }
}
