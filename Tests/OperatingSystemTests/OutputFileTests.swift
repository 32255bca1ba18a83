import Foundation
import OperatingSystem
import Testing

/// A folder that vanishes with the test.
final class TemporaryFolder {
  let url = FileManager.default.temporaryDirectory.appending(path: "dmls-\(UUID().uuidString)")

  init() throws {
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String) -> String { url.appending(path: name).path }

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: url.appending(path: name))
  }

  func text(_ name: String) throws -> String {
    try String(contentsOf: url.appending(path: name), encoding: .utf8)
  }

  var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: url.path).sorted() }
  }

  func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: path(name), withDestinationPath: target)
  }

  func mode(_ name: String) throws -> Int? {
    let attributes = try FileManager.default.attributesOfItem(atPath: path(name))
    return (attributes[.posixPermissions] as? NSNumber)?.intValue
  }
}

struct OutputFileTests {
  private func write(_ text: String, to path: String) throws(SystemError) {
    try OutputFile(path).write(text.utf8)
  }

  private func refusal(_ body: () throws(SystemError) -> Void) -> String? {
    do throws(SystemError) {
      try body()
      return nil
    } catch {
      return "\(error)"
    }
  }

  @Test func newFileIsWrittenAndNothingIsLeftBesideIt() throws {
    let folder = try TemporaryFolder()
    try OutputFile(folder.path("a")).check()
    #expect(try folder.names == [])
    try write("new", to: folder.path("a"))
    #expect(try folder.names == ["a"])
    #expect(try folder.text("a") == "new")
  }

  @Test(arguments: [0o600, 0o640, 0o755, 0o4711])
  func fileIsReplacedWithItsMode(mode: Int) throws {
    let folder = try TemporaryFolder()
    try folder.write("a longer old text", to: "a")
    try FileManager.default.setAttributes(
      [.posixPermissions: NSNumber(value: mode)], ofItemAtPath: folder.path("a"))
    try write("new", to: folder.path("a"))
    #expect(try folder.text("a") == "new")
    #expect(try folder.mode("a") == mode)
    #expect(try folder.names == ["a"])
  }

  @Test func whoReadsTheOldFileReadsItToItsEnd() throws {
    let folder = try TemporaryFolder()
    try folder.write("old", to: "a")
    let reader = try FileHandle(forReadingFrom: folder.url.appending(path: "a"))
    try write("new", to: folder.path("a"))
    #expect(try reader.readToEnd() == Data("old".utf8))
  }

  @Test func linksAreFollowedAlsoToFilesThatAreNotThere() throws {
    let folder = try TemporaryFolder()
    try OutputDirectory.make(folder.path("below/far"))
    try folder.link("one", to: "below/two")
    try folder.link("below/two", to: "far/file")
    for text in ["first", "second"] {
      try write(text, to: folder.path("one"))
      #expect(try folder.text("below/far/file") == text)
      #expect(try folder.names == ["below", "one"])
    }
    let target = try FileManager.default.destinationOfSymbolicLink(atPath: folder.path("one"))
    #expect(target == "below/two")
  }

