import JSONText
import Testing
import VectorFiles

/// One value at a time that the format does not allow; the error names file, case and key.
struct VectorFileFaultTests {
  struct Fault: Sendable, CustomTestStringConvertible {
    let path: [String]
    let value: JSONValue
    let reason: String

    init(_ path: String, _ value: JSONValue, _ reason: String) {
      self.path = path.split(separator: "/").map(String.init)
      self.value = value
      self.reason = reason
    }

    var testDescription: String { "\(path.joined(separator: "/")) = \(value.line)" }
  }

  private static let first = "cases[0] (dmls_epoch/suite-1/a)"
  private static let second = "cases[1] (dmls_epoch/suite-1/b)"
  private static let families = Family.allCases.map(\.name).joined(separator: ", ")

  static let header = [
    Fault("format", 2, "format: expected 1, the only one known, found 2"),
    Fault("format", 0, "format: expected 1, the only one known, found 0"),
    Fault("format", "1", "format: expected an integer, found a string"),
    Fault("family", "pprf", "family: expected one of \(families), found \"pprf\""),
    Fault("family", 1, "family: expected a string, found an integer"),
    Fault("tier", "best", "tier: expected foundation, core or example, found \"best\""),
    Fault("tier", .null, "tier: expected a string, found null"),
    Fault("count", 2, "count: expected the number of cases, 3, found 2"),
    Fault("count", 4, "count: expected the number of cases, 3, found 4"),
    Fault("count", "3", "count: expected an integer, found a string"),
    Fault("generator", "x", "generator: expected an object, found a string"),
    Fault("generator/version", 1, "generator.version: expected a string, found an integer"),
    Fault("seed", 1, "seed: expected a string, found an integer"),
    Fault("flags", [], "flags: expected an object, found an array"),
    Fault("flags/Ordinary", "x", "flags.Ordinary: expected an object, found a string"),
    Fault(
      "flags/Ordinary/effect", 1, "flags.Ordinary.effect: expected a string, found an integer"),
    Fault("readings", [], "readings: expected an object, found an array"),
    Fault("cases", [:], "cases: expected an array, found an object"),
  ]

