import JSONText
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
