package import JSONText

/// DeriveChildSecret of section 4 of the draft: several children of one parent.
public enum DeriveChildSecret: CataloguedOperation {
  package static let name = "derive_child_secret"

  /// A parent and its children, in the order in which they are derived.
  public struct Input: Equatable, Sendable {
    /// The parent's parent_init_secret, Nh bytes.
    public var prfKey: [UInt8]
    /// The children.
    public var children: [Child]

    /// A parent and its children.
    public init(prfKey: [UInt8], children: [Child]) {
      self.prfKey = prfKey
      self.children = children
    }
  }

  /// The arguments of one derivation beside the key.
  public struct Child: Equatable, Sendable {
    /// The label, "child_init" in the key schedule.
    public var label: String
    /// The commit_confirmation, Nh bytes.
    public var inputSecret: [UInt8]
    /// The serialized GroupContext of the epoch that the commit creates.
    public var context: [UInt8]

    /// A child of these arguments.
    public init(label: String, inputSecret: [UInt8], context: [UInt8]) {
      self.label = label
      self.inputSecret = inputSecret
      self.context = context
    }
  }

  /// What became of each child, in the order of the input.
  public struct Output: Equatable, Sendable {
    /// One outcome a child.
    public var children: [Outcome]

    /// The outcomes.
    public init(children: [Outcome]) { self.children = children }
  }

  /// What became of one child.
  public enum Outcome: Equatable, Sendable {
    /// The child's init_secret, Nh bytes.
    case childSecret([UInt8])
    /// The child was refused, and nothing changed.
    case refused(ErrorKind)
  }
}

extension DeriveChildSecret.Input: JSONConvertible {
  package init(fields: inout JSONFields) throws(JSONError) {
    prfKey = try fields.bytes("prf_key")
    children = try fields.array("children") { (value, path) throws(JSONError) in
      try DeriveChildSecret.Child(json: value, path: path)
    }
  }

  package var json: JSONValue {
    ["prf_key": .hex(prfKey), "children": .array(children.map(\.json))]
  }
}

extension DeriveChildSecret.Child: JSONConvertible {
  package init(fields: inout JSONFields) throws(JSONError) {
    label = try fields.string("label")
    inputSecret = try fields.bytes("input_secret")
    context = try fields.bytes("context")
  }

  package var json: JSONValue {
    ["label": .string(label), "input_secret": .hex(inputSecret), "context": .hex(context)]
  }
}

extension DeriveChildSecret.Output: JSONConvertible {
  package init(fields: inout JSONFields) throws(JSONError) {
    children = try fields.array("children") { (value, path) throws(JSONError) in
      try DeriveChildSecret.Outcome(json: value, path: path)
    }
  }

  package var json: JSONValue { ["children": .array(children.map(\.json))] }
}

extension DeriveChildSecret.Outcome: JSONConvertible {
  package init(fields: inout JSONFields) throws(JSONError) {
    if fields.contains("error") {
      self = .refused(try fields.errorKind("error"))
    } else {
      self = .childSecret(try fields.bytes("child_secret"))
    }
  }

  package var json: JSONValue {
    switch self {
    case .childSecret(let secret): ["child_secret": .hex(secret)]
    case .refused(let kind): ["error": .string(kind.rawValue)]
    }
  }
}
