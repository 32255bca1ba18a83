import Foundation
import JSONText
import Testing
import VectorFiles

struct VectorDirectoryTests {
  private static func manifest(_ file: VectorFile) -> [UInt8] {
    var manifest = Manifest()
    manifest.add(file, bytes: Array(file.json.document.utf8))
    return Array(manifest.json.document.utf8)
  }

  @Test func filesComeInTheOrderOfTheFamilies() throws {
    let directory = try TemporaryDirectory()
    let families: [Family] = [.treeNode, .dmlsEpoch, .commitConfirmation]
    for family in families {
      let file = VectorFile(family: family, flags: [], cases: [])
      try directory.write(file.name, Array(file.json.document.utf8))
    }
    try directory.write("README.md", Array("no vectors".utf8))
    #expect(try directory.vectors.load().map(\.family) == families)
    #expect(
      try directory.vectors.names()
        == ["commit_confirmation.json", "dmls_epoch.json", "tree_node.json"])
  }

  @Test func aManifestIsNoVectorFile() throws {
    let directory = try TemporaryDirectory()
    try directory.write("dmls_epoch.json", SmallFile.bytes)
    try directory.write("manifest.json", Self.manifest(SmallFile.file))
    #expect(try directory.vectors.load() == [SmallFile.file])
    #expect(directory.vectors.contains("manifest.json"))
    #expect(!directory.vectors.contains("tree_node.json"))
  }

  @Test func aDirectoryWithoutVectorsIsRefused() throws {
    let directory = try TemporaryDirectory()
    let reason = "there is no vector file in this directory"
    #expect(directory.refusal?.reason == reason)
    #expect(directory.refusal?.file.hasPrefix(directory.url.path) == true)
    try directory.write("README.md", [])
    #expect(directory.refusal?.reason == reason)
    try directory.write("manifest.json", Array(Manifest().json.document.utf8))
    #expect(directory.refusal?.reason == reason)
  }

  @Test func aDirectoryThatIsNotThereIsRefused() throws {
    let directory = try TemporaryDirectory()
    let missing = VectorDirectory(path: directory.path("missing"))
    let error = #expect(throws: VectorFileError.self) { try missing.load() }
    #expect(error?.file.hasPrefix(directory.path("missing")) == true)
    #expect(error?.reason.hasPrefix("it cannot be listed: ") == true)
  }

  @Test func aFileThatTheManifestListsMustBeThere() throws {
    let directory = try TemporaryDirectory()
    try directory.write(
      "manifest.json", Self.manifest(VectorFile(family: .treeNode, flags: [], cases: [])))
    try directory.write("dmls_epoch.json", SmallFile.bytes)
    #expect(
      directory.refusal
        == VectorFileError(
          file: directory.path("tree_node.json"),
          reason: "the manifest lists this file, and it is not there"))
  }

  private static let making = """
    "draft":"","generator":{"name":"g","version":"1"},"seed":""
    """

  @Test(
    arguments: [
      ("[]", "top level: expected an object, found an array"),
      ("{}", "top level: the key \"format\" is missing"),
      (
        "{\"format\":1,\(making),\"files\":[{\"name\":1}]}",
        "files[0].name: expected a string, found an integer"
      ),
      (
        "{\"format\":1,\(making),\"files\":[{\"name\":\"a.json\",\"family\":\"tree_node\"}]}",
        "files[0]: the key \"tier\" is missing"
      ),
      (
        "{\"format\":2,\(making),\"files\":[]}",
        "format: expected 1, the only one known, found 2"
      ),
      (
        "{\"format\":1,\(making),\"files\":[],\"x\":1}",
        "top level: the key \"x\" is unknown"
      ),
    ])
  func aBrokenManifestIsRefused(text: String, reason: String) throws {
    let directory = try TemporaryDirectory()
    try directory.write("manifest.json", Array(text.utf8))
    #expect(
      directory.refusal
        == VectorFileError(file: directory.path("manifest.json"), reason: reason))
  }

  @Test func aFileNamedOtherThanItsFamilyIsRefused() throws {
    let directory = try TemporaryDirectory()
    try directory.write("epochs.json", SmallFile.bytes)
    #expect(
      directory.refusal
        == VectorFileError(
          file: directory.path("epochs.json"),
          reason: "a file of the family dmls_epoch is named dmls_epoch.json"))
  }

  @Test func aFaultInAFileIsNamedWithThePathOfTheFile() throws {
    let directory = try TemporaryDirectory()
    try directory.write("dmls_epoch.json", Array("[]".utf8))
    #expect(
      directory.refusal
        == VectorFileError(
          file: directory.path("dmls_epoch.json"),
          reason: "top level: expected an object, found an array"))
  }

  @Test func aFileThatCannotBeReadIsNamed() throws {
    let directory = try TemporaryDirectory()
    try directory.makeDirectory("tree_node.json")
    let error = directory.refusal
    #expect(error?.file == directory.path("tree_node.json"))
    #expect(error?.reason.hasPrefix("it cannot be read: ") == true)
  }

  @Test func theCommittedDirectoryIsThatOfThePackage() {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    #expect(VectorDirectory.committed.path("x") == root.appending(path: "Vectors/x").path)
  }
}
