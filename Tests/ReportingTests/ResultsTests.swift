import JSONText
import Testing
import Verification

@testable import Reporting

struct ComparisonTests {
  private func excerpt(
    _ expected: JSONValue?, _ actual: JSONValue?
  ) -> (expected: String, actual: String, mark: String?) {
    Comparison(Difference(path: "out", expected: expected, actual: actual)).excerpt
  }

  /// 100 bytes of hex, with one digit changed.
  private func hex(changing digit: Int? = nil) -> String {
    var digits = Array(repeating: Array("0123456789".utf8), count: 20).flatMap { $0 }
    if let digit { digits[digit] = UInt8(ascii: "f") }
    return String(decoding: digits, as: UTF8.self)
  }

  @Test func shortValuesAreShownWhole() {
    let excerpt = excerpt("00112233", "00112234")
    #expect(excerpt.expected == "00112233")
    #expect(excerpt.actual == "00112234")
    #expect(excerpt.mark == "       ^ byte 3")
  }

  @Test(arguments: [(0, 0), (1, 0), (2, 1), (23, 11), (25, 12)])
  func earlyDifferenceIsShownFromTheStart(digit: Int, byte: Int) {
    let excerpt = excerpt(.string(hex()), .string(hex(changing: digit)))
    #expect(excerpt.expected == "\(hex().prefix(72))… (200 characters)")
    #expect(excerpt.actual == "\(hex(changing: digit).prefix(72))… (200 characters)")
    #expect(excerpt.mark == String(repeating: " ", count: digit) + "^ byte \(byte)")
  }

  @Test(arguments: [(26, 2, 13), (100, 76, 50), (101, 76, 50), (151, 126, 75)])
  func middleIsCutOutAroundTheDifference(digit: Int, start: Int, byte: Int) throws {
    let excerpt = excerpt(.string(hex()), .string(hex(changing: digit)))
    let rest = 200 - start > 72 ? "… (200 characters)" : ""
    #expect(excerpt.expected == "…\(hex().dropFirst(start).prefix(72))\(rest)")
    #expect(excerpt.actual == "…\(hex(changing: digit).dropFirst(start).prefix(72))\(rest)")
    let mark = try #require(excerpt.mark)
    #expect(mark == String(repeating: " ", count: 1 + digit - start) + "^ byte \(byte)")
    // The mark stands below the digit that differs.
    let column = mark.prefix { $0 == " " }.count
    #expect(Array(excerpt.actual)[column] == "f")
  }

  @Test(arguments: [(199, 174, 99), (198, 174, 99)])
  func lateDifferenceIsShownToTheEnd(digit: Int, start: Int, byte: Int) {
    let excerpt = excerpt(.string(hex()), .string(hex(changing: digit)))
    #expect(excerpt.expected == "…\(hex().dropFirst(start))")
    #expect(excerpt.mark == String(repeating: " ", count: 1 + digit - start) + "^ byte \(byte)")
  }

  @Test func valueThatEndsTooEarlyIsMarkedAtItsEnd() {
    let excerpt = excerpt("00112233", "0011")
    #expect(excerpt.actual == "0011")
    #expect(excerpt.mark == "    ^ byte 2")
  }

  @Test func whatIsMissingIsCalledNothing() {
    let missing = excerpt("0011", nil)
    #expect(missing.expected == "0011")
    #expect(missing.actual == "nothing")
    #expect(missing.mark == nil)
    let extra = excerpt(nil, ["out": "0011"])
    #expect(extra.expected == "nothing")
    #expect(extra.actual == #"{"out":"0011"}"#)
    #expect(extra.mark == nil)
  }

  @Test func emptyValueIsVisible() {
    #expect(excerpt("0011", "").actual == "\"\"")
  }

  /// A byte number would be a lie where the text is no hex.
  @Test(
    arguments: [("punctured", "wrong_length"), ("punctured", "push"), (12345, 12346)]
      as [(JSONValue, JSONValue)])
  func valueThatIsNoHexHasNoByteNumber(expected: JSONValue, actual: JSONValue) {
    #expect(excerpt(expected, actual).mark == nil)
  }

  @Test func controlCharactersAreWrittenOut() {
    #expect(excerpt("00", "\u{1B}[2J").actual == #"\u{1b}[2J"#)
  }
}

struct AllowanceTests {
  private func cases(_ count: Int) -> [ReportedCase] {
    ReportSamples.report((0..<count).map { ReportSamples.wrong("\($0)") }).runs[0].cases
  }

  private let tenBytes: (ReportedCase) -> String = { _ in "0123456789" }

  @Test func groupsShareByTheirSizes() {
    var allowance = Allowance(bytes: 100, groups: [30, 10])
    #expect(allowance.take(cases(30), write: tenBytes).texts.count == 7)
    #expect(allowance.take(cases(10), write: tenBytes).texts.count == 3)
  }

  @Test func whatAGroupLeavesGoesToTheNext() {
    var allowance = Allowance(bytes: 100, groups: [1, 3])
    #expect(allowance.take(cases(1), write: tenBytes).rest.isEmpty)
    #expect(allowance.take(cases(3)) { _ in String(repeating: "0", count: 30) }.texts.count == 3)
  }

  @Test func largeGroupsAreAllAlike() {
    var allowance = Allowance(bytes: 40, groups: [200, 100])
    #expect(allowance.take(cases(200), write: tenBytes).texts.count == 2)
    #expect(allowance.take(cases(100), write: tenBytes).texts.count == 2)
  }

  @Test func restIsInOrderAndTheLeastIsAlwaysTaken() {
    var allowance = Allowance(bytes: 5, groups: [3])
    let (texts, rest) = allowance.take(cases(3), atLeast: 1, write: tenBytes)
    #expect(texts == ["0123456789"])
    #expect(rest.map(\.id) == ["dmls_epoch/suite-1/1", "dmls_epoch/suite-1/2"])
  }
}
