import DMLS
package import JSONText
import KeyDerivation
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
      var fields = try JSONFields(json, path: "")
      let seq = try fields.take("seq", .seq)
      let response = response(to: json)
      if case .refused(let error) = response, error.isCrash { return .crash(error.message) }
      return .answer(Answer(seq: seq, response).json.line)
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

  /// Whatever has a seq is answered, be it a request or not.
  private func response(to json: JSONValue) -> Response {
    if let reason = implementation.reasonToSkip(json) { return .skipped(reason: reason) }
    do throws(JSONError) {
      let request = try Request(json: json, path: "")
      guard let operation = OperationCatalogue.named(request.operation) else {
        return .skipped(reason: "unknown operation \(request.operation)")
      }
      let context = OperationContext(cipherSuite: request.cipherSuite, draft: request.draft)
      return try operation.perform(
        by: implementation, in: context, input: request.input, path: "input")
    } catch {
      return .refused(OperationError(nil, "\(error)"))
    }
  }
}

extension Implementation {
  /// Why it cannot do what a request asks for, by an operation, a cipher suite or a draft revision
  /// that it does not know; nil where it knows them.
  fileprivate func reasonToSkip(_ request: JSONValue) -> String? {
    if case .string(let name)? = request["op"], OperationCatalogue.named(name) == nil {
      return "unknown operation \(Excerpt.short(name, most: 100))"
    }
    if case .integer(let number)? = request["cipher_suite"],
      !cipherSuites.contains(where: { Int($0.rawValue) == number })
    {
      return "unknown cipher suite \(number)"
    }
    if case .string(let name)? = request["draft"],
      !drafts.contains(where: { $0.rawValue == name })
    {
      return "unknown draft revision \(Excerpt.short(name, most: 100))"
    }
    return nil
  }
}
