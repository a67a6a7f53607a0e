// Where things are: from moments to pixels across, from nodes to pixels down. A moment is a virtual time in
// nanoseconds or, when the steps are spaced evenly, an index.

const AXIS = 24;
const NOTES = 40;
const FOOT = 20;
const LANE_MIN = 30;
const LANE_MAX = 92;

/** Moments, either by time or by order of steps. */
class Scale {
  constructor(run, byOrder) {
    this.run = run;
    this.byOrder = byOrder;
    // where the beginning was not recorded, there is nothing to show of it
    this.start = byOrder || run.first === 0 || !run.count ? 0 : run.time[0];
    this.end = Math.max(byOrder ? run.count : run.endTime, this.start + 1);
    this.smallest = byOrder ? 6 : 2000;
  }

  of(i) {
    return this.byOrder ? i : this.run.time[i];
  }

  /** The moment at which something that lasts until a step ends; the end of the run where it never does. */
  until(i) {
    return i < this.run.count ? this.of(i) : this.end;
  }

  /** The first step at or after a moment. */
  stepFrom(moment) {
    if (this.byOrder) return Math.min(this.run.count, Math.max(0, Math.ceil(moment)));
    return firstWhere(this.run.count, (i) => this.run.time[i] >= moment);
  }

  text(moment) {
    return this.byOrder ? `#${this.run.first + Math.round(moment)}` : timeText(moment);
  }

  /** Round moments in a window, at least so many apart. */
  ticks(from, to, apart) {
    let size = Math.pow(10, Math.ceil(Math.log10(Math.max(apart, this.byOrder ? 1 : 1000))));
    if (size / 5 >= apart && (!this.byOrder || size >= 5)) size /= 5;
    else if (size / 2 >= apart && (!this.byOrder || size >= 2)) size /= 2;
    const ticks = [];
    for (let tick = Math.ceil(from / size) * size; tick <= to; tick += size) ticks.push(tick);
    return ticks;
  }
}

/** The part of the run that the diagram shows, and where each lane is. */
class Layout {
  constructor(run, scale, hasNotes) {
    this.run = run;
    this.hasNotes = hasNotes;
    this.width = 1;
    this.height = 1;
    this.scroll = 0;
    this.rescale(scale);
  }

  rescale(scale) {
    this.scale = scale;
    this.show(scale.start, scale.end);
  }

  resize(width, height) {
    this.width = Math.max(1, width);
    this.height = Math.max(1, height);
    this.top = AXIS + (this.hasNotes ? NOTES : 6);
    const lanes = Math.max(1, this.run.names.length);
    this.lane = Math.min(LANE_MAX, Math.max(LANE_MIN, (this.height - this.top - FOOT) / lanes));
    this.content = this.top + this.lane * lanes + FOOT;
  }

  /** Shows a window, moved and cut so that it lies within the run. */
  show(from, to) {
    // a little air at both ends of the run
    const { start, end, smallest } = this.scale;
    const span = Math.min(Math.max(to - from, smallest), (end - start) * 1.06);
    const margin = span * 0.03;
    this.from = Math.min(Math.max(from, start - margin), end + margin - span);
    this.to = this.from + span;
  }

  get span() {
    return this.to - this.from;
  }

  x(moment) {
    return ((moment - this.from) / (this.to - this.from)) * this.width;
  }

  xOf(step) {
    return this.x(this.scale.of(step));
  }

  moment(x) {
    return this.from + (x / this.width) * (this.to - this.from);
  }

  /** The middle of a node's lane; the network's things hang below the axis. */
  y(node) {
    return node < 0 ? AXIS + 4 : this.top + this.lane * (node + 0.5) - this.scroll;
  }

  nodeAt(y) {
    const node = Math.floor((y + this.scroll - this.top) / this.lane);
    return node >= 0 && node < this.run.names.length ? node : -1;
  }

  /** The steps in the window: [first, past the last). */
  steps() {
    const first = this.scale.stepFrom(this.from);
    return [first, Math.max(first, this.scale.stepFrom(this.to))];
  }

  /** The messages that may cross the window: [first, past the last). */
  messages() {
    const { run } = this;
    const [first, past] = this.steps();
    const from = firstWhere(run.sends, (m) => run.reach[m] >= first);
    return [from, firstWhere(run.sends, (m) => run.sent[m] >= past)];
  }

  zoom(factor, around) {
    const left = (around - this.from) * factor;
    this.show(around - left, around - left + this.span * factor);
  }

  pan(moments) {
    this.show(this.from + moments, this.to + moments);
  }

  /** Moves the window only if the moment is not well inside it. */
  reveal(moment) {
    const margin = this.span * 0.12;
    if (moment < this.from + margin || moment > this.to - margin) {
      this.show(moment - this.span / 2, moment + this.span / 2);
    }
  }
}
