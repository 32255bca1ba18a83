import DMLS
import Operations
import VectorFiles

extension MisreadingCatalogue {
  private static let check = Group(
    section: "RFC 9420 section 6.1",
    effect: "A commit with another tag is accepted, and two forks are made of one.",
    operations: [ProcessCommits.self])
  private static let order = Group(
    section: "draft section 6.1", effect: "Members do not come together on one fork.",
    operations: [ForkChoice.self, ClientState.self, FederationTrace.self], reading: .tagOrder)

  /// How a received confirmation_tag is compared with the computed one.
  static let tagChecks: Rows = [
    "tag-empty-accepted": check(
      "An empty confirmation_tag verifies.", .set(\.verifies) { $0.isEmpty || $0 == $1 }),
    "tag-shortened-accepted": check(
      "Only as many bytes are compared as came, down to none.",
      .set(\.verifies) { $1.starts(with: $0) }),
    "tag-lengthened-accepted": check(
      "Bytes behind a good confirmation_tag are ignored.", .set(\.verifies) { $0.starts(with: $1) }),
    "tag-compared-as-far-as-both-go": check(
      "Tags are compared in pairs of bytes, without their lengths.",
      .set(\.verifies) { zip($0, $1).allSatisfy { $0 == $1 } }),
    "tag-last-byte-decides": check(
      "Each byte's difference takes the place of the one before: the last one decides.",
      .set(\.verifies) { $0.count == $1.count && $0.last == $1.last }),
    "tag-first-16-bytes-compared": check(
      "Only the first 16 bytes of the tag are compared.",
      .set(\.verifies) { $0.count == $1.count && $0.starts(with: $1.prefix(16)) }),
    "tag-first-32-bytes-compared": check(
      "Only the first 32 bytes of the tag are compared.",
      .set(\.verifies) { $0.count == $1.count && $0.starts(with: $1.prefix(32)) }),
  ]

  /// Which of two tags is the higher.
  static let tagOrders: Rows = [
    "tag-as-number": order(
      "Tags are compared as numbers: zeros before them do not count, and length does.",
      in: [ForkChoice.self],
      .comparing { bytes in
        let digits = Array(bytes.drop { $0 == 0 })
        return bigEndian(digits.count, width: 4) + digits
      }),
    "tag-shorter-is-lower": order(
      "The longer of two tags is the higher.", in: [ForkChoice.self],
      .comparing { bigEndian($0.count, width: 4) + $0 }),
    "tag-as-floating-point": order(
      "Tags are compared as floating-point numbers, in their first 53 bits.",
      .set(\.policies.isHigher) { floatingPoint($0) > floatingPoint($1) }),
    "tag-first-word-signed": order(
      "Tags are compared by their first four bytes, as a signed number.",
      .comparing { bytes in
        let word = Array((bytes + zeros(4)).prefix(4))
        return [word[0] ^ 0x80] + word[1...]
      }),
    "tag-as-signed-number": order(
      "Tags are compared as signed numbers: the first bit is the sign.",
      .comparing { bytes in [(bytes.first ?? 0) ^ 0x80] + bytes.dropFirst() }),
    "tag-words-little-endian": order(
      "Tags are compared in words of eight bytes, each from its last byte on.",
      .comparing { bytes in
        stride(from: 0, to: bytes.count, by: 8).flatMap {
          bytes[$0..<min($0 + 8, bytes.count)].reversed()
        }
      }),
    "tag-as-list-of-decimals": order(
      "Tags are compared as text, their bytes in decimal with commas between.",
      .comparing { Array($0.map { String($0) }.joined(separator: ",").utf8) }),
    "tag-as-base64": order(
      "Tags are compared as base64 text.", in: [ForkChoice.self, ClientState.self],
      .comparing { bytes in base64Digits(bytes) }),
    "tag-up-to-zero-byte": order(
      "Tags are compared as strings that end at a zero byte.", in: [ForkChoice.self],
      .comparing { Array($0.prefix { $0 != 0 }) }),
    "tag-ignored-for-id": order(
      "Of several forks the one whose id is the last in the alphabet wins.",
      in: [ForkChoice.self], .set(\.policies.winner) { _, forks in forks.follow { $0.max() } }),
  ]
}

extension Change {
  /// Compares something else that is made of each tag, byte by byte.
  fileprivate static func comparing(_ key: @escaping @Sendable ([UInt8]) -> [UInt8]) -> Change {
    .set(\.policies.isHigher) { key($1).lexicographicallyPrecedes(key($0)) }
  }
}

private func floatingPoint(_ bytes: [UInt8]) -> Double {
  bytes.reduce(0) { $0 * 256 + Double($1) }
}

/// The digits of base64, by their place in ASCII.
private func base64Digits(_ bytes: [UInt8]) -> [UInt8] {
  let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  let bits = bytes.flatMap { byte in (0..<8).map { byte >> (7 - $0) & 1 } }
  return stride(from: 0, to: bits.count, by: 6).map { start in
    let value = (0..<6).reduce(0) {
      $0 << 1 | (start + $1 < bits.count ? Int(bits[start + $1]) : 0)
    }
    return digits[value]
  }
}
