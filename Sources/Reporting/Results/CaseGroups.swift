import Diagnostics
import VectorFiles
import Verification

extension Sequence<ReportedCase> {
  /// The cases by family, in the order of the families.
  var byFamily: [(family: Family, cases: [ReportedCase])] {
    let groups = Dictionary(grouping: self, by: \.result.family)
    return Family.allCases.compactMap { family in groups[family].map { (family, $0) } }
  }

  /// The cases by what is said of them, in order of appearance.
  func grouped(by remark: (ReportedCase) -> String) -> [(remark: String, cases: [ReportedCase])] {
    var places: [String: Int] = [:]
    var groups: [(remark: String, cases: [ReportedCase])] = []
    for reported in self {
      let text = remark(reported)
      if let place = places[text] {
        groups[place].cases.append(reported)
      } else {
        places[text] = groups.count
        groups.append((text, [reported]))
      }
    }
    return groups
  }
}

extension ImplementationReport {
  /// The cases that did not go as expected and are worth a look each.
  var unexpected: [ReportedCase] {
    cases.filter { !$0.outcome.isFine && $0.result.wasAsked }
  }

  /// The cases that did not go as expected since the implementation was never asked.
  var unasked: [ReportedCase] {
    cases.filter { !$0.outcome.isFine && !$0.result.wasAsked }
  }
}
