import DMLS
import JSONText
import KeyDerivation
import Operations
import Testing

/// The operations with steps, children and intermediates.
struct ReferencePPRFTests {
  private static let suite = CipherSuite.suite1
  private static let secret = [UInt8](repeating: 5, count: 32)
  private static let leaf = (0..<32).map { UInt8($0) }

  private static func answer<Asked: CataloguedOperation>(
    _ operation: Asked.Type, _ input: Asked.Input, suite: CipherSuite = suite
  ) throws -> Answered<Asked.Output> {
    let perform = try #require(Implementation.reference[Asked.self])
    return try perform(OperationContext(cipherSuite: suite), input)
  }

  @Test func punctureGivesEachStepItsResultAtItsPlace() throws {
    let output = try Self.answer(
      PPRFPuncture.self,
      PPRFPuncture.Input(
        secret: Self.secret,
        steps: [
          .retainedNodes, .evaluate([]), .evaluate(Self.leaf), .saveAndRestore,
          .evaluate(Self.leaf), .retainedNodes,
        ])
    ).output
    try #require(output.steps.count == 6)
    #expect(
      output.steps[0] == .nodes([RetainedNode(depth: 0, prefix: [], secret: Self.secret)]))
    #expect(output.steps[1] == .refused(.wrongLength))
    let expected = try Self.suite.deriveFSSecret(secret: Self.secret, input: Self.leaf)
    #expect(output.steps[2] == .out(expected))
    #expect(output.steps[3] == .restored)
    #expect(output.steps[4] == .refused(.punctured))
    guard case .nodes(let nodes) = output.steps[5] else {
      Issue.record("\(output.steps[5])")
      return
    }
    #expect(nodes.map(\.depth).sorted() == Array(1...256))
    #expect(nodes == nodes.sorted())
  }

  @Test func punctureRefusesAWrongKeyAsAWhole() {
    #expect(
      throws: OperationError(.wrongLength, "secret must be 32 bytes, and is 31")
    ) {
      try Self.answer(
        PPRFPuncture.self,
        PPRFPuncture.Input(secret: Array(Self.secret.dropLast()), steps: []))
    }
  }

  @Test func evaluateNamesNodesOnTheWay() throws {
    let answered = try Self.answer(
      PPRFEvaluate.self, PPRFEvaluate.Input(secret: Self.secret, input: Self.leaf))
    let path = try Self.suite.directPath(secret: Self.secret, input: Self.leaf)
    let depths = [1, 2, 8, 16, 64, 128, 192]
    #expect(
      answered.intermediates
        == depths.map { Intermediate("node_secret_\($0)", path[$0]) }
        + [Intermediate("leaf_node_secret", path[256])])
    #expect(
      try answered.output.out
        == Self.suite.deriveFSSecret(secret: Self.secret, input: Self.leaf))
  }

  @Test func childrenShareOnePPRF() throws {
    let child = DeriveChildSecret.Child(
      label: "child_init", inputSecret: Self.secret, context: [1])
    let other = DeriveChildSecret.Child(
      label: "child_init", inputSecret: Self.secret, context: [2])
    let short = DeriveChildSecret.Child(label: "child_init", inputSecret: [1], context: [])
    let answered = try Self.answer(
      DeriveChildSecret.self,
      DeriveChildSecret.Input(prfKey: Self.secret, children: [child, child, short, other]))
    let derived = try [child, other].map {
      try Self.suite.deriveChildSecret(
        prfKey: Self.secret, label: $0.label, inputSecret: $0.inputSecret, context: $0.context)
    }
    #expect(
      answered.output.children == [
        .childSecret(derived[0]), .refused(.punctured), .refused(.wrongLength),
        .childSecret(derived[1]),
      ])
    // The short one has no PPRF input; the numbers are the children's all the same.
    #expect(answered.intermediates.map(\.name) == ["input_0", "input_1", "input_3"])
    #expect(answered.intermediates[0].value == answered.intermediates[1].value)
  }

  @Test(arguments: [31, 33, 0])
  func treeNodeRefusesAnotherWidth(count: Int) {
    #expect(throws: OperationError(.wrongLength, "node_secret must be 32 bytes, and is \(count)")) {
      try Self.answer(
        TreeNode.self, TreeNode.Input(nodeSecret: [UInt8](repeating: 0, count: count)))
    }
  }

  @Test(arguments: [(255 * 32, true), (255 * 32 + 1, false), (0, true), (-1, false)])
  func expandWithLabelGivesUpTo255Digests(length: Int, isAnswered: Bool) throws {
    let input = ExpandWithLabel.Input(
      secret: Self.secret, label: "l", context: [], length: length)
    if isAnswered {
      #expect(try Self.answer(ExpandWithLabel.self, input).output.out.count == length)
    } else {
      let error = #expect(throws: OperationError.self) {
        try Self.answer(ExpandWithLabel.self, input)
      }
      #expect(error?.kind == .wrongLength)
    }
  }
}
