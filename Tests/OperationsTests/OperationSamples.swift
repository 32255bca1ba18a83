import JSONText
import KeyDerivation
import Operations
import Testing

/// An operation with one input and output of every shape that it has, in canonical order.
struct OperationSample: Sendable, CustomTestStringConvertible {
  let operation: any CataloguedOperation.Type
  let input: JSONValue
  let output: JSONValue

  var testDescription: String { operation.name }

  static let all: [OperationSample] =
    [
      OperationSample(
        operation: ExpandWithLabel.self,
        input: ["secret": "01", "label": "é \"", "context": "", "length": 3],
        output: ["out": "0203"]),
      OperationSample(
        operation: DeriveSecret.self, input: ["secret": "01", "label": "epoch"],
        output: ["out": ""]),
      OperationSample(
        operation: TreeNode.self, input: ["node_secret": "0102"],
        output: ["left": "03", "right": "04"]),
      OperationSample(
        operation: DMLSEpoch.self, input: ["epoch_secret": "01"], output: ["dmls_epoch": "02"]),
      OperationSample(
        operation: CommitConfirmation.self, input: ["path_secret": "01"],
        output: ["commit_confirmation": "02"]),
      OperationSample(
        operation: CommitConfirmation.self, input: ["path_secret": .null],
        output: ["commit_confirmation": "02"]),
      OperationSample(
        operation: PPRFEvaluate.self, input: ["secret": "01", "input": "02"],
        output: ["out": "03"]),
      OperationSample(
        operation: PPRFPuncture.self,
        input: [
          "secret": "01",
          "steps": [
            ["do": "evaluate", "input": "02"], ["do": "save_and_restore"], ["do": "retained_nodes"],
          ],
        ],
        output: [
          "steps": [
            ["out": "03"], ["error": "punctured"], [:],
            ["nodes": [["depth": 9, "prefix": "0280", "secret": "04"]]],
          ]
        ]),
      OperationSample(
        operation: DeriveChildSecret.self,
        input: [
          "prf_key": "01",
          "children": [["label": "child_init", "input_secret": "02", "context": "03"]],
        ],
        output: ["children": [["child_secret": "04"], ["error": "punctured"]]]),
      OperationSample(
        operation: DMLSMessageEncode.self, input: ["message": "01", "dmls_epoch": "02"],
        output: ["dmls_message": "0102"]),
      OperationSample(
        operation: DMLSMessageDecode.self, input: ["dmls_message": "0102"],
        output: ["message": "01", "dmls_epoch": "02"]),
    ] + epochs + examples
}

extension JSONValue {
  /// The value with the members of all objects the other way round.
  var reversed: JSONValue {
    switch self {
    case .object(let members):
      .object(members.reversed().map { JSONMember($0.name, $0.value.reversed) })
    case .array(let elements): .array(elements.map(\.reversed))
    default: self
    }
  }

  /// The value with one member of the object at the top set to another value, or taken out.
  func setting(_ name: String, _ value: JSONValue?) -> JSONValue {
    guard case .object(var members) = self else { return self }
    guard let index = members.firstIndex(where: { $0.name == name }) else {
      if let value { members.append(JSONMember(name, value)) }
      return .object(members)
    }
    if let value { members[index].value = value } else { members.remove(at: index) }
    return .object(members)
  }

  /// The names of the object at the top.
  var names: [String] {
    guard case .object(let members) = self else { return [] }
    return members.map(\.name)
  }
}

