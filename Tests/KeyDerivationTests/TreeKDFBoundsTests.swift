import KeyDerivation
import Testing

/// A secret that does not lie within its memory stops the program.
struct TreeKDFBoundsTests {
  @Test func childThatEndsBehindItsMemoryStopsTheProgram() async {
    await #expect(processExitsWith: .failure) {
      var memory = [UInt8](repeating: 0, count: 64 + 31)
      var bytes = memory.mutableSpan
      TreeKDF.prepared(for: .sha256).deriveChildren(in: &bytes, node: 0, left: 32, right: 64)
    }
    await #expect(processExitsWith: .failure) {
      var memory = [UInt8](repeating: 0, count: 128 + 63)
      var bytes = memory.mutableSpan
      TreeKDF.prepared(for: .sha512).deriveChildren(in: &bytes, node: 0, left: 64, right: 128)
    }
    await #expect(processExitsWith: .failure) {
      var memory = [UInt8](repeating: 0, count: 96 + 47)
      var bytes = memory.mutableSpan
      TreeKDF.prepared(for: .sha384).deriveChildren(in: &bytes, node: 0, left: 48, right: 96)
    }
  }

  @Test func childThatStartsBeforeItsMemoryStopsTheProgram() async {
    await #expect(processExitsWith: .failure) {
      var memory = [UInt8](repeating: 0, count: 64)
      var bytes = memory.mutableSpan
      TreeKDF.prepared(for: .sha256).deriveChildren(in: &bytes, node: 0, left: -1, right: 32)
    }
    await #expect(processExitsWith: .failure) {
      var memory = [UInt8](repeating: 0, count: 128)
      var bytes = memory.mutableSpan
      TreeKDF.prepared(for: .sha512).deriveChildren(in: &bytes, node: 0, left: 0, right: -1)
    }
  }

  @Test func nodeBeyondItsMemoryStopsTheProgram() async {
    await #expect(processExitsWith: .failure) {
      var memory = [UInt8](repeating: 0, count: 64)
      var bytes = memory.mutableSpan
      TreeKDF.prepared(for: .sha256).deriveChildren(in: &bytes, node: 33, left: 0, right: 32)
    }
  }
}
