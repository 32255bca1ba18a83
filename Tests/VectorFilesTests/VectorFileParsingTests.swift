import JSONText
import Operations
import Testing
import VectorFiles

struct VectorFileParsingTests {
  @Test func aFileIsReadAndWrittenAsTheSameBytes() throws {
    let bytes = SmallFile.bytes
    let file = try VectorFile(parsing: bytes, file: SmallFile.path)
    #expect(file == SmallFile.file)
    #expect(Array(file.json.document.utf8) == bytes)
  }

  @Test func theHeaderExplainsTheFamilyTheFlagsAndTheReadings() {
    let json = SmallFile.file.json
    #expect(
      json.names == [
        "format", "family", "tier", "description", "specification", "draft", "generator", "seed",
        "count", "flags", "readings", "cases",
      ])
    #expect(json["format"] == 1)
    #expect(json["family"] == "dmls_epoch")
    #expect(json["tier"] == "core")
    #expect(json["draft"] == "draft-kohbrok-mls-dmls-01")
    #expect(json["count"] == 3)
    #expect(json["flags"]?.names == ["Ordinary", "WrongLength"])
    #expect(
      json["readings"]
        == ["R4": .string(Reading.bitOrder.text), "R15": .string(Reading.epochLength.text)])
    #expect(SmallFile.file.name == "dmls_epoch.json")
  }

  /// The top, a flag, a case of each kind and its parts: each key that the format has.
  static let places: [(path: [String], shown: String)] = [
    ([], "top level"), (["generator"], "generator"), (["flags", "Ordinary"], "flags.Ordinary"),
    (["cases", "0"], "cases[0] (dmls_epoch/suite-1/a)"),
    (["cases", "0", "input"], "cases[0] (dmls_epoch/suite-1/a).input"),
    (["cases", "0", "expect", "output"], "cases[0] (dmls_epoch/suite-1/a).expect.output"),
    (
      ["cases", "0", "expect", "intermediates", "0"],
      "cases[0] (dmls_epoch/suite-1/a).expect.intermediates[0]"
    ),
  ]

  @Test(arguments: places)
  func anUnknownKeyIsNamedWithItsPlace(path: [String], shown: String) {
    let error = SmallFile.refusal { $0.change(path) { $0[member: "extra"] = 1 } }
    #expect(
      error
        == VectorFileError(
          file: SmallFile.path, reason: "\(shown): the key \"extra\" is unknown"))
  }

  @Test(arguments: places)
  func eachMissingKeyIsNamedWithItsPlace(path: [String], shown: String) {
    var object = SmallFile.file.json
    var names: [String] = []
    object.change(path) { names = $0.names }
    #expect(!names.isEmpty)
    for name in names {
      let error = SmallFile.refusal { $0.change(path) { $0[member: name] = nil } }
      // A case without its id is named by its place alone.
      let place = name == "id" ? "cases[0]" : shown
      #expect(
        error
          == VectorFileError(
            file: SmallFile.path, reason: "\(place): the key \"\(name)\" is missing"))
    }
  }

  @Test func anExpectationWithoutOutputOrErrorIsRefused() {
    let place = "cases[2] (dmls_epoch/suite-1/c).expect"
    #expect(
      SmallFile.refusal { $0.change(["cases", "2", "expect"]) { $0 = [:] } }?.reason
        == "\(place): the key \"output\" is missing")
    for key in ["intermediates", "also"] {
      #expect(
        SmallFile.refusal { $0.change(["cases", "1", "expect"]) { $0[member: key] = [] } }?.reason
          == "cases[1] (dmls_epoch/suite-1/b).expect: the key \"\(key)\" is unknown")
    }
  }

  @Test func anExpectationMayHaveSeveralOutputsAndARefusalToo() throws {
    var json = SmallFile.file.json
    let other: JSONValue = ["dmls_epoch": "00"]
    json.change(["cases", "0", "expect"]) {
      $0[member: "error"] = ["malformed"]
      $0[member: "also"] = [other]
    }
    let file = try VectorFile(parsing: Array(json.document.utf8), file: "x.json")
    let first = SmallFile.file.cases[0].expectation
    let expectation = file.cases[0].expectation
    #expect(expectation.outputs == first.outputs + [other])
    #expect(expectation.intermediates == first.intermediates)
    #expect(expectation.kinds == [.malformed])
    #expect(!expectation.isOneOutcome)
    #expect(try Expectation(json: expectation.json, path: "") == expectation)
    #expect(expectation.json.names == ["output", "also", "intermediates", "error"])
    json.change(["cases", "0", "expect"]) { $0[member: "also"] = [["out": ""]] }
    #expect(
      SmallFile.refusal(of: Array(json.document.utf8))?.reason
        == "cases[0] (dmls_epoch/suite-1/a).expect.also[0]: the key \"dmls_epoch\" is missing")
  }

  @Test func aCrashWillDoOnlyAmongTheAnswersOfAProfile() throws {
    var json = SmallFile.file.json
    json.change(["cases", "0", "expect"]) { $0[member: "crash"] = true }
    #expect(
      SmallFile.refusal(of: Array(json.document.utf8))?.reason
        == "cases[0] (dmls_epoch/suite-1/a).expect.crash: expected nothing, since the file is of no "
        + "profile, found true")
    json[member: "profile"] = "some-peer"
    let file = try VectorFile(parsing: Array(json.document.utf8), file: "x.json")
    #expect(file.cases.map(\.expectation.acceptsCrash) == [true, false, false])
    #expect(try Expectation(json: file.cases[0].expectation.json, path: "").acceptsCrash)
  }

  @Test(
    arguments: [
      ("", "not JSON: "), ("{", "not JSON: "), ("[]", "top level: expected an object"),
      ("{} {}", "not JSON: "), ("null", "top level: expected an object, found null"),
    ])
  func whatIsNoJSONObjectIsRefusedWithTheFile(text: String, reason: String) {
    let error = SmallFile.refusal(of: Array(text.utf8))
    #expect(error?.file == SmallFile.path)
    #expect(error?.reason.hasPrefix(reason) == true, "\(String(describing: error))")
  }

  @Test func aFileCutAtAnyLineIsRefused() {
    let lines = SmallFile.bytes.split(separator: UInt8(ascii: "\n"))
    for count in lines.indices {
      let cut = lines[..<count].joined(separator: [UInt8(ascii: "\n")])
      #expect(SmallFile.refusal(of: Array(cut)) != nil, "\(count) lines")
    }
  }

  @Test func errorsStartWithTheFile() {
    #expect("\(VectorFileError(file: "a/b.json", reason: "why"))" == "a/b.json: why")
  }
}
