import Testing

struct SimulateFederationTests {
  @Test func tracesAreRunFromASeed() async throws {
    let outcome = try await Program.simulateFederation.run(["--count", "3", "--seed", "5"])
    #expect(outcome.status == 0)
    #expect(outcome.errors == "")
    #expect(outcome.output.hasPrefix("traces: 3\nevents: "))
    #expect(outcome.output.hasSuffix("\nfirst seed: 5; all of it holds\n"))
    let again = try await Program.simulateFederation.run(["--count=3", "--seed=5"])
    #expect(again.output == outcome.output)
  }

  @Test(
    arguments: [
      (["--count", "-1"], "--count takes a whole number from 1 on, not -1"),
      (["--count", "x"], "--count takes a whole number from 1 on, not x"),
      (["--count", "0"], "--count takes a whole number from 1 on, not 0"),
      (["--seed=1", "--seed=2"], "--seed is given twice, and takes one value"),
      (
        ["--seed", "18446744073709551616"],
        "--seed takes a whole number from 0 on, not 18446744073709551616"
      ),
      (["--traces", "1"], "unknown argument --traces"),
    ])
  func usageErrorsAreNamed(arguments: [String], message: String) async throws {
    let outcome = try await Program.simulateFederation.run(arguments)
    #expect(outcome.status == 2)
    #expect(outcome.output == "")
    #expect(outcome.errors.hasPrefix("simulate-federation: \(message)\n"))
  }
}
