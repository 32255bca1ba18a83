import JSONText
import Operations
import VectorFiles

/// Cases of every operation whose epochs can be drawn.
enum PictureSamples {
  static func vectorCase(_ input: JSONValue, _ output: JSONValue? = nil) -> VectorCase {
    var vectorCase = ReportFixtures.vectorCase("a")
    vectorCase.input = input
    vectorCase.expectation =
      output.map { .output($0, intermediates: []) } ?? .refusal([.malformed])
    return vectorCase
  }

  static func commit(_ id: String, on parent: JSONValue, tag: String = "01020304") -> JSONValue {
    ["id": .string(id), "parent": parent, "confirmation_tag": .string(tag)]
  }

  static let forkChoice = vectorCase(
    [
      "commits": [
        commit("a", on: .null), commit("b", on: .null, tag: "0102030405"), commit("c", on: "b"),
      ]
    ], ["winner": ["b", "c"]])

  static let clientState = vectorCase(
    [
      "epoch": "e",
      "events": [
        event(commit("b", on: "a")), event(commit("a", on: "e")), ["do": "send"],
        event(commit("b", on: "a")), event(commit("a", on: "e")), event(commit("x", on: "w")),
        ["do": "send"],
      ],
    ],
    [
      "events": [
        ["error": "unknown_epoch", "current": "e", "held": ["e"], "deleted": []],
        ["current": "a", "held": ["a", "e"], "deleted": []], ["epoch": "a"],
        ["current": "b", "held": ["b"], "deleted": ["a", "e"]],
        ["error": "duplicate", "current": "b", "held": ["b"], "deleted": []],
        ["error": "unknown_epoch", "current": "b", "held": ["b"], "deleted": []],
        ["epoch": "b"],
      ]
    ])

  static let federation = vectorCase(
    [
      "servers": ["A"], "links": [], "clients": [["name": "u", "server": "A"]], "epoch": "e",
      "events": [
        event(commit("a", on: "e"), client: "u"), event(commit("s", on: "e"), client: "u"),
        ["do": "message", "client": "u", "id": "m"],
      ],
    ],
    [
      "events": [
        ["partitions": [["servers": ["A"], "agreed": "a", "buffered": []]], "deliveries": []],
        [
          "error": "stale_epoch",
          "partitions": [["servers": ["A"], "agreed": "a", "buffered": []]], "deliveries": [],
        ],
        ["partitions": [["servers": ["A"], "agreed": "a", "buffered": []]], "deliveries": []],
      ]
    ])

  static let deletion = vectorCase(
    [
      "members": ["u"], "epoch": "e",
      "commits": [
        ["id": "a", "parent": "e", "sender": "u", "adds": ["v"], "removes": ["w"]]
      ],
    ], ["deletable": ["e"]])

  static let epochTree = vectorCase(
    [
      "epoch_secret": "00",
      "commits": [["parent": 0, "path_secret": .null], ["parent": 0], ["parent": 2]],
    ],
    [
      "epochs": [
        ["dmls_epoch": "aaaaaaaaaa"], ["dmls_epoch": "bbbbbbbbbb"], ["dmls_epoch": "cc"],
        ["dmls_epoch": "dd"],
      ]
    ])

  static let processCommits = vectorCase(
    [
      "start": ["epoch_secret": "00"],
      "events": [
        ["do": "commit", "dmls_epoch": "aaaaaaaaaa"],
        ["do": "external_commit", "dmls_epoch": "aaaaaaaaaa"],
        ["do": "commit", "dmls_epoch": "bbbbbbbbbb"], ["do": "commit", "dmls_epoch": "ff"],
        ["do": "delete", "dmls_epoch": "aaaaaaaaaa"],
      ],
    ],
    [
      "events": [
        ["dmls_epoch": "bbbbbbbbbb", "held": ["aaaaaaaaaa", "bbbbbbbbbb"]],
        ["dmls_epoch": "cc", "held": ["aaaaaaaaaa", "bbbbbbbbbb", "cc"]],
        ["error": "wrong_confirmation_tag", "held": ["aaaaaaaaaa", "bbbbbbbbbb", "cc"]],
        ["error": "unknown_epoch", "held": ["aaaaaaaaaa", "bbbbbbbbbb", "cc"]],
        ["held": ["bbbbbbbbbb", "cc"]],
      ]
    ])

  static let all = [forkChoice, clientState, federation, deletion, epochTree, processCommits]

  /// A case with a text in every place that a drawing takes one from.
  static func saying(_ text: String) -> VectorCase {
    var vectorCase = vectorCase(
      [
        "epoch": .string(text),
        "events": [
          [
            "do": "commit", "id": .string("\(text)1"), "parent": .string(text),
            "client": .string(text), "confirmation_tag": .string(text),
          ],
          ["do": "commit", "id": .string("\(text)2"), "parent": .string("\(text)3")],
        ],
      ],
      [
        "events": [["held": [.string(text)]], ["error": .string(text), "held": [.string(text)]]]
      ])
    vectorCase.id = text
    return vectorCase
  }

  private static func event(_ commit: JSONValue, client: String? = nil) -> JSONValue {
    guard case .object(let members) = commit else { return commit }
    let sender = client.map { [JSONMember("client", .string($0))] } ?? []
    return .object([JSONMember("do", "commit")] + sender + members)
  }
}
