import Diagnostics
import Testing
import Verification

@testable import Reporting

struct AllowanceTests {
  private func cases(_ count: Int) -> [ReportedCase] {
    ReportSamples.report((0..<count).map { ReportSamples.wrong("\($0)") }).implementations[0].cases
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
