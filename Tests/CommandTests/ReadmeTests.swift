import Foundation
import Testing

/// What the README shows of the verifier is what the verifier prints.
struct ReadmeTests {
  private static let misreading = "index-least-significant-bit-first"

  @Test func samplesAreWhatTheVerifierPrints() async throws {
    let readme = try String(
      contentsOf: Program.root.appending(path: "README.md"), encoding: .utf8)
    #expect(readme.contains(".build/debug/reference-harness --misreading \(Self.misreading)"))
    // Every second part lies between fences; a sample of output names no language.
    let samples = readme.components(separatedBy: "```").enumerated()
      .filter { $0.offset % 2 == 1 && $0.element.hasPrefix("\n") }.map(\.element)
    #expect(samples.count == 2)
    let outcome = try await Program.verifyVectors.run([
      "--family", "pprf_evaluate", "--suite", "1", "--", Program.referenceHarness.path,
      "--misreading", Self.misreading,
    ])
    #expect(outcome.status == 1)
    for sample in samples {
      #expect(outcome.output.contains("\(sample)\n"))
    }
  }
}
