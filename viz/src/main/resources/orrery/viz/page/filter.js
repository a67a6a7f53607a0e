// What is shown and what is passed over: by node, by type of message, by words.

class Filter {
  constructor(run) {
    this.run = run;
    this.words = new Words(run);
    this.readTypes();
    this.hiddenNodes = new Set();
    this.hiddenTypes = new Set();
    this.text = '';
    this.kept = new Uint8Array(run.count).fill(1);
    this.job = 0;
    this.keptCount = run.count;
  }

  /** The types of messages, the most frequent first; each has a colour, and those past the last share it. */
  readTypes() {
    const { run } = this;
    const count = new Map();
    const types = [];
    for (let m = 0; m < run.messageValue.length; m++) {
      types[m] = run.messageType(m) ?? 'message';
      count.set(types[m], (count.get(types[m]) ?? 0) + 1);
    }
    this.types = [...count.entries()].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    const place = new Map(this.types.map(([type], at) => [type, at]));
    this.typeOf = Uint16Array.from(types, (type) => place.get(type));
  }

  colour(m) {
    return Math.min(this.typeOf[m], CATEGORIES - 1);
  }

  node(n) {
    return n < 0 || !this.hiddenNodes.has(n);
  }

  message(m) {
    return !this.hiddenTypes.has(this.typeOf[m]) && this.node(this.run.messageFrom[m]) && this.node(this.run.messageTo[m]);
  }

  step(i) {
    return this.kept[i] === 1;
  }

  get active() {
    return this.hiddenNodes.size > 0 || this.hiddenTypes.size > 0 || this.text !== '';
  }

  /** Goes through all steps again, a slice at a time so that the page stays alive, and calls back after each slice. */
  apply(progress) {
    const { run } = this;
    const job = ++this.job;
    const wanted = this.text.toLowerCase().split(/\s+/).filter(Boolean);
    let i = 0;
    let count = 0;
    const slice = () => {
      if (job !== this.job) return;
      const until = performance.now() + 12;
      while (i < run.count && (i % 64 || performance.now() < until)) {
        const keep = this.matches(i, wanted);
        this.kept[i] = keep ? 1 : 0;
        if (keep) count++;
        i++;
      }
      this.keptCount = count;
      const done = i >= run.count;
      if (!done) setTimeout(slice);
      progress(done);
    };
    slice();
  }

  matches(i, wanted) {
    const { run } = this;
    if (!this.node(run.node[i])) return false;
    if (run.isMessage(i) && !this.message(run.subject(i))) return false;
    if (wanted.length === 0) return true;
    const text = this.words.searchable(i);
    return wanted.every((word) => text.includes(word));
  }

  /** The nearest kept step after (+1) or before (-1) another, or -1. */
  neighbour(from, direction) {
    for (let i = from + direction; i >= 0 && i < this.run.count; i += direction) if (this.kept[i]) return i;
    return -1;
  }
}
