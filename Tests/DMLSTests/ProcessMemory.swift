#if os(Linux)
  import Foundation

  /// Bytes to look for in this process's own memory, kept where the search does not look.
  @safe final class ProcessMemory {
    private static let size = 4 << 20
    /// Behind the bytes, what is read of the other memory.
    private static let window = 1 << 20
    private let own: UnsafeMutableRawPointer

    init?() {
      guard
        let memory = unsafe mmap(
          nil, Self.size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0),
        unsafe memory != MAP_FAILED
      else { return nil }
      unsafe own = memory
    }

    deinit { unsafe munmap(own, Self.size) }

    /// A byte that the search passes over.
    subscript(offset: Int) -> UInt8 {
      get { unsafe own.load(fromByteOffset: offset, as: UInt8.self) }
      set { unsafe own.storeBytes(of: newValue, toByteOffset: offset, as: UInt8.self) }
    }

    /// Whether the bytes here also lie anywhere else in writable memory.
    func isElsewhere(_ range: Range<Int>) throws -> Bool {
      let file = unsafe open("/proc/self/mem", O_RDONLY)
      defer { close(file) }
      let start = unsafe UInt(bitPattern: own)
      for line in try String(contentsOfFile: "/proc/self/maps", encoding: .utf8)
        .split(separator: "\n")
      {
        let words = line.split(separator: " ")
        let ends = words[0].split(separator: "-").compactMap { UInt($0, radix: 16) }
        guard ends.count == 2, words[1].hasPrefix("rw") else { continue }
        let parts = [
          (ends[0], min(ends[1], start)), (max(ends[0], start + UInt(Self.size)), ends[1]),
        ]
        for (low, high) in parts {
          var place = low
          while place < high {
            let length = min(UInt(Self.window), high - place)
            if has(range, in: file, at: place, length: Int(length)) { return true }
            guard place + length < high else { break }
            place += length - UInt(range.count)
          }
        }
      }
      return false
    }

    private func has(_ range: Range<Int>, in file: Int32, at place: UInt, length: Int) -> Bool {
      let buffer = unsafe own + (Self.size - Self.window)
      let read = unsafe pread(file, buffer, length, off_t(place))
      var offset = 0
      while offset + range.count <= read {
        let rest = read - range.count + 1 - offset
        guard let found = unsafe memchr(buffer + offset, Int32(self[range.lowerBound]), rest) else {
          return false
        }
        if unsafe memcmp(found, own + range.lowerBound, range.count) == 0 { return true }
        offset = unsafe UnsafeRawPointer(found) - UnsafeRawPointer(buffer) + 1
      }
      return false
    }
  }
#endif
