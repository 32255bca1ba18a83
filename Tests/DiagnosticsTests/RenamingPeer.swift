import Harness
import JSONText
import KeyDerivation
import Operations
import VectorFiles

@testable import Verification

/// A peer whose errors have another kind, or none, wherever an answer has one.
final class RenamingPeer: Peer {
  /// What becomes of the kinds.
  enum Renaming: CaseIterable {
    case general
    case missing
    /// One that is never expected.
    case odd
    /// Each another one.
    case shifted
  }

  private let peer: any Peer
  private let renaming: Renaming

  init(_ implementation: Implementation, _ renaming: Renaming) {
    peer = InProcessPeer(implementation)
    self.renaming = renaming
  }

  var standardErrorTail: [UInt8] { peer.standardErrorTail }

  func send(_ line: String) { peer.send(line) }

  func endInput() { peer.endInput() }

  func finish(grace: Duration) -> PeerEnding { peer.finish(grace: grace) }

  func next(until deadline: ContinuousClock.Instant) -> PeerEvent {
    let event = peer.next(until: deadline)
    guard case .line(let line) = event, let answer = try? JSONValue(parsing: line) else {
      return event
    }
    return .line(Array(renamed(answer).line.utf8))
  }

  private func renamed(_ value: JSONValue) -> JSONValue {
    switch value {
    case .null, .bool, .integer, .number, .string: value
    case .array(let elements): .array(elements.map(renamed))
    case .object(let members):
      .object(
        members.compactMap { member in
          switch (member.name, member.value) {
          case ("kind", .string(let kind)): self.kind(for: kind).map { JSONMember("kind", $0) }
          case ("error", .string(let kind)):
            JSONMember("error", self.kind(for: kind) ?? .string("malformed"))
          default: JSONMember(member.name, renamed(member.value))
          }
        })
    }
  }

  private func kind(for kind: String) -> JSONValue? {
    let kinds = ErrorKind.allCases.map(\.rawValue)
    switch renaming {
    case .general: return .string(ErrorKind.malformed.rawValue)
    case .missing: return nil
    case .odd: return .string(ErrorKind.staleEpoch.rawValue)
    case .shifted:
      return kinds.firstIndex(of: kind).map { .string(kinds[($0 + 1) % kinds.count]) }
    }
  }
}

extension CommittedRun {
  /// What an implementation whose errors have other kinds makes of cases.
  static func results(
    of implementation: Implementation, _ renaming: RenamingPeer.Renaming,
    on cases: [(family: Family, vectorCase: VectorCase)]
  ) -> [CaseResult] {
    Run(of: cases, start: { RenamingPeer(implementation, renaming) }).result().results
  }
}
