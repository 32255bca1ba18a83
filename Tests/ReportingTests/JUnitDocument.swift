import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// A JUnit document as a parser sees it.
final class JUnitDocument: NSObject, XMLParserDelegate {
  /// An element and all in it.
  final class Element {
    let name: String
    let attributes: [String: String]
    var children: [Element] = []
    var text = ""

    init(_ name: String, _ attributes: [String: String]) {
      self.name = name
      self.attributes = attributes
    }

    /// Names of elements and attributes, without their texts.
    var shape: String {
      "\(name)(\(attributes.keys.sorted().joined(separator: " ")))"
        + "[\(children.map(\.shape).joined(separator: " "))]"
    }
  }

  /// What the text is no well-formed XML for.
  struct ParseError: Error {
    let reason: String
  }

  private var open = [Element("", [:])]

  /// The root element of a text.
  static func root(of text: String) throws -> Element {
    let document = JUnitDocument()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = document
    guard parser.parse(), let root = document.open[0].children.first else {
      throw ParseError(reason: "\(parser.lineNumber): \(String(describing: parser.parserError))")
    }
    return root
  }

  func parser(
    _ parser: XMLParser, didStartElement elementName: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    let element = Element(elementName, attributes)
    open.last?.children.append(element)
    open.append(element)
  }

  func parser(
    _ parser: XMLParser, didEndElement elementName: String, namespaceURI: String?,
    qualifiedName: String?
  ) {
    open.removeLast()
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    open.last?.text += string
  }
}