  static let identity = [
    Fault("cases/0", "x", "cases[0]: expected an object, found a string"),
    Fault("cases/0/id", 1, "cases[0].id: expected a string, found an integer"),
    Fault("cases/0/comment", 1, "\(first).comment: expected a string, found an integer"),
    Fault(
      "cases/1/id", "dmls_epoch/suite-1/a",
      "cases[1] (dmls_epoch/suite-1/a).id: expected an id of its own, "
        + "found one that a case before it has"),
    Fault(
      "cases/0/id", "tree_node/suite-1/a",
      "cases[0] (tree_node/suite-1/a).id: expected dmls_epoch/suite-1/NAME, "
        + "found \"tree_node/suite-1/a\""),
    Fault(
      "cases/0/id", "dmls_epoch/suite-2/a",
      "cases[0] (dmls_epoch/suite-2/a).id: expected dmls_epoch/suite-1/NAME, "
        + "found \"dmls_epoch/suite-2/a\""),
    Fault(
      "cases/0/id", "dmls_epoch/suite-1/",
      "cases[0] (dmls_epoch/suite-1/).id: expected dmls_epoch/suite-1/NAME, "
        + "found \"dmls_epoch/suite-1/\""),
    Fault("cases/0/id", "", "cases[0].id: expected dmls_epoch/suite-1/NAME, found \"\""),
    Fault(
      "cases/0/id", "dmls_epoch/suite-1/A",
      "cases[0] (dmls_epoch/suite-1/A).id: expected an id of a to z, 0 to 9, ., _ and - "
        + "between its slashes, found \"dmls_epoch/suite-1/A\""),
    Fault(
      "cases/0/id", "dmls_epoch/suite-1/a\u{1B}[2J",
      "cases[0].id: expected an id of a to z, 0 to 9, ., _ and - between its slashes, "
        + #"found "dmls_epoch/suite-1/a\u001b[2J""#),
    Fault(
      "cases/0/id", "dmls_epoch/suite-1/a//b",
      "cases[0] (dmls_epoch/suite-1/a//b).id: expected an id of a to z, 0 to 9, ., _ and - "
        + "between its slashes, found \"dmls_epoch/suite-1/a//b\""),
    Fault(
      "cases/0/cipher_suite", 2,
      "\(first).id: expected dmls_epoch/suite-2/NAME, found \"dmls_epoch/suite-1/a\""),
    Fault(
      "cases/0/cipher_suite", 8, "\(first).cipher_suite: expected a cipher suite, 1 to 7, found 8"),
    Fault(
      "cases/0/cipher_suite", "1", "\(first).cipher_suite: expected an integer, found a string"),
  ]

  static let names = [
    Fault("cases/0/flags", "x", "\(first).flags: expected an array, found a string"),
    Fault("cases/0/flags", [1], "\(first).flags[0]: expected a string, found an integer"),
    Fault(
      "cases/0/flags", ["Ordinary", "Odd"],
      "\(first).flags: expected flags that the header explains, found \"Odd\""),
    Fault(
      "cases/1/readings", ["R4", "R99"],
      "\(second).readings[1]: expected a reading that this suite knows, found \"R99\""),
    Fault(
      "cases/0/readings", ["R1"],
      "\(first).readings: expected readings that the header explains, found \"R1\""),
    Fault(
      "cases/0/drafts", ["01", "04"],
      "\(first).drafts[1]: expected a draft revision, found \"04\""),
    Fault("cases/0/drafts", [1], "\(first).drafts[0]: expected a string, found an integer"),
    Fault("cases/0/drafts", [], "\(first).drafts: expected a draft revision or more, found none"),
    Fault(
      "cases/0/operation", "guess", "\(first).operation: expected an operation, found \"guess\""),
  ]

  static let contents = [
    Fault(
      "cases/0/input/epoch_secret", "0",
      "\(first).input.epoch_secret: expected lower-case hex, found an odd number of digits (1)"),
    Fault(
      "cases/0/input/epoch_secret", "0A",
      "\(first).input.epoch_secret: expected lower-case hex, "
        + "found another character at position 1"),
    Fault(
      "cases/0/input/epoch_secret", .null,
      "\(first).input.epoch_secret: expected a string of lower-case hex, found null"),
    Fault("cases/0/input", [], "\(first).input: expected an object, found an array"),
    Fault(
      "cases/0/operation", "tree_node", "\(first).input: the key \"node_secret\" is missing"),
    Fault(
      "cases/0/expect/output/dmls_epoch", "zz",
      "\(first).expect.output.dmls_epoch: expected lower-case hex, "
        + "found another character at position 0"),
    Fault(
      "cases/0/expect/intermediates/0/value", "f",
      "\(first).expect.intermediates[0].value: expected lower-case hex, "
        + "found an odd number of digits (1)"),
    Fault("cases/0/expect", "x", "\(first).expect: expected an object, found a string"),
    Fault(
      "cases/1/expect/error", ["wrong_length", "tired"],
      "\(second).expect.error[1]: expected a kind of error, found \"tired\""),
    Fault(
      "cases/1/expect/error", [],
      "\(second).expect.error: expected a kind of error or more, found none"),
    Fault(
      "cases/1/expect/error", "wrong_length",
      "\(second).expect.error: expected an array, found a string"),
  ]

  @Test(arguments: header + identity + names + contents)
  func aFaultIsNamedWithFileCaseAndKey(fault: Fault) {
    let error = SmallFile.refusal { $0.change(fault.path) { $0 = fault.value } }
    #expect(error == VectorFileError(file: SmallFile.path, reason: fault.reason))
  }
}
