/// How patient a run is, and how strict.
package struct RunLimits: Equatable, Sendable {
  /// How long an implementation may take for one answer.
  package var timeout = Duration.seconds(10)
  /// How long it may take to exit once its input has ended.
  package var grace = Duration.seconds(5)
  /// How long a pause shows that lines which answer nothing have come to an end.
  package var pause = Duration.milliseconds(200)
  /// How often it may break down over one operation, or over none in particular; then that
  /// operation is given up, or all.
  package var restarts = 10
  /// When a whole run ends, if ever.
  package var end: TimeLimit?
  /// How many requests may be in flight.
  package var window = 32
  /// Whether any refusal will do where one is expected, whatever its reason.
  package var acceptsAnyRefusal = false

  /// The defaults.
  package init() {}
}

/// The time that all asking may take.
package struct TimeLimit: Equatable, Sendable {
  /// How long it is.
  package let duration: Duration
  private let end: ContinuousClock.Instant

  /// So long from now on.
  package init(_ duration: Duration) {
    self.duration = duration
    end = .now + duration
  }

  /// The one of two that is over first.
  func orSooner(_ other: TimeLimit?) -> TimeLimit {
    guard let other, other.end < end else { return self }
    return other
  }

  /// Whether it is over.
  var isOver: Bool { .now >= end }

  /// A deadline that is not after its end.
  func bounding(_ deadline: ContinuousClock.Instant) -> ContinuousClock.Instant {
    min(deadline, end)
  }
}

extension RunLimits {
  /// Whether the time for the whole run is over.
  var isOver: Bool { end?.isOver ?? false }

  /// A time from now on, or what is left for the whole run.
  func deadline(in duration: Duration) -> ContinuousClock.Instant {
    deadline(at: .now + duration)
  }

  /// A deadline, or the end of the whole run.
  func deadline(at deadline: ContinuousClock.Instant) -> ContinuousClock.Instant {
    end?.bounding(deadline) ?? deadline
  }
}
