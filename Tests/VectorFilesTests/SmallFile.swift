import DMLS
import JSONText
import KeyDerivation
import Operations
import TestSupport
import VectorFiles

/// A valid vector file of two cases that the tests spoil in one place each.
enum SmallFile {
  static let path = "dir/dmls_epoch.json"

  private static let secret = [UInt8](repeating: 0x11, count: 32)
  private static let output: JSONValue = ["dmls_epoch": .hex(secret)]

  static let file = VectorFile(
    family: .dmlsEpoch,
    flags: [
      Flag("Ordinary", "What it is.", section: "section 2", effect: "What goes wrong."),
      Flag("WrongLength", "Not Nh bytes.", section: "section 5", effect: "Reads past the end."),
    ],
    cases: [
      VectorCase(
        id: "dmls_epoch/suite-1/a", comment: "One.", flags: ["Ordinary"], readings: [],
        drafts: DraftRevision.allCases, operation: AnyOperation(DMLSEpoch.self),
        cipherSuite: .suite1,
        input: ["epoch_secret": .hex(secret)],
        expectation: .output(output, intermediates: [Intermediate("on_the_way", [1, 2])])),
      VectorCase(
        id: "dmls_epoch/suite-1/b", comment: "Two.", flags: ["Ordinary", "WrongLength"],
        readings: [.epochLength, .bitOrder], drafts: [.draft01],
        operation: AnyOperation(DMLSEpoch.self),
        cipherSuite: .suite1, input: ["epoch_secret": ""],
        expectation: .refusal([.wrongLength, .malformed])),
      VectorCase(
        id: "dmls_epoch/suite-1/c", comment: "Three.", flags: [], readings: [],
        drafts: [.draft03], operation: AnyOperation(DMLSEpoch.self), cipherSuite: .suite1,
        input: ["epoch_secret": .hex(secret)], expectation: .output(output, intermediates: [])),
    ])

  static var bytes: [UInt8] { Array(file.json.document.utf8) }

  /// The reason for which the file is refused after a change; nil where it is taken.
  static func refusal(_ change: (inout JSONValue) -> Void) -> VectorFileError? {
    var json = file.json
    change(&json)
    return refusal(of: Array(json.document.utf8))
  }

  /// The reason for which some bytes are refused as this file.
  static func refusal(of bytes: [UInt8]) -> VectorFileError? {
    do throws(VectorFileError) {
      _ = try VectorFile(parsing: bytes, file: path)
      return nil
    } catch {
      return error
    }
  }
}

extension JSONValue {
  /// A member by its name; setting nil takes it out, setting a new one appends it.
  subscript(member name: String) -> JSONValue? {
    get { self[name] }
    set {
      guard case .object(var members) = self else { return }
      members.removeAll { $0.name == name }
      if let newValue { members.append(JSONMember(name, newValue)) }
      self = .object(members)
    }
  }

  /// Changes the value that lies below some names, each a member or a place in an array.
  mutating func change(_ path: [String], _ body: (inout JSONValue) -> Void) {
    guard let first = path.first else { return body(&self) }
    let rest = Array(path.dropFirst())
    if case .array(var elements) = self, let index = Int(first), index < elements.count {
      elements[index].change(rest, body)
      self = .array(elements)
    } else if var member = self[first] {
      member.change(rest, body)
      self[member: first] = member
    }
  }

  /// The names of the members of an object.
  var names: [String] {
    guard case .object(let members) = self else { return [] }
    return members.map(\.name)
  }
}
