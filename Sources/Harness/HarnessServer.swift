import DMLS
package import JSONText
import OperatingSystem
public import Operations

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Serves an implementation in the harness protocol.
///
///     var mine = Implementation(name: "my-dmls", drafts: [.draft01], cipherSuites: [...])
///     mine[DMLSEpoch.self] = { (context, input) throws(OperationError) in ... }
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
  /// Where an answer cannot be written the process ends with `outputFailureStatus`.
  public func run() {
    while let line = readLine(strippingNewline: true) {
      switch reaction(to: Array(line.utf8)) {
      case .answer(let answer):
        do throws(SystemError) {
          try StandardStream.output.write("\(answer)\n")
        } catch {
          StandardStream.complain("standard output cannot be written: \(error)")
          exit(Self.outputFailureStatus)
        }
      case .complaint(let error):
        StandardStream.complain("not a request: \(error)")
      case .crash(let message):
        StandardStream.complain(message)
        exit(Self.crashStatus)
      }
    }
  }

  /// What the server does about a line.
  package enum Reaction: Equatable, Sendable {
    /// It writes a line.
    case answer(String)
    /// It tells people why the line is no request.
    case complaint(JSONError)
    /// It ends over the request, as a misreading has it.
    case crash(String)
  }

  /// The exit status of a process that ends over a request: EX_SOFTWARE of sysexits.
  package static let crashStatus: Int32 = 70
  /// The exit status of a process whose answers cannot be written: EX_IOERR of sysexits.
  public static let outputFailureStatus: Int32 = 74

  /// What to do about a line.
  package func reaction(to line: [UInt8]) -> Reaction {
    do throws(JSONError) {
      let json = try JSONValue(parsing: line)
      guard json["op"] != .string(HarnessProtocol.start) else {
        return .answer(try announcement(for: json))
      }
      let request = try Request(json: json, path: "")
      let response = response(to: request)
      if case .refused(let error) = response, error.isCrash { return .crash(error.message) }
      return .answer(Answer(seq: request.seq, response).json.line)
    } catch {
      return .complaint(error)
    }
  }

  private func announcement(for json: JSONValue) throws(JSONError) -> String {
    let start = try StartRequest(json: json, path: "")
    guard start.version == HarnessProtocol.version else {
      throw .badValue(
        path: "protocol", expected: "\(HarnessProtocol.version)", found: "\(start.version)")
    }
    return Announcement(of: implementation).json.line
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
