import JSONText
import Operations

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
