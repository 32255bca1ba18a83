import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A request from outside to end the program: SIGINT, SIGTERM or SIGHUP.
///
/// The first is kept, for whoever waits or works long to notice. The second ends the program at
/// once, and its children with it.
package enum Interruption {
  private static let signals = [SIGINT, SIGTERM, SIGHUP]
  /// How many milliseconds must lie between two signals: a terminal or timeout(1) sends one to a
  /// process and to its group, which is no second thought.
  private static let pause = 300

  private static let number = Atomic<CInt>(0)
  private static let moment = Atomic<Int>(0)

  /// The signal that came; nil while none has.
  package static var received: Signal? {
    let number = number.load(ordering: .relaxed)
    return number == 0 ? nil : Signal(number)
  }

  /// From here on a first signal is kept; one that the caller ignores, as nohup(1) does, stays so.
  package static func listen() {
    // What a handler uses must be there before it is called.
    _ = (number.load(ordering: .relaxed), moment.load(ordering: .relaxed), pause)
    LiveChildren.prepare()
    // A caller may have blocked them, which a child inherits.
    var unblocked = sigset_t()
    unsafe sigemptyset(&unblocked)
    for number in signals { unsafe sigaddset(&unblocked, number) }
    defer { _ = unsafe pthread_sigmask(SIG_UNBLOCK, &unblocked, nil) }
    for number in signals {
      let before = signal(number) { Interruption.handle($0) }
      if unsafe unsafeBitCast(before, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) {
        _ = signal(number, SIG_IGN)
      }
    }
  }

  /// Called by the system at any moment: it takes no lock and no memory.
  private static func handle(_ signal: CInt) {
    var time = timespec()
    _ = unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    let now = time.tv_sec * 1000 + time.tv_nsec / 1_000_000
    if number.compareExchange(expected: 0, desired: signal, ordering: .relaxed).exchanged {
      moment.store(now, ordering: .relaxed)
    } else if now - moment.load(ordering: .relaxed) >= pause {
      LiveChildren.endAll()
      _exit(Signal(signal).exitStatus)
    }
  }
}

/// The children that would outlive a program which ends at once.
package enum LiveChildren {
  /// Process ids, each also that of its group, which a handler can read; 0 for none.
  ///
  /// Of more children than it holds the rest is not kept in mind.
  private static let table = InlineArray<256, Atomic<CInt>> { _ in Atomic(0) }

  /// Makes the table.
  static func prepare() { _ = table.count }

  /// Keeps a child in mind.
  package static func add(_ process: CInt) { replace(0, by: process) }

  /// Forgets a child that has ended.
  package static func remove(_ process: CInt) { replace(process, by: 0) }

  private static func replace(_ old: CInt, by new: CInt) {
    for index in table.indices
    where table[index].compareExchange(expected: old, desired: new, ordering: .relaxed).exchanged {
      return
    }
  }

  /// Ends all of them with their groups.
  static func endAll() {
    for index in table.indices {
      let process = table[index].load(ordering: .relaxed)
      guard process != 0 else { continue }
      _ = kill(-process, SIGKILL)
      _ = kill(process, SIGKILL)
    }
  }
}
