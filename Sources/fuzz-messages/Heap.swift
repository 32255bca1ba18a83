import HeapCount

/// The heap of this process.
enum Heap {
  /// The bytes in live blocks; zero where the C library does not count them.
  static var live: Int { Int(heap_live_bytes()) }
}
