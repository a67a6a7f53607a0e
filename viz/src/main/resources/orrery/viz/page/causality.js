// Happens-before (Lamport, "Time, Clocks, and the Ordering of Events in a Distributed System", 1978): one step comes
// before another at the same node, a cause before what it caused, and so on through chains of both.

const PAST = 1;
const FUTURE = 2;
const CHAIN = 4;

class Causality {
  constructor(run) {
    this.run = run;
    this.lamport = null;
  }

  /** Marks what lies in the PAST or FUTURE of a step, and CHAIN where it led straight to it; the rest is concurrent. */
  cone(step) {
    const { run } = this;
    const marks = new Uint8Array(run.count);
    marks[step] = PAST | FUTURE;
    for (let i = step; i >= 0; i--) {
      if (!(marks[i] & PAST)) continue;
      if (run.cause[i] >= 0) marks[run.cause[i]] |= PAST;
      if (run.previous[i] >= 0) marks[run.previous[i]] |= PAST;
    }
    for (let i = step + 1; i < run.count; i++) {
      const cause = run.cause[i];
      const previous = run.previous[i];
      if ((cause >= 0 && marks[cause] & FUTURE) || (previous >= 0 && marks[previous] & FUTURE)) marks[i] |= FUTURE;
    }
    for (const i of this.chain(step)) marks[i] |= CHAIN;
    return marks;
  }

  /** The step, its cause, the cause of that, and so on to the beginning. */
  chain(step) {
    const chain = [];
    for (let i = step; i >= 0; i = this.run.cause[i]) chain.push(i);
    return chain;
  }

  /** How many steps lie before and after a marked step, and how many are concurrent with it. */
  count(marks) {
    let past = 0;
    let future = 0;
    for (const mark of marks) {
      past += mark & PAST;
      future += (mark & FUTURE) >> 1;
    }
    return { past: past - 1, future: future - 1, concurrent: marks.length - past - future + 1 };
  }

  /** The Lamport clock of a step: the length of the longest chain that ends in it. */
  lamportOf(step) {
    const { run } = this;
    if (!this.lamport) {
      const clocks = new Int32Array(run.count);
      for (let i = 0; i < run.count; i++) {
        const cause = run.cause[i] < 0 ? 0 : clocks[run.cause[i]];
        const previous = run.previous[i] < 0 ? 0 : clocks[run.previous[i]];
        clocks[i] = 1 + Math.max(cause, previous);
      }
      this.lamport = clocks;
    }
    return this.lamport[step];
  }

  /** The vector clock of a step: for each node, how many of its steps lie at or before it. */
  vectorOf(step, marks) {
    const { run } = this;
    return run.names.map((name, node) => {
      const steps = run.stepsAt.list.subarray(run.stepsAt.start[node], run.stepsAt.start[node + 1]);
      return firstWhere(steps.length, (s) => steps[s] > step || !(marks[steps[s]] & PAST));
    });
  }
}
