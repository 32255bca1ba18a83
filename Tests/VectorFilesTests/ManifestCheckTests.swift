import Foundation
import JSONText
import Testing
import VectorFiles

/// A directory with a manifest is taken as the manifest says, or not at all.
struct ManifestCheckTests {
  private static func manifest(
    _ files: VectorFile..., change: (inout JSONValue) -> Void = { _ in }
  ) -> [UInt8] {
    var manifest = Manifest()
    for file in files { manifest.add(file, bytes: Array(file.json.document.utf8)) }
    var json = manifest.json
    change(&json)
    return Array(json.document.utf8)
  }

  @Test func aFileWithFewerCasesIsRefusedWithBothCounts() throws {
    let directory = try TemporaryDirectory()
    var short = SmallFile.file
    short.cases.removeLast(2)
    try directory.write("dmls_epoch.json", Array(short.json.document.utf8))
    #expect(try directory.vectors.load() == [short])
    #expect(!directory.vectors.hasManifest)

    try directory.write("manifest.json", Self.manifest(SmallFile.file))
    let error = try #require(directory.refusal)
    #expect(error.file == directory.path("dmls_epoch.json"))
    let start = "manifest.json says 3 cases of dmls_epoch in \(SmallFile.bytes.count) bytes with "
    #expect(error.reason.hasPrefix(start))
    #expect(error.reason.contains("; the file has 1 cases of dmls_epoch in "))
    #expect(
      error.reason.hasSuffix(
        ". Files that are changed on purpose are taken from a directory without manifest.json"))
  }

  @Test(arguments: [
    ("cases", JSONValue.integer(4)), ("bytes", .integer(1)),
    ("sha256", .string(String(repeating: "0", count: 64))), ("family", "tree_node"),
  ])
  func eachThingThatAManifestSaysIsHeldAgainstTheFile(key: String, value: JSONValue) throws {
    let directory = try TemporaryDirectory()
    try directory.write("dmls_epoch.json", SmallFile.bytes)
    try directory.write("manifest.json", Self.manifest(SmallFile.file))
    #expect(directory.refusal == nil)
    try directory.write(
      "manifest.json",
      Self.manifest(SmallFile.file) { $0.change(["files", "0"]) { $0[member: key] = value } })
    #expect(directory.refusal?.file == directory.path("dmls_epoch.json"))
    #expect(directory.refusal?.reason.hasPrefix("manifest.json says ") == true)
  }

  @Test func aByteMoreIsSeen() throws {
    let directory = try TemporaryDirectory()
    try directory.write("manifest.json", Self.manifest(SmallFile.file))
    try directory.write("dmls_epoch.json", SmallFile.bytes + Array("\n".utf8))
    #expect(directory.refusal?.file == directory.path("dmls_epoch.json"))
  }

  @Test func aFileThatTheManifestDoesNotListIsRefused() throws {
    let directory = try TemporaryDirectory()
    try directory.write("dmls_epoch.json", SmallFile.bytes)
    try directory.write("manifest.json", Self.manifest())
    #expect(
      directory.refusal
        == VectorFileError(
          file: directory.path("dmls_epoch.json"), reason: "manifest.json does not list this file"))
  }

  @Test func anEntryTwiceIsHeldAgainstTheFileTwice() throws {
    let directory = try TemporaryDirectory()
    try directory.write("dmls_epoch.json", SmallFile.bytes)
    var other = SmallFile.file
    other.cases.removeLast()
    try directory.write("manifest.json", Self.manifest(SmallFile.file, other))
    #expect(directory.refusal?.file == directory.path("dmls_epoch.json"))
  }

  @Test func theCommittedDirectoryIsAsItsManifestSays() throws {
    #expect(VectorDirectory.committed.hasManifest)
    #expect(try VectorDirectory.committed.load().count == Family.allCases.count)
  }
}
