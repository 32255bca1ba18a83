/// So many bytes in so much time.
struct Rate: CustomStringConvertible {
  /// The bytes.
  let bytes: Int

  /// The time.
  let time: Duration

  /// Megabytes per second, a megabyte being 10^6 bytes.
  var description: String {
    guard time > .zero else { return "\(bytes) bytes in no time" }
    return "\(Int(Double(bytes) / 1e6 / (time / .seconds(1)))) MB/s (\(bytes) bytes)"
  }
}
