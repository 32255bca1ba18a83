import DMLS
import JSONText

/// A state that an implementation saved, which its answer gives away to be searched.
package struct SavedState: Equatable, Sendable {
  /// The list of results that it stands in, `steps` or `events`.
  package var list: String
  /// Its place in the list, from 0.
  package var index: Int
  /// The state in the implementation's own form.
  package var bytes: [UInt8]

  /// A state of one of the results in a list.
  package init(list: String, index: Int, bytes: [UInt8]) {
    self.list = list
    self.index = index
    self.bytes = bytes
  }

  /// Where the answer has it: `steps[2].state`.
  package var path: String { "\(list)[\(index)].state" }
}

/// What a saved state must have in it, and what it must not.
package struct StateSecrets: Equatable, Sendable {
  /// A secret that must be gone.
  package struct Gone: Equatable, Sendable {
    /// How far below the root of its PPRF's tree the node lies whose secret it is.
    package var depth: Int
    /// The first `depth` bits of the leaf indices below the node, in ceil(depth / 8) bytes.
    package var prefix: [UInt8]
    /// The secret, Nh bytes.
    package var secret: [UInt8]
    /// dmls_epoch of the epoch whose PPRF it is; nil where there is one PPRF alone.
    package var epoch: [UInt8]?
    /// The step with which it went: `steps[1]`.
    package var since: String

    /// A secret that went with a step.
    package init(
      depth: Int, prefix: [UInt8], secret: [UInt8], of epoch: [UInt8]? = nil, since: String
    ) {
      self.depth = depth
      self.prefix = prefix
      self.secret = secret
      self.epoch = epoch
      self.since = since
    }
  }

  /// Secrets that the state needs, whoever wrote it: where none of them is found in it, neither can
  /// any other be.
  package var retained: [[UInt8]] = []
  /// Secrets that must not be in it.
  package var gone: [Gone] = []

  /// Secrets of a state.
  package init(retained: [[UInt8]] = [], gone: [Gone] = []) {
    self.retained = retained
    self.gone = gone
  }

  /// Those of one PPRF; bytes that may be in its state for another reason are no secrets.
  init(
    _ record: PunctureRecord, of epoch: [UInt8]? = nil, list: String, except known: [[UInt8]] = []
  ) {
    retained = record.retained.filter(Self.isTelling)
    gone = record.gone.filter {
      Self.isTelling($0.node.secret) && !known.contains($0.node.secret)
    }.map {
      Gone(
        depth: $0.node.depth, prefix: $0.node.prefix, secret: $0.node.secret, of: epoch,
        since: "\(list)[\($0.step)]")
    }
  }

  /// Whether bytes are found by no chance: runs of one byte stand for much, wiped secrets among it.
  private static func isTelling(_ secret: [UInt8]) -> Bool { Set(secret).count >= 8 }
}

extension Record<[UInt8]> {
  /// The member that gives a saved state away.
  static var savedState: Record {
    .key("state", .bytes, "the serialised form, which is searched and not compared")
  }
}
