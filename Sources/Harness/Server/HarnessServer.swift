import DMLS
import Foundation
package import JSONText
public import Operations

/// Serves an implementation in the harness protocol.
///
///     var mine = Implementation(name: "my-dmls", drafts: [.draft01], cipherSuites: [...])
///     mine.dmlsEpoch = { (context, input) throws(OperationError) in ... }
///     HarnessServer(mine).run()
public struct HarnessServer: Sendable {
  private let implementation: Implementation

  /// A server of the given implementation.
  public init(_ implementation: Implementation) {
    self.implementation = implementation
  }

  /// Answers the lines of standard input on standard output until the input ends.
  ///
  /// A line that is no request is reported on standard error, since there is no `seq` to answer to.
  public func run() {
    while let line = readLine(strippingNewline: true) {
      switch answer(to: Array(line.utf8)) {
      case .success(let answer):
        FileHandle.standardOutput.write(Data((answer + "\n").utf8))
      case .failure(let error):
        FileHandle.standardError.write(Data("not a request: \(error)\n".utf8))
      }
    }
  }

  /// The line that answers a line, or why the line is no request.
  package func answer(to line: [UInt8]) -> Result<String, JSONError> {
    do throws(JSONError) {
      let json = try JSONValue(parsing: line)
      if json["op"] == .string(HarnessProtocol.start) {
        let start = try StartRequest(json: json, path: "")
        guard start.version == HarnessProtocol.version else {
          throw .badValue(
            path: "protocol", expected: "\(HarnessProtocol.version)", found: "\(start.version)")
        }
        return .success(Announcement(of: implementation).json.line)
      }
      let request = try Request(json: json, path: "")
      return .success(Answer(seq: request.seq, response(to: request)).json.line)
    } catch {
      return .failure(error)
    }
  }

  private func response(to request: Request) -> Response {
    guard let operation = OperationCatalogue.named(request.operation) else {
      return .skipped(reason: "unknown operation \(request.operation)")
    }
    let context = OperationContext(cipherSuite: request.cipherSuite, draft: request.draft)
    do throws(JSONError) {
      return try operation.perform(
        by: implementation, in: context, input: request.input, path: "input")
    } catch {
      return .refused(OperationError(nil, "\(error)"))
    }
  }
}
