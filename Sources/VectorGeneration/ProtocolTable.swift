import JSONText
import Operations
import VectorFiles

/// The table of the operations in Tools/harnesses/PROTOCOL.md, and the list of readings at its end.
enum ProtocolTable {
  private static let start = "<!-- The table is written by gen-vectors. -->\n"
  private static let end = "<!-- What follows is written by hand. -->\n"
  private static let readings = "<!-- The list is written by gen-vectors. -->\n"
  /// Where the page is, from Vectors/.
  static let page = "../Tools/harnesses/PROTOCOL.md"

  /// The page with the table as it should be.
  /// - Throws: `VectorFileError` where it lacks the comments around the table, or before the list.
  static func updated(_ page: [UInt8], file: String) throws(VectorFileError) -> [UInt8] {
    let text = String(decoding: page, as: UTF8.self)
    guard let start = text.firstRange(of: start), let end = text.firstRange(of: end),
      start.upperBound <= end.lowerBound
    else {
      throw VectorFileError(
        file: file, reason: "the comments around the table of the operations are missing")
    }
    guard let list = text.firstRange(of: readings), end.upperBound <= list.lowerBound else {
      throw VectorFileError(
        file: file, reason: "the comment before the list of readings is missing")
    }
    let between = text[end.lowerBound..<list.upperBound]
    return Array(
      (text[..<start.upperBound] + "\n" + table + "\n" + between + "\n" + listOfReadings).utf8)
  }

  private static var listOfReadings: String {
    Reading.allCases.map { "- \($0.rawValue): \($0.text)\n" }.joined()
  }

  private static var table: String {
    """
    | `op` | `input` | `output` | `intermediates` |
    | --- | --- | --- | --- |

    """ + OperationCatalogue.all.map { $0.row }.joined()
  }
}

extension CataloguedOperation {
  fileprivate static var row: String {
    let cells = [
      "`\(name)`", cell(Shape<Input>.record.layout), cell(Shape<Output>.record.layout),
      intermediates.map { "`\($0.name)`" + ($0.note.isEmpty ? "" : " \($0.note)") }
        .joined(separator: ", "),
    ]
    return "|" + cells.map { $0.isEmpty ? " |" : " \($0) |" }.joined() + "\n"
  }

  private static func cell(_ layout: JSONLayout) -> String {
    guard case .object(let alternatives) = layout, let first = alternatives.first else { return "" }
    return first.members.map(\.described).joined(separator: ", ")
  }
}

extension JSONLayout.Member {
  /// The member in a cell: its name, its layout where that is no hex, and the note.
  fileprivate var described: String {
    let (suffix, kind) =
      switch layout {
      case .text: ("", ["text"])
      case .count: ("", ["integer"])
      case .orNull: (" or `null`", [])
      default: (layout.sketch.map { ": \($0)" } ?? "", [String]())
      }
    let remarks = kind + (note.isEmpty ? [] : [note])
    return "`\(name)`\(suffix)"
      + (remarks.isEmpty ? "" : " (\(remarks.joined(separator: ", ")))")
  }

  /// The member in a sketch of an object; where nothing is said it is hex or a name.
  fileprivate var sketch: String {
    let value =
      switch layout {
      case .constant(let text): ":\"\(text)\""
      case .text: ":TEXT"
      case .count: ":INTEGER"
      case .bool: ":BOOL"
      case .defined: ":KIND"
      default: ""
      }
    return "\"\(name)\"\(isRequired ? "" : "?")\(value)"
  }
}

extension JSONLayout {
  /// The members of an object, or of those in a list; nil where a table of its own shows them.
  fileprivate var sketch: String? {
    switch self {
    case .list(let element): element.sketch.map { "list of \($0)" }
    case .opening(let first, let rest):
      "list of \(first.sketch ?? "") and then \(rest.sketch ?? "")"
    case .object(let alternatives):
      alternatives.contains { $0.told?.layout.isConstant == true }
        ? nil
        : alternatives.map { "`{\($0.members.map(\.sketch).joined(separator: ","))}`" }.joinedByOr
    default: nil
    }
  }

  private var isConstant: Bool { if case .constant = self { true } else { false } }
}