  @Test func linksInACircleAreRefused() throws {
    let folder = try TemporaryFolder()
    try folder.link("a", to: "b")
    try folder.link("b", to: "a")
    let output = OutputFile(folder.path("a"))
    #expect(
      refusal { () throws(SystemError) in try output.write([1]) } == "its links lead in a circle")
  }

  @Test func deviceIsWrittenThrough() throws {
    try OutputFile("/dev/null").check()
    try write("text", to: "/dev/null")
    let type = try FileManager.default.attributesOfItem(atPath: "/dev/null")[.type]
    #expect(type as? FileAttributeType == .typeCharacterSpecial)
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func fullDeviceIsToldAndNothingElseHappens() {
    let output = OutputFile("/dev/full")
    #expect(refusal { () throws(SystemError) in try output.write([1]) } == "no space is left")
  }

  @Test func directoryIsRefused() throws {
    let folder = try TemporaryFolder()
    let output = OutputFile(folder.url.path)
    #expect(refusal { () throws(SystemError) in try output.check() } == "it is a directory")
    #expect(refusal { () throws(SystemError) in try output.write([1]) } == "it is a directory")
  }

  @Test func whatHasNoDirectoryIsRefused() throws {
    let folder = try TemporaryFolder()
    try folder.write("file", to: "file")
    let (missing, below) = (OutputFile(folder.path("no/a")), OutputFile(folder.path("file/a")))
    #expect(
      refusal { () throws(SystemError) in try missing.check() }
        == "there is no such file or directory")
    #expect(refusal { () throws(SystemError) in try below.check() } == "it is not a directory")
  }

  @Test func outputsThatWouldOverwriteEachOtherAreTheSame() throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "a")
    try folder.link("link", to: "a")
    let (file, link) = (OutputFile(folder.path("a")), OutputFile(folder.path("link")))
    #expect(file.identity == link.identity)
    #expect(file.identity != nil)
    #expect(OutputFile(folder.path("b")).identity == OutputFile(folder.path("./b")).identity)
    #expect(OutputFile(folder.path("b")).identity != file.identity)
    #expect(OutputFile("/dev/null").identity == nil)
  }

  @Test(arguments: ["-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"])
  func standardOutputHasSeveralNames(path: String) {
    #expect(OutputFile(path).isStandardOutput)
    #expect(!OutputFile("/dev/fd/2").isStandardOutput)
  }

  @Test func whatIsStagedReplacesNothingUntilItIsCommitted() throws {
    let folder = try TemporaryFolder()
    try folder.write("old", to: "a")
    let staged = try OutputFile(folder.path("a")).stage(Array("new".utf8))
    #expect(try folder.text("a") == "old")
    staged.discard()
    #expect(try folder.names == ["a"])
    let again = try OutputFile(folder.path("a")).stage(Array("new".utf8))
    try again.commit()
    #expect(try folder.text("a") == "new")
    #expect(try folder.names == ["a"])
  }

  @Test func logEmptiesItsFileAndGrows() throws {
    let folder = try TemporaryFolder()
    try folder.write("old", to: "a")
    let log = try OutputLog(OutputFile(folder.path("a")))
    #expect(try folder.text("a") == "")
    for text in ["one\n", "two\n"] { log.write(text) }
    #expect(try folder.text("a") == "one\ntwo\n")
    #expect(log.failure == nil)
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func logThatIsFullSaysSoAndGoesOn() throws {
    let log = try OutputLog(OutputFile("/dev/full"))
    for _ in 0..<3 { log.write("text") }
    #expect(log.failure.map { "\($0)" } == "no space is left")
  }
}

/// Directories to write into.
struct OutputDirectoryTests {
  @Test func directoriesAreMadeWithThoseAboveThem() throws {
    let folder = try TemporaryFolder()
    for _ in 0..<2 { try OutputDirectory.make(folder.path("a/b/c")) }
    #expect(try folder.names == ["a"])
    try OutputDirectory.check(folder.path("a/b/c"))
    try OutputDirectory.check(folder.path("a/b/c/d/e"))
  }

  @Test func whatIsNoDirectoryIsRefused() throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "file")
    for path in ["file", "file/below", "file/below/it"] {
      #expect(throws: SystemError(20)) { try OutputDirectory.make(folder.path(path)) }
      #expect(throws: SystemError(20)) { try OutputDirectory.check(folder.path(path)) }
    }
  }
}

/// Files and directories that are read.
struct InputFileTests {
  @Test func fileThatIsNotThereIsToldApartFromOneThatCannotBeRead() throws {
    let folder = try TemporaryFolder()
    #expect(try InputFile.bytesIfPresent(folder.path("a")) == nil)
    try folder.write("text", to: "a")
    #expect(try InputFile.bytesIfPresent(folder.path("a")) == Array("text".utf8))
    #expect(throws: SystemError(21)) { try InputFile.bytesIfPresent(folder.url.path) }
    #expect(throws: SystemError(20)) { try InputFile.bytesIfPresent(folder.path("a/b")) }
  }

  @Test func namesOfADirectoryAreListed() throws {
    let folder = try TemporaryFolder()
    for name in ["b", ".hidden", "ä"] { try folder.write("", to: name) }
    #expect(try Set(InputFile.names(inDirectory: folder.url.path)) == ["b", ".hidden", "ä"])
    #expect(throws: SystemError(20)) { try InputFile.names(inDirectory: "/dev/null") }
  }

  @Test func onlyRegularFilesAreRegular() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "a")
    try folder.link("link", to: "a")
    #expect(InputFile.isRegular(folder.path("a")))
    #expect(InputFile.isRegular(folder.path("link")))
    #expect(!InputFile.isRegular("/dev/null"))
    #expect(!InputFile.isRegular(folder.url.path))
    #expect(!InputFile.isRegular(folder.path("b")))
  }
}
