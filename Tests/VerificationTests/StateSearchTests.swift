import Foundation
import JSONText
import SeededRandomness
import Testing

@testable import Verification

/// Secrets are found in a state of any form, at the byte where they begin.
struct StateSearchTests {
  private static let secrets: [[UInt8]] = {
    var generator = SplitMix64(seed: 71)
    return (0..<3).map { _ in generator.bytes(32) }
  }()
  private let search = StateSearch(for: secrets)

  private func hits(_ state: [UInt8]) -> [String] {
    search.hits(in: state).map { "\($0.secret) \($0.byte) \($0.form.rawValue)" }
  }

  @Test func bytesAreFoundWhereTheyBegin() {
    let state = [1, 2, 3] + Self.secrets[1] + [4] + Self.secrets[0]
    #expect(hits(state) == ["0 36 bytes", "1 3 bytes"])
    #expect(hits(Self.secrets[2]) == ["2 0 bytes"])
  }

  @Test func whatIsNotWholeIsNotFound() {
    let secret = Self.secrets[0]
    #expect(hits(Array(secret.dropLast())).isEmpty)
    #expect(hits(Array(secret.dropFirst())).isEmpty)
    #expect(hits(secret.dropLast() + [secret[31] ^ 1]).isEmpty)
    #expect(hits([]).isEmpty)
    #expect(StateSearch(for: []).hits(in: secret).isEmpty)
  }

  @Test(arguments: ["", "a", "ab", "key=", "\"secret\": \""])
  func hexIsFoundInEitherCaseAtEitherDigit(before: String) {
    let hex = Hex.encode(Self.secrets[0])
    for text in [hex, hex.uppercased()] {
      #expect(hits(Array((before + text + "\"").utf8)) == ["0 \(before.utf8.count) hex"])
    }
  }

  /// The secret may lie at any byte of what was encoded.
  @Test(arguments: 0..<6)
  func base64IsFoundInEitherAlphabetAtAnyByte(before: Int) {
    let bytes = [UInt8](repeating: 0xfb, count: before) + Self.secrets[0]
    let text = Data(bytes).base64EncodedString()
    let urlSafe = text.replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    for text in [text, urlSafe, text.replacing("/", with: "\\/")] {
      let state = Array(("{\"s\":\"" + text + "\"}").utf8)
      let found = search.hits(in: state)
      #expect(found.map(\.secret) == [0], "\(text)")
      #expect(found.first?.form == .base64)
      let ahead = text.utf8.prefix { _ in true }.starts(with: Array(urlSafe.utf8.prefix(4)))
      if ahead { #expect(found.first?.byte == 6 + before * 8 / 6) }
    }
  }

  @Test(arguments: ["\n", "\r\n"])
  func linesAreNoHidingPlace(end: String) {
    let base64 = Data([7] + Self.secrets[1]).base64EncodedString()
    let hex = Hex.encode(Self.secrets[2])
    for (text, place) in [(base64, "1"), (hex, "2")] {
      let lines = text.prefix(20) + end + text.dropFirst(20).prefix(20) + end + text.dropFirst(40)
      #expect(hits(Array(lines.utf8)).map { $0.prefix(1) } == [place[...]])
    }
  }

  /// Each byte of a long state is looked at once a form, however many secrets there are.
  @Test func manySecretsAreFoundInOnePass() {
    var generator = SplitMix64(seed: 72)
    let many = (0..<2_000).map { _ in generator.bytes(32) }
    let found = StateSearch(for: many).hits(in: many.joined() + generator.bytes(20_000))
    #expect(found.map(\.byte) == many.indices.map { $0 * 32 })
  }
}
