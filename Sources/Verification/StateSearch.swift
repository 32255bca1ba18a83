package import Operations

/// A secret that was found in a saved state although it must be gone.
package struct KeptSecret: Equatable, Sendable {
  /// How bytes stand in a state.
  package enum Form: String, CaseIterable, Sendable {
    /// As they are.
    case bytes
    /// As hex, of either case.
    case hex
    /// As base64 of either alphabet (RFC 4648, sections 4 and 5), the secret anywhere in it.
    case base64
  }

  /// The state that has it: `steps[2].state`.
  package var path: String
  /// The first byte of the state that belongs to it.
  package var byte: Int
  /// How it stands there.
  package var form: Form
  /// The secret.
  package var secret: StateSecrets.Gone

  /// A secret at a place in a state.
  package init(path: String, byte: Int, form: Form, secret: StateSecrets.Gone) {
    self.path = path
    self.byte = byte
    self.form = form
    self.secret = secret
  }
}

/// Looks for many secrets at once in a state of unknown form.
///
/// One pass over the state and over whatever in it decodes from hex or base64, with line ends left
/// out: the time is that of the state's length, however many secrets there are.
struct StateSearch {
  /// How many bytes of a secret it is looked up by; no secret is shorter.
  private static let start = 8

  /// Places in the list of secrets, by the first bytes of each.
  private var places: [UInt64: [Int]] = [:]
  /// Whether any secret begins with these two bytes.
  private var isPossible = [Bool](repeating: false, count: 1 << 16)
  private let secrets: [[UInt8]]

  /// A search for some secrets.
  init(for secrets: [[UInt8]]) {
    self.secrets = secrets
    for (place, secret) in secrets.enumerated() where secret.count >= Self.start {
      let word = secret[..<Self.start].reduce(0) { $0 << 8 | UInt64($1) }
      places[word, default: []].append(place)
      isPossible[Int(word >> 48)] = true
    }
  }

  /// A secret, by its place in the list, where it begins, and its form.
  struct Hit {
    var secret: Int
    var byte: Int
    var form: KeptSecret.Form
  }

  /// The first place of each secret that is in the state, in the order of the list.
  func hits(in state: [UInt8]) -> [Hit] {
    var first: [Int: Hit] = [:]
    func search(_ bytes: [UInt8], _ form: KeptSecret.Form, _ place: (Int) -> Int) {
      find(in: bytes) { secret, offset in
        if first[secret] == nil {
          first[secret] = Hit(secret: secret, byte: place(offset), form: form)
        }
      }
    }
    search(state, .bytes) { $0 }
    for form in [KeptSecret.Form.hex, .base64] {
      for run in TextRun.all(of: form, in: state, shortest: secrets.map(\.count).min() ?? 0) {
        for phase in 0..<run.phases {
          search(run.decoded(from: phase), form) { run.place(of: $0, from: phase) }
        }
      }
    }
    return first.values.sorted { $0.secret < $1.secret }
  }

  private func find(in bytes: [UInt8], _ found: (_ secret: Int, _ offset: Int) -> Void) {
    guard bytes.count >= Self.start, !places.isEmpty else { return }
    var word: UInt64 = 0
    for index in bytes.indices {
      word = word << 8 | UInt64(bytes[index])
      guard isPossible[Int(word >> 48)], index + 1 >= Self.start, let candidates = places[word]
      else { continue }
      let offset = index + 1 - Self.start
      for place in candidates where bytes[offset...].starts(with: secrets[place]) {
        found(place, offset)
      }
    }
  }
}

/// A stretch of a state that consists of the digits of hex or base64.
private struct TextRun {
  /// The values of the digits.
  private var digits: [UInt8] = []
  /// Where each of them stands in the state.
  private var places: [Int] = []
  private let bits: Int

  private init(bits: Int) { self.bits = bits }

  /// How many digits it takes until one begins with a byte again, which is as many as there are
  /// ways to decode: nobody knows where what was encoded begins.
  var phases: Int { bits == 4 ? 2 : 4 }

  /// The stretches that can hold a secret of a length in bytes.
  static func all(
    of form: KeptSecret.Form, in state: [UInt8], shortest: Int
  ) -> [TextRun] {
    let value = form == .hex ? hexDigit : base64Digit
    let bits = form == .hex ? 4 : 6
    var runs: [TextRun] = []
    var run = TextRun(bits: bits)
    for index in state.indices {
      if let digit = value(state[index]) {
        run.digits.append(digit)
        run.places.append(index)
      } else if !isSkipped(state[index]) {
        if run.digits.count * bits >= shortest * 8 { runs.append(run) }
        run = TextRun(bits: bits)
      }
    }
    return run.digits.count * bits >= shortest * 8 ? runs + [run] : runs
  }

  /// The bytes that the digits stand for from one of the first digits on.
  func decoded(from phase: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(digits.count * bits / 8)
    var (value, count) = (0, 0)
    for digit in digits.dropFirst(phase) {
      value = value << bits | Int(digit)
      count += bits
      guard count >= 8 else { continue }
      count -= 8
      bytes.append(UInt8(value >> count))
      value &= 1 << count - 1
    }
    return bytes
  }

  /// Where in the state the digit stands that has the first bit of a decoded byte.
  func place(of byte: Int, from phase: Int) -> Int { places[phase + byte * 8 / bits] }

  private static func hexDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }

  private static func base64Digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x41...0x5a: byte - 0x41
    case 0x61...0x7a: byte - 0x61 + 26
    case 0x30...0x39: byte - 0x30 + 52
    case 0x2b, 0x2d: 62
    case 0x2f, 0x5f: 63
    default: nil
    }
  }

  /// Line ends, and the backslash that some writers of JSON put before a slash.
  private static func isSkipped(_ byte: UInt8) -> Bool {
    byte == 0x0a || byte == 0x0d || byte == 0x5c
  }
}
