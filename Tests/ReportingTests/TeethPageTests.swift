import KeyDerivation
import Misreadings
import Testing
import VectorFiles

@testable import Diagnostics
@testable import Reporting

/// The page and the text about what the vectors catch.
struct TeethPageTests {
  private func teeth(_ bites: [Bite], idle: [String] = [], false failures: [String] = []) -> Teeth {
    var teeth = Teeth(of: [], against: [])
    teeth.bites = bites
    teeth.idleCases = idle
    teeth.referenceFailures = failures
    return teeth
  }

  private func bite(
    _ misreading: Misreading, _ naming: Bite.Naming = .exactly, by cases: String...
  ) -> Bite {
    Bite(misreading: misreading, cases: cases, naming: naming)
  }

  private static let head = """
    # Teeth

    Written by `swift run -c release verify-vectors teeth --write`, never by hand. Each row is a
    plausible mistake, run as an implementation against the vectors: the cases that catch it, and
    whether the verifier calls it by its name from the answers alone.
    `reference-harness --misreading NAME` plays one.
    """

  private static let columns = """
    | misreading | what is misread | where | caught by | named |
    | --- | --- | --- | --- | --- |
    """

  @Test func pageHasARowForEachMisreadingAndBothLists() {
    let teeth = teeth(
      [
        bite(
          DiagnosisSamples.swapped, by: "tree_node/suite-1/a", "dmls_epoch/suite-1/a",
          "tree_node/suite-2/a"),
        bite(DiagnosisSamples.label, .ambiguous(["x-y", "z"]), by: "dmls_epoch/suite-7/b"),
        bite(DiagnosisSamples.node, .otherwise([])),
      ],
      idle: ["tree_node/suite-1/a/b", "tree_node/suite-2/a/b", "dmls_epoch/suite-1/c", "odd"])
    #expect(
      TeethPage.text(of: teeth) == """
        \(Self.head)

        3 misreadings: 2 caught, 1 named as themselves and nothing else.

        \(Self.columns)
        | `sides-swapped` | Left is &lt;right>. | draft section 2 | `tree_node` 2<br>`dmls_epoch` 1 \
        | yes |
        | `label-other` | The label is "x" \\| "y". | draft section 2 | `dmls_epoch` 1 | or `x-y`\
        <br>`z` |
        | `node-other` | A node is another. | RFC 9420 section 9 | **nothing** | no |

        ## Caught by a single case

        - `label-other`: `dmls_epoch/suite-7/b`

        ## Cases that no misreading fails

        They pin what nobody in the catalogue gets wrong; each is a place for a mistake that is \
        not there yet.

        - `tree_node/suite-?/a/b` (2)
        - `dmls_epoch/suite-?/c` (1)
        - `odd` (1)

        """)
  }

  @Test(
    arguments: [
      (.exactly, "yes"), (.ambiguous(["x"]), "or `x`"),
      (.otherwise(["x with y", "z"]), "as `x with y`<br>`z`"), (.otherwise([]), "no"),
    ] as [(Bite.Naming, String)])
  func namingIsACell(naming: Bite.Naming, cell: String) {
    let page = TeethPage.text(
      of: teeth([bite(DiagnosisSamples.node, naming, by: "a/b", "a/c")]))
    #expect(page.hasSuffix(" | `a` 2 | \(cell) |\n"))
  }

  @Test func pageOfTheCommittedVectorsIsNamed() {
    #expect(TeethPage.name == "TEETH.md")
    #expect(VectorDirectory.committed.contains(TeethPage.name))
  }

  // MARK: At a terminal

  @Test func whereAllIsWellOneLineSaysSo() {
    let bites = [bite(DiagnosisSamples.swapped, by: "a", "b")]
    #expect(
      teeth(bites, idle: ["c"]).text
        == "1 misreading: 1 caught, 1 named as themselves and nothing else.\n")
  }

  @Test func whatIsNotSoHasALineEach() {
    let teeth = teeth(
      [
        bite(DiagnosisSamples.swapped),
        bite(DiagnosisSamples.label, .ambiguous(["x", "y"]), by: "a"),
        bite(DiagnosisSamples.node, .otherwise(["x with y", "z"]), by: "a", "b"),
        bite(DiagnosisSamples.swapped, .otherwise([]), by: "a", "b"),
        bite(DiagnosisSamples.node, by: "c"),
      ], false: ["d"])
    #expect(
      teeth.text == """
        5 misreadings: 4 caught, 2 named as themselves and nothing else.
        LIVES sides-swapped: Left is <right>.
        UNNAMED label-other: or x, y
        UNNAMED node-other: taken for x with y; z
        UNNAMED sides-swapped: by nothing
        FALSE d: the reference fails it
        barely caught: label-other, by a alone
        barely caught: node-other, by c alone

        """)
  }
}
