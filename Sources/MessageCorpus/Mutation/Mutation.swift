/// The ways in which the mutator spoils an encoding.
package enum Mutation: String, CaseIterable, Sendable {
  /// Some bits change.
  case flipBits

  /// A byte takes another value, preferably one that means something.
  case setByte

  /// The end is cut off.
  case truncate

  /// Random bytes are put in.
  case insert

  /// A stretch is taken out.
  case delete

  /// The head of one encoding is joined to the tail of another.
  case splice

  /// A header claims far more than there is.
  case inflateLength

  /// A header takes more bytes than its value requires.
  case widenLength

  /// A header is off by a little.
  case nudgeLength

  /// A stretch of whole fields is repeated.
  case repeatFields

  /// Two stretches of whole fields change places.
  case swapFields
}
