import HeapCount

/// What the process holds on its heap.
enum Heap {
  /// The bytes in use, by the allocator's own account; nil where it keeps none.
  static var bytesInUse: Int? {
    let bytes = Int(heap_live_bytes())
    return bytes == 0 ? nil : bytes
  }
}
