import OperatingSystem
import Synchronization
import VectorFiles
import Verification

/// What a search may ask, in questions and not in seconds.
///
/// So the same answers lead to the same diagnosis on every machine. The clock only ends a search
/// that would never end.
package final class Budget: Sendable {
  /// The parts of a search, each with its end as a share of all questions.
  enum Part: Double {
    /// Which misreadings give some answer that was given.
    case suspecting = 0.4
    /// What each of them explains.
    case weighing = 0.8
    /// What several of them explain together.
    case combining = 1
  }

  /// How many questions a search may ask, each the answer of a misreading to a case; one that walks
  /// a tree counts as hundreds.
  package static let questions = 5_000_000
  /// How long a search may take, which is never reached where a machine is not overburdened.
  package static let patience = Duration.seconds(600)

  private let questions: Int
  private let deadline: ContinuousClock.Instant
  private let spent = Mutex(0)

  /// A budget that begins to be spent now.
  package init(
    questions: Int = Budget.questions, patience: Duration = Budget.patience
  ) {
    self.questions = questions
    deadline = .now + patience
  }

  /// What checks of the catalogue itself may spend, which are to come to an end.
  static var unlimited: Budget { Budget(questions: .max / 2, patience: .seconds(86400)) }

  /// Whether a part of the search has come to its end.
  func isSpent(_ part: Part) -> Bool {
    isOverdue || Interruption.received != nil
      || spent.withLock { Double($0) >= Double(questions) * part.rawValue }
  }

  /// Whether it was the clock that ended the search.
  var isOverdue: Bool { .now > deadline }

  /// Answers for as many elements, from the first on, as there are questions for, in their order.
  ///
  /// Several are looked at at once, always by the same number at a time; each answer says what it
  /// cost.
  func answers<Element: Sendable, Answer: Sendable>(
    for elements: [Element], until part: Part, atOnce step: Int = 64,
    _ answer: @Sendable (Element, inout Int) -> Answer
  ) -> [Answer] {
    var answers: [Answer] = []
    for start in stride(from: 0, to: elements.count, by: step) {
      guard !isSpent(part) else { break }
      let few = elements[start..<min(start + step, elements.count)]
      let told = Parallel.mapped(few.count) { place in
        var cost = 0
        let answer = answer(few[few.startIndex + place], &cost)
        return (answer: answer, cost: cost)
      }
      spend(told.reduce(0) { $0 + $1.cost })
      answers += told.map(\.answer)
    }
    return answers
  }

  /// The elements that fit, in their order; those that there are no questions for do not.
  func filter<Element: Sendable>(
    _ elements: [Element], until part: Part, _ fits: @Sendable (Element, inout Int) -> Bool
  ) -> [Element] {
    zip(elements, answers(for: elements, until: part, fits)).filter(\.1).map(\.0)
  }

  /// Takes note of questions that were asked.
  func spend(_ count: Int) { spent.withLock { $0 += count } }
}

extension VectorCase {
  /// How many questions the one that this case puts to a misreading counts as.
  var weight: Int { 1 + costOfAsking / 5000 }
}
