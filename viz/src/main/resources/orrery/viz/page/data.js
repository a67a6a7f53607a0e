// Unpacks the run that is embedded in the page: numbers into typed columns, and indexes over them.
// The format is written by PageData.java. Steps are spoken of by index, from 0; their number is first + index.

const DIGIT = new Uint8Array(128);
[...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'].forEach((sign, digit) => (DIGIT[sign.charCodeAt(0)] = digit));

/** Whole numbers from their text: five bits in a sign, the lowest first; see Packed.java. */
function numbers(text) {
  const found = new Float64Array(text.length);
  let count = 0;
  let value = 0;
  let unit = 1;
  for (let at = 0; at < text.length; at++) {
    const digit = DIGIT[text.charCodeAt(at)];
    value += (digit & 31) * unit;
    unit *= 32;
    if (digit & 32) continue;
    found[count++] = value % 2 === 0 ? value / 2 : -(value + 1) / 2;
    value = 0;
    unit = 1;
  }
  return found.subarray(0, count);
}

/** Turns packed differences back into what they were taken from. */
function summed(packed, Column = Int32Array) {
  const differences = numbers(packed);
  const column = new Column(differences.length);
  let value = 0;
  for (let i = 0; i < column.length; i++) {
    value += differences[i];
    column[i] = value;
  }
  return column;
}

/** Groups indexes by a key: the members of key k are list[start[k]] ... list[start[k + 1] - 1], in order. */
function grouped(keys, count) {
  const start = new Int32Array(count + 1);
  for (const key of keys) if (key >= 0 && key < count) start[key + 1]++;
  for (let k = 0; k < count; k++) start[k + 1] += start[k];
  const next = start.slice();
  const list = new Int32Array(start[count]);
  for (let i = 0; i < keys.length; i++) if (keys[i] >= 0 && keys[i] < count) list[next[keys[i]]++] = i;
  return { start, list };
}

/** The first index in [0, length) for which the predicate holds, if it holds for all after that. */
function firstWhere(length, holds) {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

class Run {
  constructor(json) {
    this.about = json.about;
    // only who walks through a run has more of it to come
    this.over = !json.walk?.next;
    this.names = json.about.servers.concat(json.about.clients);
    this.zones = json.about.zones;
    this.servers = json.about.servers.length;
    this.values = new Values(json.types, json.values, this.names.length);
    this.first = json.steps.first;
    this.kinds = json.kinds;
    this.effectKinds = json.effectKinds;
    this.reasons = json.reasons;
    this.detours = json.detours;
    this.partitions = json.partitions;
    this.time = summed(json.steps.time, Float64Array);
    this.count = this.time.length;
    this.node = Int16Array.from(numbers(json.steps.node));
    this.kind = Uint8Array.from(numbers(json.steps.kind));
    this.subjects = Int32Array.from(numbers(json.steps.subject));
    this.detail = Int32Array.from(numbers(json.steps.detail));
    this.cause = this.readCauses(numbers(json.steps.cause));
    this.readEffects(json.effects);
    this.readMessages(json.messages, json.altered);
    this.readStates(json.states);
    this.linkSteps();
    this.operations = json.operations.map((row) => this.operation(row));
    this.operationAt = new Map(this.operations.map((op, index) => [op.id, index]));
    this.last = this.count - 1;
    this.endTime = Math.max(this.about.timeNanos, this.count ? this.time[this.last] : 0);
  }

  /** The cause of each step, or -1 where there is none or it was not recorded. */
  readCauses(distances) {
    const cause = new Int32Array(this.count);
    for (let i = 0; i < this.count; i++) cause[i] = distances[i] > 0 ? Math.max(-1, i - distances[i]) : -1;
    return cause;
  }

  readEffects(effects) {
    this.effectStep = summed(effects.step);
    this.effectKind = Uint8Array.from(numbers(effects.kind));
    this.effectSubject = Int32Array.from(numbers(effects.subject));
    // a timer's delay, or the id of a file's name
    this.effectMore = new Float64Array(this.effectKind.length);
    const withMore = ['timer', 'wrote'].map((name) => this.effectKinds.indexOf(name));
    const more = numbers(effects.more);
    let next = 0;
    for (let e = 0; e < this.effectKind.length; e++) {
      if (withMore.includes(this.effectKind[e])) this.effectMore[e] = more[next++];
    }
    this.effects = grouped(this.effectStep, this.count);
  }

  /** Messages in the order in which they were sent; those that were sent before the recording began come last. */
  readMessages(messages, altered) {
    this.messageFrom = Int16Array.from(numbers(messages.from));
    const count = this.messageFrom.length;
    const skipped = numbers(messages.skipped);
    this.messageTo = Int16Array.from(numbers(messages.to));
    this.messageValue = Int32Array.from(numbers(messages.value));
    this.messageNth = new Float64Array(count);
    const nth = new Map();
    for (let m = 0; m < count; m++) {
      const link = this.messageFrom[m] * this.names.length + this.messageTo[m];
      this.messageNth[m] = (nth.get(link) ?? 0) + skipped[m];
      nth.set(link, this.messageNth[m] + 1);
    }
    this.sent = new Int32Array(count).fill(-1);
    this.sends = 0;
    const sent = this.effectKinds.indexOf('sent');
    for (let e = 0; e < this.effectKind.length; e++) {
      if (this.effectKind[e] !== sent) continue;
      this.effectSubject[e] = this.sends;
      this.sent[this.sends++] = this.effectStep[e];
    }
    const steps = summed(altered.step);
    const values = numbers(altered.value);
    this.altered = new Map(Array.from(steps, (step, at) => [step, values[at]]));
    this.readArrivals(count);
  }

  /** Where each message arrived or was given up: once, never, or more often. */
  readArrivals(count) {
    const delivered = this.kinds.indexOf('delivered');
    const dropped = this.kinds.indexOf('dropped');
    const message = new Int32Array(this.count).fill(-1);
    for (let i = 0; i < this.count; i++) {
      if (this.kind[i] === delivered || this.kind[i] === dropped) message[i] = this.subjects[i];
    }
    this.arrivals = grouped(message, count);
    // how far the messages up to each one reach: finds those that are under way at a time
    this.reach = new Int32Array(this.sends);
    const flights = [];
    let reach = -1;
    for (let m = 0; m < this.sends; m++) {
      const arrivals = this.arrivalsOf(m);
      reach = Math.max(reach, this.sent[m], arrivals.length ? arrivals[arrivals.length - 1] : -1);
      this.reach[m] = reach;
      if (arrivals.length && this.kind[arrivals[0]] === delivered && flights.length < 999) {
        flights.push([this.time[arrivals[0]] - this.time[this.sent[m]], arrivals[0] - this.sent[m]]);
      }
    }
    const middle = (which) => flights.map((flight) => flight[which]).sort((a, b) => a - b)[flights.length >> 1] ?? 0;
    this.usualFlight = { nanos: middle(0), steps: middle(1) };
  }

  readStates(states) {
    const step = summed(states.step);
    const value = Int32Array.from(numbers(states.value));
    const start = numbers(states.start);
    const node = new Int32Array(step.length);
    this.changed = new Uint8Array(this.count);
    for (const i of step) this.changed[i] = 1;
    for (let c = 0; c < step.length; c++) node[c] = this.node[step[c]];
    const byNode = grouped(node, this.names.length);
    this.changes = this.names.map((name, n) => {
      const own = byNode.list.subarray(byNode.start[n], byNode.start[n + 1]);
      return { start: start[n], step: own.map((c) => step[c]), value: own.map((c) => value[c]) };
    });
  }

  /** What came before and after each step at its node, and what each step made happen. */
  linkSteps() {
    const dropped = this.kinds.indexOf('dropped');
    this.previous = new Int32Array(this.count).fill(-1);
    this.next = new Int32Array(this.count).fill(-1);
    const latest = new Int32Array(this.names.length).fill(-1);
    const atNode = new Int32Array(this.count).fill(-1);
    for (let i = 0; i < this.count; i++) {
      const n = this.node[i];
      // the sender never learns that a message was lost: a drop is no part of its life
      if (n < 0 || this.kind[i] === dropped) continue;
      atNode[i] = n;
      this.previous[i] = latest[n];
      if (latest[n] >= 0) this.next[latest[n]] = i;
      latest[n] = i;
    }
    this.begun = this.findBeginnings();
    this.stepsAt = grouped(atNode, this.names.length);
    this.caused = grouped(this.cause, this.count);
  }

  /** For each step that mends something, the step in which that began. */
  findBeginnings() {
    const open = new Map();
    const begun = new Map();
    for (let i = 0; i < this.count; i++) {
      const kind = this.kindName(i);
      const fault = kind === 'disturbed' ? this.detail[i]
        : kind === 'partitioned' ? this.partitions[this.subjects[i]].fault : this.subjects[i];
      const name = `${fault} ${this.node[i]}`;
      if (kind === 'disturbed' || kind === 'partitioned') open.set(name, i);
      else if ((kind === 'restored' || kind === 'healed') && open.has(name)) begun.set(i, open.get(name));
    }
    return begun;
  }

  operation(row) {
    const [id, client, question, invoked, completed, outcome, answer, invokedNanos, completedNanos] = row;
    const inside = (number) => (number < 0 ? -1 : number - this.first);
    return {
      id, client, question, outcome, answer, invokedNanos, completedNanos,
      invoked: inside(invoked),
      completed: inside(completed),
    };
  }

  number(i) {
    return this.first + i;
  }

  kindName(i) {
    return this.kinds[this.kind[i]];
  }

  /** What the step is about: a message, a timer, a question, a partition or a fault, as its kind says. */
  subject(i) {
    return this.subjects[i];
  }

  copyOf(i) {
    return this.detail[i] & 1;
  }

  /** Why a message came late, in words; none if it did not. */
  detourOf(i) {
    return this.detours[this.detail[i] >> 1];
  }

  reasonOf(i) {
    return this.reasons[this.detail[i] >> 1];
  }

  /** The steps in which a message arrived or was given up, in order. */
  arrivalsOf(m) {
    return this.arrivals.list.subarray(this.arrivals.start[m], this.arrivals.start[m + 1]);
  }

  /** What a message said when it arrived, which links and liars may have changed. */
  contentOf(i) {
    return this.altered.get(i) ?? this.messageValue[this.subjects[i]];
  }

  /** Whether a message arrived with another content than it was sent with. */
  wasAltered(i) {
    return this.altered.has(i) && this.values.shape(this.messageValue[this.subjects[i]]) !== 'left-out';
  }

  isMessage(i) {
    const name = this.kindName(i);
    return name === 'delivered' || name === 'dropped';
  }

  /** The state of a node after a step: a value, or -1 while it is down. */
  stateAt(node, i) {
    const changes = this.changes[node];
    const after = firstWhere(changes.step.length, (c) => changes.step[c] > i);
    return after === 0 ? changes.start : changes.value[after - 1];
  }

  effectsOf(i) {
    return this.effects.list.subarray(this.effects.start[i], this.effects.start[i + 1]);
  }

  causedBy(i) {
    return this.caused.list.subarray(this.caused.start[i], this.caused.start[i + 1]);
  }

  /** The last step at or before a time. */
  atTime(nanos) {
    return Math.max(0, firstWhere(this.count, (i) => this.time[i] > nanos) - 1);
  }

  /** The type of the message that a step is about, or null. */
  messageType(m) {
    return this.values.typeName(this.messageValue[m]);
  }
}
