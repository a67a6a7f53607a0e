// What is known of the whole run: the head of the page, the verdicts, the faults, the operations.

const STATUS = {
  BROKEN: ['✕', 'broken'],
  HELD: ['✓', 'held'],
  REACHED: ['◆', 'reached'],
  NOT_REACHED: ['◇', 'not reached in this run'],
  UNKNOWN: ['?', 'unknown'],
};

const ENDS = {
  TIME_UP: 'the time was up',
  QUIET: 'nothing was left to happen',
  STOPPED: 'a promise was broken',
  REFUSED: 'a node refused a message',
  THREW: 'a handler threw an exception',
  STEP_LIMIT: 'the limit of steps was reached',
};

class Summary {
  constructor(json, run, chronicle, choose) {
    this.about = json.about;
    this.verdicts = json.verdicts;
    this.leftOut = json.leftOut;
    this.run = run;
    this.chronicle = chronicle;
    this.choose = choose;
    this.words = new Words(run);
  }

  head(title, line, reproduce) {
    const { about } = this;
    document.title = `${about.title} · Orrery`;
    title.textContent = about.title;
    const parts = [about.protocol, about.twin && `twin ${about.twin}`, `seed ${about.seed}`, `digest ${about.digest}`];
    line.replaceChildren(...parts.filter(Boolean).map((part) => element('span', {}, part)),
      element('span', {}, `${about.steps.toLocaleString('en')} steps in ${timeText(about.timeNanos)}`),
      element('span', {}, `ended: ${about.end.sentence || ENDS[about.end.kind] || about.end.kind}`));
    if (about.reproduce) reproduce.querySelector('code').textContent = about.reproduce;
    else reproduce.hidden = true;
  }

  /** Broken promises in full, the others counted. */
  chips(box) {
    const made = [];
    for (const verdict of this.verdicts.filter(({ status }) => status === 'BROKEN')) made.push(this.broken(verdict), ...this.decided(verdict));
    for (const status of ['HELD', 'REACHED', 'NOT_REACHED', 'UNKNOWN']) {
      const some = this.verdicts.filter((verdict) => verdict.status === status);
      if (some.length) made.push(this.chip(status, some.map(({ promise }) => promise).join(', '), some.length));
    }
    const count = { ok: 0, fail: 0, unknown: 0, open: 0 };
    for (const op of this.run.operations) count[op.completed < 0 && op.outcome === 'unknown' ? 'open' : op.outcome]++;
    const counted = Object.entries(count).filter(([, number]) => number > 0);
    if (counted.length) {
      made.push(element('span', { class: 'chip' }, 'operations: ', counted.map(([word, number]) => `${number} ${word}`).join(', ')));
    }
    const fired = this.about.fired.map(([fault, number]) => `${fault} ${number.toLocaleString('en')}×`);
    const faults = fired.length ? `faults fired: ${fired.join(', ')}` : 'no fault fired';
    // what fired is counted over a whole run
    if (this.run.over) made.push(element('span', { class: 'chip faults', title: faults }, faults));
    for (const sentence of this.leftOut) made.push(element('span', { class: 'chip left-out' }, sentence));
    box.replaceChildren(...made);
  }

  chip(status, promises, number) {
    const [sign, word] = STATUS[status];
    return element('span', { class: 'chip', 'data-status': status, title: promises },
      element('b', { 'aria-hidden': 'true' }, sign), ` ${number} ${word}`);
  }

  broken(verdict) {
    const step = verdict.step - this.run.first;
    const inside = step >= 0 && step < this.run.count;
    const words = [
      element('b', { 'aria-hidden': 'true' }, '✕'), ' broken: ', element('strong', {}, verdict.promise),
      verdict.sentence ? ` — ${verdict.sentence}` : '',
    ];
    if (!inside) return element('span', { class: 'chip', 'data-status': 'BROKEN' }, ...words);
    return element('button', { type: 'button', class: 'chip', 'data-status': 'BROKEN', onclick: () => this.choose(step, true) },
      ...words, ` (step ${verdict.step})`);
  }

  /** The earlier steps but for which it would not be broken. */
  decided({ step, decisive }) {
    return decisive.filter(([number]) => number !== step).map(([number, words]) => element('button', {
      type: 'button', class: 'chip', title: 'decides it', onclick: () => this.choose(number - this.run.first, true),
    }, `decided at step ${number}: ${words}`));
  }

