extension SHA256State {
  /// One round on working variables, given the sum of its message word and its constant.
  ///
  /// Ch and Maj are written in the forms that need the fewest operations: `b ^ c` is the `a ^ b`
  /// of the round before. Sigma 0 takes its common rotation last, which needs fewer instructions;
  /// sigma 1 does not, since the next round waits for it. Rotations are pairs of shifts: a function
  /// called for each would make a debug build a third slower.
  @inline(__always)
  mutating func round(_ wordAndConstant: UInt32) {
    let choice = ((f ^ g) & e) ^ g
    let majority = ((a ^ b) & (b ^ c)) ^ b
    let turned = a ^ (a &>> 11 | a &<< 21) ^ (a &>> 20 | a &<< 12)
    let sum0 = turned &>> 2 | turned &<< 30
    let sum1 = (e &>> 6 | e &<< 26) ^ (e &>> 11 | e &<< 21) ^ (e &>> 25 | e &<< 7)
    let t1 = h &+ wordAndConstant &+ choice &+ sum1
    h = g
    g = f
    f = e
    e = d &+ t1
    d = c
    c = b
    b = a
    a = t1 &+ sum0 &+ majority
  }

  /// Sixteen rounds from round `t` of a prepared schedule.
  ///
  /// `t` must be a literal at the call: a constant index reads the borrowed schedule in place.
  @inline(__always)
  mutating func sixteenRounds(_ schedule: borrowing Schedule, from t: Int) {
    round(schedule[t &+ 0])
    round(schedule[t &+ 1])
    round(schedule[t &+ 2])
    round(schedule[t &+ 3])
    round(schedule[t &+ 4])
    round(schedule[t &+ 5])
    round(schedule[t &+ 6])
    round(schedule[t &+ 7])
    round(schedule[t &+ 8])
    round(schedule[t &+ 9])
    round(schedule[t &+ 10])
    round(schedule[t &+ 11])
    round(schedule[t &+ 12])
    round(schedule[t &+ 13])
    round(schedule[t &+ 14])
    round(schedule[t &+ 15])
  }

  /// What the words 15, 7 and 2 places back add to the word 16 places back (sections 4.1.2, 6.2.2).
  @inline(__always)
  static func expansion(_ back15: UInt32, _ back7: UInt32, _ back2: UInt32) -> UInt32 {
    let sigma0 = (back15 &>> 7 | back15 &<< 25) ^ (back15 &>> 18 | back15 &<< 14) ^ (back15 &>> 3)
    let sigma1 = (back2 &>> 17 | back2 &<< 15) ^ (back2 &>> 19 | back2 &<< 13) ^ (back2 &>> 10)
    return sigma0 &+ back7 &+ sigma1
  }
}
