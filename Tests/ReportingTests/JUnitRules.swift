/// The rules of junit-10.xsd (Jenkins' xunit plugin) for the elements that are written here, and that
/// counts are those of the elements, which a schema cannot say.
enum JUnitRules {
  private struct Rule {
    let children: Set<String>
    let required: Set<String>
    let optional: Set<String>
    let hasText: Bool
  }

  private static let verdicts: Set = ["failure", "error", "skipped"]
  private static let message = Rule(
    children: [], required: [], optional: ["type", "message"], hasText: true)
  private static let stream = Rule(children: [], required: [], optional: [], hasText: true)
  private static let rules = [
    "testsuites": Rule(
      children: ["testsuite"], required: [],
      optional: ["name", "time", "tests", "failures", "errors"], hasText: false),
    "testsuite": Rule(
      children: ["testcase"], required: ["name", "tests", "failures", "errors"],
      optional: ["time", "skipped"], hasText: false),
    "testcase": Rule(
      children: verdicts.union(["system-out", "system-err"]), required: ["name"],
      optional: ["time", "classname"], hasText: false),
    "failure": message, "error": message, "skipped": message,
    "system-out": stream, "system-err": stream,
  ]

  /// What is against the rules, the rules for readers included: Jenkins and GitLab want a class name
  /// and a time.
  static func faults(in root: JUnitDocument.Element) -> [String] {
    (root.name == "testsuites" ? [] : ["the root is \(root.name)"]) + faults(of: root)
  }

  private static func faults(of element: JUnitDocument.Element) -> [String] {
    guard let rule = rules[element.name] else { return ["\(element.name) is unknown"] }
    let names = Set(element.attributes.keys)
    var faults = rule.required.subtracting(names).map { "\(element.name) lacks \($0)" }
    faults += names.subtracting(rule.required).subtracting(rule.optional).map {
      "\(element.name) must not have \($0)"
    }
    faults += element.children.filter { !rule.children.contains($0.name) }.map {
      "\($0.name) is in \(element.name)"
    }
    if !rule.hasText, element.text.contains(where: { !$0.isWhitespace }) {
      faults.append("\(element.name) has text")
    }
    if let time = element.attributes["time"], !isTime(time, in: element.name) {
      faults.append("the time is \(time)")
    }
    if element.name == "testcase" { faults += self.faults(ofCase: element) }
    if element.name.hasPrefix("testsuite") { faults += wrongCounts(of: element) }
    return faults + element.children.flatMap { self.faults(of: $0) }
  }

  /// A suite has milliseconds at best; of a case the schema takes any text.
  private static func isTime(_ text: String, in element: String) -> Bool {
    element == "testcase"
      ? text.wholeMatch(of: /[0-9]+\.[0-9]{6}/) != nil
      : text.wholeMatch(of: /[0-9]+\.[0-9]{3}/) != nil
  }

  private static func faults(ofCase element: JUnitDocument.Element) -> [String] {
    let count = element.children.count { verdicts.contains($0.name) }
    return (count > 1 ? ["a testcase has \(count) verdicts"] : [])
      + ["classname", "time"].filter { element.attributes[$0] == nil }.map {
        "a testcase lacks \($0)"
      }
  }

  private static func wrongCounts(of element: JUnitDocument.Element) -> [String] {
    let cases =
      element.name == "testsuite" ? element.children : element.children.flatMap(\.children)
    let counts = [
      "tests": cases.count,
      "failures": cases.count { $0.children.contains { $0.name == "failure" } },
      "errors": cases.count { $0.children.contains { $0.name == "error" } },
      "skipped": cases.count { $0.children.contains { $0.name == "skipped" } },
    ]
    return counts.compactMap { name, count in
      guard let text = element.attributes[name], text != "\(count)" else { return nil }
      return "\(element.name) has \(name) \(text), not \(count)"
    }
  }
}
