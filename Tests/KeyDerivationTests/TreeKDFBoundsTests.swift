import KeyDerivation
import Testing

/// A secret that does not lie within its memory stops the program.
struct TreeKDFBoundsTests {
  @Test func childThatEndsBehindItsMemoryStopsTheProgram() async {
    await #expect(processExitsWith: .failure) {
      var memory = [UInt8](repeating: 0, count: 64 + 31)
      var bytes = memory.mutableSpan
      TreeKDF(.sha256).deriveChildren(in: &bytes, node: 0, left: 32, right: 64)
    }
    await #expect(processExitsWith: .failure) {
      var memory = [UInt8](repeating: 0, count: 128 + 63)
      var bytes = memory.mutableSpan
      TreeKDF(.sha512).deriveChildren(in: &bytes, node: 0, left: 64, right: 128)
    }
    await #expect(processExitsWith: .failure) {
      var memory = [UInt8](repeating: 0, count: 96 + 47)
      var bytes = memory.mutableSpan
      TreeKDF(.sha384).deriveChildren(in: &bytes, node: 0, left: 48, right: 96)
    }
  }

  @Test func childThatStartsBeforeItsMemoryStopsTheProgram() async {
    await #expect(processExitsWith: .failure) {
      var memory = [UInt8](repeating: 0, count: 64)
      var bytes = memory.mutableSpan
      TreeKDF(.sha256).derive(.left, in: &bytes, node: 0, at: -1)
    }
    await #expect(processExitsWith: .failure) {
      var memory = [UInt8](repeating: 0, count: 128)
      var bytes = memory.mutableSpan
      TreeKDF(.sha512).derive(.left, in: &bytes, node: 0, at: -1)
    }
  }

  @Test func nodeOfTheWrongSizeStopsTheProgram() async {
    await #expect(processExitsWith: .failure) {
      let node = [UInt8](repeating: 0, count: 64)
      var memory = [UInt8](repeating: 0, count: 64)
      var bytes = memory.mutableSpan
      TreeKDF(.sha256).derive(.left, of: node.span, into: &bytes, at: 0)
    }
    await #expect(processExitsWith: .failure) {
      let node = [UInt8](repeating: 0, count: 64)
      var memory = [UInt8](repeating: 0, count: 64)
      var bytes = memory.mutableSpan
      TreeKDF(.sha384).derive(.left, of: node.span, into: &bytes, at: 0)
    }
  }
}
