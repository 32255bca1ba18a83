import DMLS
import KeyDerivation
import MLSMessages
import TLSPresentation
import Testing

struct DMLSErrorTests {
  @Test(
    arguments: [
      (
        .wrongLength(name: "input", expected: 32, actual: 31),
        "input must be 32 bytes, and is 31"
      ),
      (.punctured, "the PPRF was evaluated at this input before"),
      (
        .forbiddenMessage(.mlsWelcome, .draft03),
        "draft-kohbrok-mls-dmls-03 forbids mlsWelcome in a DMLSMessage"
      ),
      (
        .presentation(.lengthTooLarge(count: 7)),
        "\(PresentationError.lengthTooLarge(count: 7))"
      ),
      (.keyDerivation(.outputTooLong), "\(KeyDerivationError.outputTooLong)"),
      (.inconsistentState("why"), "the saved state is inconsistent: why"),
      (.unknownEpoch, "the epoch that the message names is not held"),
      (.duplicate, "the commit was processed before"),
      (.wrongConfirmationTag, "the confirmation tag does not verify"),
      (.staleEpoch, "the servers agree on another epoch than the commit's"),
      (.contradiction("why"), "why"),
    ] as [(DMLSError, String)])
  func descriptionsCarryTheEvidence(error: DMLSError, expected: String) {
    #expect("\(error)" == expected)
  }
}
