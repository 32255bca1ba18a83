import DMLS
import JSONText
import KeyDerivation
import Operations
import VectorFiles

/// The JSON Schemas that say what types of this package say: they are derived, and cannot differ.
enum Schemas {
  /// The files, by their paths from a directory of vectors; beside the committed ones lies the page
  /// of the protocol, whose table says the same to people.
  /// - Throws: `VectorFileError` where the page cannot be read or has no place for the table.
  static func contents(
    for directory: VectorDirectory
  ) throws(VectorFileError) -> [(name: String, bytes: [UInt8])] {
    let schemas = [("common", common), ("operations", operations)].map { name, json in
      (name: "schema/\(name).schema.json", bytes: Array(json.document.utf8))
    }
    guard directory.isCommitted else { return schemas }
    let page = ProtocolTable.page
    let updated = try ProtocolTable.updated(directory.read(page), file: directory.path(page))
    return schemas + [(page, updated)]
  }

  private static func document(
    _ name: String, _ title: String, description: String? = nil, _ definitions: JSONValue
  ) -> JSONValue {
    .object(
      [
        JSONMember("$schema", "https://json-schema.org/draft/2020-12/schema"),
        JSONMember("$id", .string("https://dmls-vectors.invalid/schema/\(name).schema.json")),
        JSONMember("title", .string(title)),
      ] + (description.map { [JSONMember("description", .string($0))] } ?? [])
        + [JSONMember("$defs", definitions)])
  }

  /// Inputs, outputs and intermediates of every operation, and what depends on its name.
  private static var operations: JSONValue {
    let all = OperationCatalogue.all
    return document(
      "operations", "Inputs, outputs and intermediates of the operations",
      description:
        "Definitions only: OP_input, OP_output and OP_intermediates for each operation OP.",
      .object(
        [
          JSONMember(
            "operation",
            [
              "description": "An operation of the harness protocol.",
              "enum": .strings(all.map { $0.name }),
            ])
        ] + all.flatMap { $0.definitions } + [
          JSONMember(
            "any_output",
            [
              "description":
                "The output of some operation: all that can be said without the request.",
              "anyOf": .array(all.map { $0.reference("output") }),
            ]),
          JSONMember(
            "request",
            byName("The input of a request is one of its operation.", key: "op") {
              ["input": $0.reference("input")]
            }),
          JSONMember(
            "case",
            byName("Input and expectation of a case are those of its operation.", key: "operation")
            {
              [
                "input": $0.reference("input"),
                "expect": [
                  "properties": [
                    "output": $0.reference("output"),
                    "also": ["items": $0.reference("output")],
                    "intermediates": $0.reference("intermediates"),
                  ]
                ],
              ]
            }),
        ]))
  }

  /// What holds for the other members of an object that names an operation.
  private static func byName(
    _ description: String, key: String, _ properties: (any CataloguedOperation.Type) -> JSONValue
  ) -> JSONValue {
    [
      "description": .string(description),
      "allOf": .array(
        OperationCatalogue.all.map { operation in
          [
            "if": [
              "required": [.string(key)],
              "properties": .object([JSONMember(key, ["const": .string(operation.name)])]),
            ],
            "then": ["properties": properties(operation)],
          ]
        }),
    ]
  }
}

extension CataloguedOperation {
  fileprivate static func reference(_ part: String) -> JSONValue {
    ["$ref": .string("#/$defs/\(name)_\(part)")]
  }

  fileprivate static var definitions: [JSONMember] {
    [
      JSONMember("\(name)_input", described("input", Shape<Input>.record.layout)),
      JSONMember("\(name)_output", described("output", Shape<Output>.record.layout)),
      JSONMember("\(name)_intermediates", namedIntermediates),
    ]
  }

  private static func described(_ part: String, _ layout: JSONLayout) -> JSONValue {
    guard case .object(let keywords) = layout.schema else { return layout.schema }
    return .object([JSONMember("description", .string("\(summary): \(part)."))] + keywords)
  }

