#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The memory in which functions that have returned kept their values.
enum StackMemory {
  /// How many words are overwritten: more than the deepest derivation takes in a debug build.
  private typealias Area = InlineArray<8192, UInt64>

  /// Overwrites what functions called by the caller left behind: hash states, key blocks, and what
  /// the compiler put aside of them.
  @inline(never)
  static func wipe() {
    var area = Area(repeating: 0)
    var words = area.mutableSpan
    unsafe words.withUnsafeMutableBytes { buffer in
      guard let start = buffer.baseAddress else { return }
      #if canImport(Darwin)
        _ = unsafe memset_s(start, buffer.count, 0, buffer.count)
      #else
        unsafe explicit_bzero(start, buffer.count)
      #endif
    }
  }
}