extension OperationSample {
  /// The operations on chains and forks of epochs.
  static let epochs: [OperationSample] = [
    OperationSample(
      operation: KeySchedule.self,
      input: [
        "init_secret": "01", "commit_secret": "02", "psk_secret": "03", "group_context": "04",
        "confirmed_transcript_hash": "05",
        "exports": [["label": "é \"", "context": "", "length": 3]],
      ],
      output: [
        "joiner_secret": "01", "welcome_secret": "02", "epoch_secret": "03",
        "sender_data_secret": "04", "encryption_secret": "05", "exporter_secret": "06",
        "external_secret": "07", "confirmation_key": "08", "membership_key": "09",
        "resumption_psk": "0a", "epoch_authenticator": "0b", "parent_init_secret": "0c",
        "dmls_epoch": "0d", "confirmation_tag": "0e", "exports": ["0f", ""],
      ]),
    OperationSample(
      operation: EpochTree.self,
      input: [
        "epoch_secret": "01",
        "commits": [
          [
            "parent": 0, "path_secret": "02", "psk_secret": "03", "group_context": "04",
            "confirmed_transcript_hash": "05",
          ],
          [
            "parent": 1, "path_secret": .null, "psk_secret": "", "group_context": "",
            "confirmed_transcript_hash": "",
          ],
        ],
      ],
      output: [
        "epochs": [
          ["dmls_epoch": "01", "epoch_authenticator": "02", "parent_init_secret": "03"],
          [
            "init_secret": "04", "joiner_secret": "05", "epoch_secret": "06", "dmls_epoch": "07",
            "epoch_authenticator": "08", "parent_init_secret": "09", "confirmation_tag": "0a",
          ],
        ]
      ]),
    OperationSample(
      operation: ProcessCommits.self,
      input: [
        "start": ["epoch_secret": "01"],
        "events": [
          [
            "do": "commit", "dmls_epoch": "02", "path_secret": .null, "psk_secret": "03",
            "group_context": "04", "confirmed_transcript_hash": "05", "confirmation_tag": "06",
          ],
          [
            "do": "external_commit", "dmls_epoch": "02", "external_init_secret": "07",
            "path_secret": "08", "psk_secret": "03", "group_context": "04",
            "confirmed_transcript_hash": "05", "confirmation_tag": "06",
          ],
          ["do": "delete", "dmls_epoch": "02"], ["do": "save_and_restore"],
          ["do": "retained_nodes", "dmls_epoch": "02"],
        ],
      ],
      output: [
        "events": [
          ["dmls_epoch": "01", "epoch_authenticator": "02", "held": ["01", "03"]],
          ["error": "duplicate", "held": ["01", "03"]], ["held": ["03"]], ["held": []],
          ["nodes": [["depth": 0, "prefix": "", "secret": "04"]], "held": ["03"]],
        ]
      ]),
    OperationSample(
      operation: ProcessCommits.self,
      input: [
        "start": ["joiner_secret": "01", "psk_secret": "02", "group_context": "03"],
        "events": [],
      ],
      output: ["events": []]),
  ]
}

extension OperationSample {
  /// Samples of the operations of the example tier; their ids are no hex.
  static let examples: [OperationSample] = [
    OperationSample(
      operation: ForkChoice.self,
      input: [
        "commits": [
          ["id": "x", "parent": .null, "confirmation_tag": "01"],
          ["id": "y", "parent": "x", "confirmation_tag": ""],
        ]
      ],
      output: ["winner": ["y", "x"]]),
    OperationSample(
      operation: ClientState.self,
      input: [
        "epoch": "one",
        "events": [
          [
            "do": "commit", "id": "x", "parent": "one", "confirmation_tag": "01", "retain": true,
          ],
          ["do": "send"],
        ],
      ],
      output: [
        "events": [
          ["current": "x", "held": ["one", "x"], "deleted": []],
          ["error": "duplicate", "current": "x", "held": ["x"], "deleted": ["one", "y"]],
          ["epoch": "x"],
        ]
      ]),
    OperationSample(
      operation: FederationTrace.self,
      input: [
        "servers": ["R", "S"], "links": [["S", "R"]], "clients": [["name": "u", "server": "S"]],
        "epoch": "one",
        "events": [
          ["do": "cut", "link": ["R", "S"]], ["do": "heal", "link": ["S", "R"]],
          [
            "do": "commit", "client": "u", "id": "x", "parent": "one", "confirmation_tag": "01",
          ],
          ["do": "message", "client": "u", "id": "m"],
        ],
      ],
      output: [
        "events": [
          [
            "partitions": [["servers": ["R", "S"], "agreed": "x", "buffered": ["y", "x"]]],
            "deliveries": [["client": "u", "id": "x", "retain": false]],
          ],
          ["error": "stale_epoch", "partitions": [], "deliveries": []],
        ]
      ]),
    OperationSample(
      operation: DeletableEpochs.self,
      input: [
        "members": ["u", "t"], "epoch": "one",
        "commits": [
          ["id": "x", "parent": "one", "sender": "u", "adds": ["v"], "removes": ["u", "t"]]
        ],
      ],
      output: ["deletable": ["one", "x"]]),
  ]
}
