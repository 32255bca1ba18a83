#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// What a child writes for people: its first and its last lines, however much there is.
///
/// Runtimes of some languages name the cause first and a trace after it, others the other way round.
struct ErrorOutput {
  /// What is kept at each end, in bytes.
  private static let mostBytes = 2048
  /// What is shown of each end.
  private static let mostLines = 10
  private static let newline = UInt8(ascii: "\n")

  private var first: [UInt8] = []
  private var last: [UInt8] = []
  /// How many bytes, and newlines among them, are neither in `first` nor in `last`.
  private var dropped = (bytes: 0, lines: 0)

  /// Adds what was written.
  mutating func append(_ written: ArraySlice<UInt8>) {
    let room = Self.mostBytes - first.count
    first += written.prefix(room)
    last += written.dropFirst(room)
    let surplus = last.prefix(max(0, last.count - Self.mostBytes))
    dropped.bytes += surplus.count
    dropped.lines += Self.newlines(in: surplus)
    last.removeFirst(surplus.count)
  }

  /// Whole lines of both ends, and between them a line that says how much was left out.
  var text: [UInt8] {
    let all = first + last
    if dropped.bytes == 0, Self.newlines(in: all[...]) <= 2 * Self.mostLines { return all }
    // No line goes on behind what was dropped.
    let border = dropped.bytes == 0 ? nil : first.count
    let start = Self.end(ofFirstLines: Self.mostLines, in: all[..<(border ?? all.count)])
    let end = Self.start(ofLastLines: Self.mostLines, in: all[(border ?? start)...])
    let lines = Self.newlines(in: all[start..<end]) + dropped.lines
    let count =
      lines > 0
      ? "\(lines) line\(lines == 1 ? "" : "s")" : "\(end - start + dropped.bytes) bytes"
    let isLineOpen = all[..<start].last != Self.newline
    return all[..<start] + Array("\(isLineOpen ? "\n" : "")… \(count) left out …\n".utf8)
      + all[end...]
  }

  /// Where so many lines end, or fewer that are there; without a newline, all is one line.
  private static func end(ofFirstLines lines: Int, in bytes: ArraySlice<UInt8>) -> Int {
    bytes.indices.filter { bytes[$0] == newline }.prefix(lines).last.map { $0 + 1 }
      ?? bytes.endIndex
  }

  /// Where so many whole lines start, or fewer that are there; without a newline, all is one line.
  private static func start(ofLastLines lines: Int, in bytes: ArraySlice<UInt8>) -> Int {
    // A newline at the very end ends the last line and starts none.
    bytes.indices.dropLast().filter { bytes[$0] == newline }.suffix(lines).first.map { $0 + 1 }
      ?? bytes.startIndex
  }

  /// Counted by the library of C: children write gigabytes, to builds that are not optimised too.
  private static func newlines(in bytes: ArraySlice<UInt8>) -> Int {
    unsafe bytes.withUnsafeBytes { buffer in
      guard var start = buffer.baseAddress else { return 0 }
      let end = unsafe start + buffer.count
      var count = 0
      while unsafe start < end,
        let found = unsafe memchr(start, CInt(newline), end - start)
      {
        count += 1
        unsafe start = UnsafeRawPointer(found) + 1
      }
      return count
    }
  }
}
