// The number of live heap bytes of this process. The C library has it in a header that the Swift
// overlay of Glibc leaves out.

#pragma once

#include <stdlib.h>

#if defined(__APPLE__)
#include <malloc/malloc.h>

static inline size_t heap_live_bytes(void) { return mstats().bytes_used; }

#elif defined(__GLIBC__)
#include <malloc.h>

static inline size_t heap_live_bytes(void) {
  struct mallinfo2 info = mallinfo2();
  return info.uordblks + info.hblkhd;
}

#else

static inline size_t heap_live_bytes(void) { return 0; }

#endif
