import VectorFiles

extension Flag {
  /// The length header of a vector in a form that is not the one valid form.
  static let lengthHeader = Flag(
    "LengthHeader", "A vector's length header that is too long, too large or of no valid width.",
    section: "RFC 9420 section 2.1.2",
    effect: "One message has many encodings, or a few bytes make a receiver allocate a gigabyte.")

  /// A value that selects what follows, without a meaning.
  static let unknown = Flag(
    "Unknown", "A version, or a value that selects what follows, without a meaning.",
    section: "RFC 9420 section 6",
    effect: "A message is parsed as something that it is not.")
}
