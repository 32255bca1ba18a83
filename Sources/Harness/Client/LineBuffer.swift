/// Bytes from a peer, cut into lines.
struct LineBuffer {
  private var bytes: [UInt8] = []
  private var start = 0
  /// Up to here there is no newline, so that a long line is searched once.
  private var searched = 0

  /// What has been received and not been taken as a line yet.
  var partial: [UInt8] { Array(bytes[start...]) }

  /// How many bytes that is.
  var partialCount: Int { bytes.count - start }

  /// Adds what was received.
  mutating func append(_ received: some Sequence<UInt8>) {
    if start == bytes.count {
      bytes.removeAll(keepingCapacity: true)
      start = 0
      searched = 0
    }
    bytes.append(contentsOf: received)
  }

  /// Takes the next line without its newline, or nil where there is none yet.
  mutating func takeLine() -> [UInt8]? {
    guard let end = bytes[searched...].firstIndex(of: UInt8(ascii: "\n")) else {
      searched = bytes.count
      if start > 0 {
        bytes.removeFirst(start)
        searched -= start
        start = 0
      }
      return nil
    }
    let line = Array(bytes[start..<end])
    start = end + 1
    searched = start
    return line
  }
}
