import TestSupport
import Testing

@testable import DMLS
@testable import KeyDerivation

/// What a PPRF gives up is gone from the memory of the process, as a core dump would show it.
struct ProcessMemoryTests {
  #if os(Linux)
    /// One at a time: a search reads all memory into a buffer, and so what another one looks for.
    @Test(.serialized, arguments: CipherSuite.onePerHash)
    func nothingThatWasGivenUpIsLeftInMemory(suite: CipherSuite) throws {
      let memory = try #require(ProcessMemory())
      let nh = suite.nh
      let leaf = 8 * nh
      let input = (0..<nh).map { UInt8(truncatingIfNeeded: $0 * 37 + 11) }
      Self.fill(memory, suite, input)
      StackMemory.wipe()
      let nodes = [0, 1, 2, nh, leaf - 1, leaf].map { ("node \($0)", $0 * nh..<($0 + 1) * nh) }
      let states = ["inner", "outer", "inner, swapped", "outer, swapped"].enumerated()
        .map { ($1, (leaf + 2) * nh + $0 * 64..<(leaf + 2) * nh + $0 * 64 + nh / 2) }
      for (name, range) in nodes + states {
        let isThere = try memory.isElsewhere(range)
        #expect(!isThere, "\(name) is in memory before anything was evaluated")
      }
      var key = (0..<nh).map { memory[$0] }
      var prf = try PuncturablePRF(cipherSuite: suite, secret: key)
      for index in key.indices { key[index] = 0 }
      let isHeld = try memory.isElsewhere(0..<nh)
      #expect(isHeld, "the root is held before the first evaluation")
      _ = try prf.evaluate(input)
      for (name, range) in nodes + states {
        let isThere = try memory.isElsewhere(range)
        #expect(!isThere, "\(name) is left in memory")
      }
      let isRetained = try memory.isElsewhere((leaf + 1) * nh..<(leaf + 2) * nh)
      #expect(isRetained, "the first copath node is held")
      #expect(prf.retainedCount == leaf)
    }

    /// A root, the path below it, the first copath node, and the HMAC states of the leaf; a function
    /// of its own, whose stack is wiped behind it.
    @inline(never)
    private static func fill(_ memory: ProcessMemory, _ suite: CipherSuite, _ input: [UInt8]) {
      let nh = suite.nh
      let leaf = LeafIndex(bytes: input)
      // Node, left child and right child.
      var three = InlineArray<192, UInt8>(repeating: 0)
      var span = three.mutableSpan
      for index in 0..<nh {
        span[index] = UInt8.random(in: 0...255)
        memory[index] = span[index]
      }
      for depth in 0..<leaf.depth {
        TreeKDF.prepared(for: suite.hash).deriveChildren(
          in: &span, node: 0, left: nh, right: 2 * nh)
        let isRight = leaf.turnsRight(below: depth)
        for index in 0..<nh {
          let (left, right) = (span[nh + index], span[2 * nh + index])
          span[index] = isRight ? right : left
          memory[(depth + 1) * nh + index] = isRight ? right : left
          if depth == 0 { memory[(leaf.depth + 1) * nh + index] = isRight ? left : right }
        }
      }
      let place = (leaf.depth + 2) * nh
      let node = span.span.extracting(0..<nh)
      switch suite.hash {
      case .sha256:
        let (inner, outer) = TreeStep<SHA256State>(.sha256, nodeSize: nh).midstates(of: node)
        write(inner.a, inner.b, inner.c, inner.d, to: memory, at: place)
        write(outer.a, outer.b, outer.c, outer.d, to: memory, at: place + 64)
      case .sha384, .sha512:
        let initial = suite.hash == .sha384 ? SHA512State.sha384 : .sha512
        let (inner, outer) = TreeStep<SHA512State>(initial, nodeSize: nh).midstates(of: node)
        write(inner.a, inner.b, inner.c, inner.d, to: memory, at: place)
        write(outer.a, outer.b, outer.c, outer.d, to: memory, at: place + 64)
      }
    }

    /// Words in the order of this machine, and 128 bytes on in the other.
    private static func write<Word: FixedWidthInteger>(
      _ a: Word, _ b: Word, _ c: Word, _ d: Word, to memory: ProcessMemory, at place: Int
    ) {
      let width = Word.bitWidth / 8
      for index in 0..<4 {
        let word = index < 2 ? (index == 0 ? a : b) : (index == 2 ? c : d)
        for byte in 0..<width {
          let value = UInt8(truncatingIfNeeded: word >> Word(8 * byte))
          memory[place + index * width + byte] = value
          memory[place + 128 + index * width + width - 1 - byte] = value
        }
      }
    }
  #else
    @Test(.disabled("Only Linux shows a process its memory as a file: nothing is checked here."))
    func nothingThatWasGivenUpIsLeftInMemory() {}
  #endif
}