  /** Every verdict with its sentence, every fault with its count, the messages by type. */
  panel(box, filter) {
    const rows = this.verdicts.map((verdict) => {
      const [sign, word] = STATUS[verdict.status] ?? ['?', verdict.status];
      const step = verdict.step - this.run.first;
      const where = step >= 0 && step < this.run.count
        ? element('button', { type: 'button', class: 'link', onclick: () => this.choose(step, verdict.status === 'BROKEN') }, `#${verdict.step}`)
        : '';
      return element('tr', { 'data-status': verdict.status },
        element('td', {}, element('b', { 'aria-hidden': 'true' }, sign), ` ${word}`),
        element('td', {}, element('strong', {}, verdict.promise), verdict.sentence ? ` ${verdict.sentence}` : '', ...this.because(verdict)),
        element('td', {}, where));
    });
    const { about } = this;
    box.replaceChildren(
      ...this.told(),
      this.table('Promises', ['became', 'promise', 'step'], rows, this.run.over ? 'No promises were judged.' : 'No promise was decided yet.'),
      ...(this.run.over ? [this.table('Faults', ['fault', 'fired'], about.fired.map(([fault, count]) => this.row(fault, count)), 'No fault fired.')] : []),
      this.table('Messages', ['type', 'sent'], filter.types.map(([type, count]) => this.row(type, count)), 'None were recorded.'),
      element('p', { class: 'muted' }, `${about.sent.toLocaleString('en')} sent and ${about.delivered.toLocaleString('en')} delivered ${this.run.over ? 'in the whole run' : 'so far'}.`));
  }

  /** What the scenario says and asks, in order; answers are folded. */
  told() {
    const rows = this.chronicle.notes.filter(({ node }) => node < 0).map(({ step, text, answer }) => element('tr', {},
      element('td', {}, element('button', { type: 'button', class: 'link', onclick: () => this.choose(step) }, `#${this.run.number(step)}`)),
      element('td', {}, text, answer ? element('details', {}, element('summary', {}, 'answer'), element('p', {}, answer)) : '')));
    return rows.length ? [this.table('What the scenario says', ['step', 'note or question'], rows, '')] : [];
  }

  /** The steps that decide a broken promise, and the few that led there, to go through one by one. */
  because({ because, decisive }) {
    const link = (number) => element('button', {
      type: 'button', class: 'link', onclick: () => this.choose(number - this.run.first, true),
    }, `#${number}`);
    const made = [];
    if (decisive.length) {
      made.push(element('p', {}, 'What decides it:'),
        element('ul', {}, ...decisive.map(([number, words]) => element('li', {}, link(number), ` ${words}`))));
    }
    if (because.length) made.push(element('p', {}, 'How it came to it:', ...because.flatMap((number) => [' ', link(number)])));
    return made;
  }

  row(...cells) {
    return element('tr', {}, ...cells.map((cell) => element('td', {}, typeof cell === 'number' ? cell.toLocaleString('en') : cell)));
  }

  table(caption, heads, rows, nothing) {
    if (!rows.length) return element('p', { class: 'muted' }, nothing);
    return element('table', {}, element('caption', {}, caption),
      element('thead', {}, element('tr', {}, ...heads.map((head) => element('th', { scope: 'col' }, head)))),
      element('tbody', {}, ...rows));
  }

  /** The operations; the first so many, and a word on the rest. */
  operations(box, most = 1000) {
    const { run } = this;
    if (!run.operations.length) {
      box.replaceChildren(element('p', { class: 'muted' }, 'No client asked anything.'));
      return;
    }
    const to = (step, nanos) => (step < 0 || step >= run.count
      ? element('td', { class: 'when' }, nanos < 0 ? '' : timeText(nanos))
      : element('td', { class: 'when' }, element('button', { type: 'button', class: 'link', onclick: () => this.choose(step) }, timeText(nanos))));
    const rows = run.operations.slice(0, most).map((op) => element('tr', { 'data-operation': op.id, 'data-outcome': op.outcome },
      element('td', {}, `${run.names[op.client] ?? '?'} #${op.id}`),
      element('td', {}, run.values.text(op.question)), element('td', {}, this.words.outcome(op)),
      to(op.invoked, op.invokedNanos), to(op.completed, op.completedNanos)));
    const rest = run.operations.length - rows.length;
    box.replaceChildren(
      this.table('Operations', ['client', 'question', 'outcome', 'from', 'to'], rows, ''),
      rest > 0 ? element('p', { class: 'muted' }, `${rest.toLocaleString('en')} more are not listed; find them in the diagram.`) : '');
  }
}
