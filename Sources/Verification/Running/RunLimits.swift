/// How patient a run is, and how strict.
package struct RunLimits: Equatable, Sendable {
  /// How long an implementation may take for one answer.
  package var timeout = Duration.seconds(10)
  /// How long it may take to exit once its input has ended.
  package var grace = Duration.seconds(2)
  /// How long a pause shows that lines which answer nothing have come to an end.
  package var pause = Duration.milliseconds(200)
  /// How often it is started again after it broke down, before the rest is given up.
  package var restarts = 10
  /// How many requests may be in flight.
  package var window = 32
  /// Whether any refusal will do where one is expected, whatever its reason.
  package var acceptsAnyRefusal = false

  /// The defaults.
  package init() {}
}
