package import TLSPresentation

// Values that RFC 9420 does not define, outside the lists of code points, which keep them.
//
// MLSMessage.version and what selects the fields behind it: nobody can read on, all refuse. Who takes
// the body of an unknown credential or proposal for an opaque<V>, as libraries do, reads on, and is
// right too, since the RFC does not say where such a body ends.
//
// What selects nothing, a version inside a message or the usage of a resumption PSK: the message can
// be read, and to refuse it is a check that comes early. The specification makes it where the RFC
// leaves no other value; a decoder that keeps the value is right too.

extension DecodingHabits {
  /// MLSMessage.version is looked at once all is read.
  package static let versionLast = Self(rawValue: 1 << 8)
  /// A value that selects nothing is kept; who does so is right.
  package static let valuesKept = Self(rawValue: 1 << 9)
  /// A value that selects nothing is looked at once all is read.
  package static let valuesLast = Self(rawValue: 1 << 10)
  /// The version of a new group is one that the decoder must know; who thinks so is right.
  package static let newGroupsKnown = Self(rawValue: 1 << 11)
  /// The body of an unknown credential or proposal is an opaque<V>; who thinks so is right.
  package static let unknownIsOpaque = Self(rawValue: 1 << 12)
  /// An unknown body is all that is left of the vector, or of the input.
  package static let unknownIsRest = Self(rawValue: 1 << 13)
  /// An unknown body is empty.
  package static let unknownIsEmpty = Self(rawValue: 1 << 14)
}

extension Reader {
  /// Reads the version of a structure within a message, which is mls10 (sections 8.1 and 10).
  /// - Throws: `PresentationError.unsupportedVersion` for another one.
  mutating func innerVersion() throws(PresentationError) -> ProtocolVersion {
    let offset = position
    let version = try ProtocolVersion(from: &self)
    if version != .mls10, !has(.valuesKept) {
      try refuse(.unsupportedVersion(version.rawValue, offset: offset), at: .valuesLast)
    }
    return version
  }

  /// Reads the version of a group that is yet to be (section 12.1.5).
  mutating func versionOfNewGroup() throws(PresentationError) -> ProtocolVersion {
    let offset = position
    let version = try ProtocolVersion(from: &self)
    if version != .mls10, has(.newGroupsKnown) {
      try refuse(.unsupportedVersion(version.rawValue, offset: offset), at: .valuesLast)
    }
    return version
  }

  /// Reads what a resumption PSK is for (section 8.4).
  /// - Throws: `PresentationError.unknownValue` for a usage that there is not.
  mutating func usage() throws(PresentationError) -> ResumptionPSKUsage {
    let offset = position
    let value = try uint8()
    if let usage = ResumptionPSKUsage(rawValue: value) { return usage }
    if !has(.valuesKept) {
      try refuse(
        .unknownValue(type: "ResumptionPSKUsage", value: UInt64(value), offset: offset),
        at: .valuesLast)
    }
    return .application
  }

  /// Refuses a credential or proposal of unknown type, or reads its body by one of the habits.
  mutating func unknownBody(_ error: PresentationError) throws(PresentationError) -> [UInt8] {
    if has(.unknownIsOpaque) { return try opaque() }
    if has(.unknownIsRest) {
      postponed.append(error)
      return try fixed(available)
    }
    try refuse(error, at: .unknownIsEmpty)
    return []
  }
}
