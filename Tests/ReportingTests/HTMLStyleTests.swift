import Foundation
import Testing

@testable import Reporting

/// WCAG 2.1, success criterion 1.4.3: normal text has a contrast of at least 4.5.
struct HTMLStyleTests {
  private static let pairs =
    ["page", "panel"].flatMap { ground in
      ["text", "quiet", "link"].map { (text: $0, ground: ground) }
    }
    + ["passed", "failed", "errored", "known", "surprising", "skipped", "mark", "hit"].map {
      (text: "\($0)-text", ground: $0)
    }

  private func colours(dark: Bool) throws -> [String: String] {
    let parts = HTMLStyle.text.components(separatedBy: "(prefers-color-scheme: dark)")
    try #require(parts.count == 2)
    let rules = dark ? parts[1] : parts[0]
    return Dictionary(
      rules.matches(of: /--([a-z-]+): #([0-9a-f]+);/).map { (String($0.1), String($0.2)) },
      uniquingKeysWith: { first, _ in first })
  }

  private func luminance(_ colour: String) throws -> Double {
    let digits = colour.count == 3 ? colour.map { "\($0)\($0)" }.joined() : colour
    let value = try #require(Int(digits, radix: 16))
    let linear = [value >> 16, value >> 8 & 255, value & 255].map { component -> Double in
      let part = Double(component) / 255
      return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
  }

  @Test(arguments: [false, true])
  func everyTextHasEnoughContrast(dark: Bool) throws {
    let colours = try colours(dark: dark)
    for (text, ground) in Self.pairs {
      let one = try luminance(try #require(colours[text]))
      let other = try luminance(try #require(colours[ground]))
      let contrast = (max(one, other) + 0.05) / (min(one, other) + 0.05)
      #expect(contrast >= 4.5, "\(text) on \(ground), dark: \(dark)")
    }
  }

  @Test func everyStandingHasAColour() {
    for standing in Standing.allCases {
      #expect(HTMLStyle.text.contains(".\(standing.rawValue) { background: var(--"))
    }
    #expect(Set(Standing.allCases.map(\.symbol)).count == Standing.allCases.count)
  }
}
