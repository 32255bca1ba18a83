import Harness
import Operations
import VectorFiles

/// Why a conversation cannot go on.
struct Breakdown: Error {
  let kind: FailureKind
  /// What the child did, without what differs from one time to the next.
  let reason: String
  /// What is left to say of this time.
  var detail = ""
  /// The cases at fault, where that is known: their requests were late, and others answered.
  var culprits: [Int] = []
  /// The case that was settled already, where the breakdown came after its line.
  var last: Int?
  /// Whether a note tells of it already.
  var isTold = false
}

/// A breakdown with several cases in flight, or with one of which it need not be the fault.
///
/// Each of them is asked again alone. One that fails in the same way explains it.
struct Mystery {
  let ending: Ending
  /// The cases that have not been asked again.
  var suspects: Set<Int>
  /// Whether it was told already.
  let isTold: Bool
}

/// Whose fault it is that a process broke down.
extension Run {
  /// Errors the case at fault, or asks all that were in flight again, one at a time.
  ///
  /// A process that has answered before may have ended over what it answered.
  mutating func blame(
    _ flight: Flight, _ breakdown: Breakdown, _ reason: String, how: String, tail: [UInt8]
  ) {
    let open = flight.open.map(\.index)
    if !breakdown.culprits.isEmpty {
      waiting += open.filter { !breakdown.culprits.contains($0) }.reversed()
      for index in breakdown.culprits { breakDown(index, breakdown.kind, reason, tail: tail) }
    } else if open.isEmpty {
      ledger.count(breakdown.kind, over: breakdown.last.map(operation))
    } else if open.count == 1, breakdown.kind != .crash || flight.settled.isEmpty {
      breakDown(open[0], breakdown.kind, reason, tail: tail)
    } else {
      suspects += open.reversed()
      let ending = Ending(
        kind: breakdown.kind, time: .asked, how: how,
        cases: open.map { results[$0].vectorCase.id }, standardErrorTail: tail)
      mysteries.append(
        Mystery(ending: ending, suspects: Set(open), isTold: breakdown.isTold))
    }
  }

  private mutating func breakDown(
    _ index: Int, _ kind: FailureKind, _ reason: String, tail: [UInt8]
  ) {
    results[index].asking = .brokeDown(kind)
    if kind == .crash, results[index].vectorCase.expectation.acceptsCrash {
      return settle(index, .crashed)
    }
    ledger.count(kind, over: operation(of: index))
    settle(index, .errored(reason), tail: tail)
  }

  /// Looks whether a case with its verdict explains a breakdown, or leaves one without a suspect.
  mutating func explain(by index: Int) {
    let kind = results[index].breakdown ?? results[index].failureKind
    for place in mysteries.indices.reversed() where mysteries[place].suspects.contains(index) {
      if mysteries[place].ending.kind == kind {
        mysteries.remove(at: place)
        continue
      }
      mysteries[place].suspects.remove(index)
      if mysteries[place].suspects.isEmpty { leave(mysteries.remove(at: place)) }
    }
  }

  /// Puts down a breakdown for which nobody was found at fault.
  mutating func leave(_ mystery: Mystery) {
    ledger.count(mystery.ending.kind, over: nil)
    if !mystery.isTold { ledger.keep(mystery.ending) }
  }

  /// The name of the operation that a case asks for.
  func operation(of index: Int) -> String { results[index].vectorCase.operation.name }
}