  private static var namedIntermediates: JSONValue {
    guard !intermediates.isEmpty else {
      return ["description": "None are named.", "type": "array", "maxItems": 0]
    }
    return [
      "$ref": "common.schema.json#/$defs/intermediates",
      "items": ["properties": ["name": ["pattern": .string(intermediates.pattern)]]],
    ]
  }
}

extension [IntermediateName] {
  /// A regular expression for these names, numbers in the place of letters.
  fileprivate var pattern: String {
    let alternatives = map(\.name).withoutRepeats.map {
      $0.last?.isUppercase == true ? $0.dropLast() + "(0|[1-9][0-9]*)" : $0
    }
    return "^(\(alternatives.joined(separator: "|")))$"
  }
}

extension Schemas {
  /// What all schemas share.
  private static var common: JSONValue {
    let suites = CipherSuite.allCases.map { Int($0.rawValue) }
    let number = "(0|[1-9][0-9]*)"
    let label = "(0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*)"
    return document(
      "common", "Definitions that the other schemas share",
      [
        "hex": string("A byte string: lower-case hex, \"\" when empty", "^([0-9a-f]{2})*$"),
        "text": ["description": "Text for people, not empty.", "type": "string", "minLength": 1],
        "cipher_suite": [
          "description": "An MLS cipher suite of RFC 9420.", "type": "integer",
          "enum": .array(suites.map { .integer($0) }),
        ],
        "draft": names(
          "A revision of \(DraftRevision.draftName)", DraftRevision.allCases.map(\.rawValue)),
        "draft_name": [
          "description": "The revision that the vectors were written from.",
          "const": .string(VectorFile.draft),
        ],
        "error_kind": names(
          "Why an input is refused. malformed stands for each of "
            + ErrorKind.allCases.filter { $0.accepted == [$0, .malformed] }.map(\.rawValue)
            .joined(separator: ", "), ErrorKind.allCases.map(\.rawValue)),
        "reading_id": string(
          "Name of a reading: a place where the draft leaves room", "^R[1-9][0-9]*$"),
        "flag_name": string("Name of a flag: what a case is sensitive to", "^[A-Z][A-Za-z0-9]*$"),
        "family": string("Name of a family of cases, which is one file", "^[a-z0-9_]+$"),
        "tier": names(
          "What a family tests: RFC 9420, the draft's MUSTs, or the draft's example",
          Family.allCases.map(\.tier.rawValue).withoutRepeats),
        "case_id": string(
          "family/suite-N/name: stable, never reused, never renumbered",
          "^[a-z0-9_]+/suite-(\(suites.map(String.init).joined(separator: "|")))"
            + "/[a-z0-9._-]+(/[a-z0-9._-]+)*$"),
        "profile": string(
          "Name of a profile: a peer that departs from the draft", "^[a-z0-9]+(-[a-z0-9]+)*$"),
        "generator": [
          "description": "The program that wrote the file.", "type": "object",
          "additionalProperties": false, "required": ["name", "version"],
          "properties": [
            "name": ["const": .string(Generator.name)],
            "version": string(
              "A semantic version (semver.org, 2.0.0)",
              "^\(number)\\.\(number)\\.\(number)(-\(label)(\\.\(label))*)?"
                + "(\\+[0-9A-Za-z-]+(\\.[0-9A-Za-z-]+)*)?$"),
          ],
        ],
        "intermediates": intermediates,
      ])
  }

  private static var intermediates: JSONValue {
    let all = OperationCatalogue.all.flatMap { $0.intermediates }
    return [
      "description": "Values met on the way to the output, in order of computation; no name twice.",
      "type": "array",
      "items": [
        "type": "object", "additionalProperties": false, "required": ["name", "value"],
        "properties": [
          "name": string(
            "A number is a depth (root 0), or the index of a child or commit (from 0)",
            all.pattern),
          "value": ["$ref": "#/$defs/hex"],
        ],
      ],
    ]
  }

  private static func string(_ description: String, _ pattern: String) -> JSONValue {
    ["description": .string(description + "."), "type": "string", "pattern": .string(pattern)]
  }

  private static func names(_ description: String, _ names: [String]) -> JSONValue {
    ["description": .string(description + "."), "enum": .strings(names)]
  }
}
