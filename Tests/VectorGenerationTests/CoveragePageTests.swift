import Testing
import VectorFiles
import VectorGeneration

struct CoveragePageTests {
  private static func page(_ files: [VectorFile]) throws -> String {
    let statements = try ["S2.3", "S3.2", "S5.13"].map { try Statement.named($0) }
    return CoveragePage(
      try Coverage(
        of: files.map { try FileClaims($0, statements: statements) }, statements: statements,
        readings: [.leavesForEveryInput])
    ).text
  }

  @Test func thePageOfASmallSetIsThis() throws {
    let page = try Self.page([
      MadeUpFiles.file(
        .treeNode, ["suite-1/a", "suite-1/b"], readings: [.leavesForEveryInput]),
      MadeUpFiles.file(
        .dmlsEpoch, (1...3).map { "suite-\($0)/one-bit-from-ordinary-1" },
        readings: [.leavesForEveryInput]),
      MadeUpFiles.file(
        .dmlsMessage,
        [
          "suite-1/decode/private_message/commit", "suite-1/epoch-header/none",
          "suite-1/epoch-header/endless",
        ]),
    ])
    #expect(try page == Self.expected())
  }

  @Test func aSetWithoutFoundationSaysSo() throws {
    let page = try Self.page([
      MadeUpFiles.file(
        .dmlsEpoch, ["suite-1/one-bit-from-ordinary-1"], readings: [.leavesForEveryInput])
    ])
    #expect(page.hasSuffix("have such cases.\n\nThere are none.\n"))
  }

  private static func expected() throws -> String {
    let epochs = try Statement.named("S2.3").text
    let deleted = try Statement.named("S5.13").text
    return """
      # Coverage of the draft

      Written by `swift run gen-vectors` together with the vectors, never by hand: what
      draft-kohbrok-mls-dmls-01 says, in this suite's words, and which of the
      8 cases test it.

      - A case may test several statements. A pattern selects the same cases for
        `verify-vectors --case`.
      - A rule binds everyone. At an open point the draft leaves room, and the [readings](#readings)
        say what is taken. Examples are the draft's own, in section 6 and at the end of section 7.

      | statements | with cases | without |
      | --- | --- | --- |
      | rule | 2 | 1 |
      | open point | 0 | 0 |
      | example | 0 | 0 |

      ## Section 2

      | statement | what it says | kind | cases | patterns | examples |
      | --- | --- | --- | --- | --- | --- |
      | S2.3 | \(epochs) | rule | `dmls_epoch` 3 \
      | `dmls_epoch/suite-?/one-bit-from-ordinary-1`<br>`key_schedule/suite-?/siblings*`\
      <br>`key_schedule/suite-?/forks-in-forks`<br>`key_schedule/suite-?/cousins-*` \
      | `dmls_epoch/suite-1/one-bit-from-ordinary-1`<br>`dmls_epoch/suite-3/one-bit-from-ordinary-1` |

      ## Section 3

      | statement | what it says | kind | cases | patterns | examples |
      | --- | --- | --- | --- | --- | --- |
      | S3.2 | dmls_epoch is an opaque&lt;V>: its length stands before it in one, two or four bytes, \
      the fewest that do. | rule | `dmls_message` 3 \
      | `dmls_message/suite-?/epoch-header/*`<br>`dmls_message/suite-?/decode/private_message/*` \
      | `dmls_message/suite-1/epoch-header/none`<br>`dmls_message/suite-1/decode/private_message/commit` |

      ## Statements without a case

      | statement | what it says | kind | why there is no case |
      | --- | --- | --- | --- |
      | S5.13 | \(deleted) | rule | What is left in memory cannot be seen from \
      outside a process. |

      ## Readings

      | reading | what is taken | what else it could be | cases that hinge on it | example |
      | --- | --- | --- | --- | --- |
      | R2 | "KDF.Nh leaves" means 2^(8\\*Nh) leaves, so that an Nh-byte input is a leaf index: the \
      tree is 256, 384 or 512 deep. | \(Reading.leavesForEveryInput.alternative) \
      | `tree_node` 2<br>`dmls_epoch` 3 | `tree_node/suite-1/a` |

      ## Cases that test no statement

      They pin what the draft builds on. Only foundation families may have such cases.

      | family | tier | cases |
      | --- | --- | --- |
      | `tree_node` | foundation | 2 |

      """
  }
}
