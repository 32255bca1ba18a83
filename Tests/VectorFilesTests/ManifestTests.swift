import JSONText
import Testing
import VectorFiles

struct ManifestTests {
  /// The digest of these bytes, computed with `sha256sum`.
  private static let content = Array("draft-kohbrok-mls-dmls\n".utf8)
  private static let digest =
    "45aae8eb2baf5f1e25c5eeff5e5f6e89deca32378994da17a342c4c01284e734"

  @Test func anEntryTellsTheFileItsSizeAndItsDigest() throws {
    var manifest = Manifest()
    manifest.add(SmallFile.file, bytes: Self.content)
    let entry = try #require(manifest.entries.first)
    #expect(manifest.entries.count == 1)
    #expect(entry.name == "dmls_epoch.json")
    #expect(entry.family == .dmlsEpoch)
    #expect(entry.cases == 3)
    #expect(entry.bytes == 23)
    #expect(Hex.encode(entry.sha256) == Self.digest)
  }

  @Test func theManifestIsWrittenWithItsHeader() {
    var manifest = Manifest()
    manifest.add(SmallFile.file, bytes: Self.content)
    let expected = """
      {
        "format": 1,
        "draft": "draft-kohbrok-mls-dmls-01",
        "generator": {"name":"gen-vectors","version":"\(Generator.version)"},
        "seed": "draft-kohbrok-mls-dmls vectors 1",
        "files": [
          {"name":"dmls_epoch.json","family":"dmls_epoch","tier":"core","cases":3,"bytes":23,\
      "sha256":"\(Self.digest)"}
        ]
      }

      """
    #expect(manifest.json.document == expected)
  }
}
