// The chosen step in full: what happened, why, what it made happen, and how it lies among all others.

class Detail {
  constructor(run, causality, box, choose) {
    Object.assign(this, { run, causality, box, choose });
    this.words = new Words(run);
    this.opened = new Set();
    this.tree = new Tree(run.values, this.opened, () => this.show(this.step));
    this.clocksOpen = false;
  }

  show(step) {
    this.step = step;
    const { run, box } = this;
    if (step < 0 || step >= run.count) {
      box.replaceChildren(element('p', { class: 'muted' }, 'No steps were recorded.'));
      return;
    }
    box.replaceChildren(
      element('p', { class: 'when' },
        element('strong', {}, `#${run.number(step)}`), ` at ${timeText(run.time[step])}`,
        element('span', { class: 'exact' }, `${run.time[step].toLocaleString('en')} ns`)),
      element('p', { class: 'sentence', id: 'sentence' }, this.words.step(step)),
      ...this.subject(step),
      ...this.changes(step),
      this.neighbours(step),
      ...this.effects(step),
      this.order(step));
  }

  subject(step) {
    const { run } = this;
    const parts = [];
    if (run.isMessage(step)) {
      const m = run.subject(step);
      parts.push(this.tree.show(run.contentOf(step), run.wasAltered(step) ? run.messageValue[m] : -1, 'message'));
      const from = run.names[run.messageFrom[m]];
      const to = run.names[run.messageTo[m]];
      const sent = run.sent[m] < 0 ? 'sent before the recording began' : `sent at ${timeText(run.time[run.sent[m]])}`;
      parts.push(element('p', { class: 'muted' }, `message ${run.messageNth[m]} of ${from} → ${to}, ${sent}`));
    } else if (run.kindName(step) === 'requested') {
      const op = run.operations[run.detail[step]];
      if (op) {
        parts.push(element('p', {}, `operation ${op.id}: ${this.words.outcome(op)} `,
          op.completed >= 0 ? this.link(op.completed) : ''));
      }
    }
    return parts;
  }

  /** What the step changed at its node, each with what it was before. */
  changes(step) {
    const { run } = this;
    const node = run.node[step];
    if (node < 0 || !run.changed[step]) return [];
    const before = run.stateAt(node, step - 1);
    const after = run.stateAt(node, step);
    if (before < 0 || after < 0) return [];
    const [was, is] = [before, after].map((state) => roleOf(run.values.typeName(state) ?? 'state'));
    const rows = was === is ? [] : [element('li', {}, element('del', {}, was), ' → ', element('ins', {}, is))];
    const found = run.values.differences(before, after);
    for (const { path, before: old, after: now } of found.slice(0, 12)) {
      rows.push(element('li', {}, element('span', { class: 'path' }, path), ' ',
        old < 0 ? '' : element('del', {}, run.values.text(old)), old < 0 ? '+ ' : now < 0 ? ' is gone' : ' → ',
        now < 0 ? '' : element('ins', {}, run.values.text(now))));
    }
    if (found.length > 12) rows.push(element('li', { class: 'muted' }, 'and more'));
    return rows.length ? [element('h2', {}, `What changed at ${run.names[node]}`), element('ul', { class: 'effects changes' }, ...rows)] : [];
  }

  link(step) {
    return element('button', {
      type: 'button', class: 'link', 'data-step': this.run.number(step), onclick: () => this.choose(step),
    }, `#${this.run.number(step)}`);
  }

  neighbours(step) {
    const { run } = this;
    const box = element('dl', { class: 'ways' });
    const add = (word, to) => {
      if (to >= 0) box.append(element('dt', {}, word), element('dd', {}, this.link(to), ` ${this.words.step(to)}`));
    };
    add('because of', run.cause[step]);
    if (run.node[step] >= 0) {
      add('before, here', run.previous[step]);
      add('next, here', run.next[step]);
    }
    return box;
  }

  effects(step) {
    const { run } = this;
    const effects = run.effectsOf(step);
    const told = new Set();
    const rows = [];
    for (const e of effects) rows.push(element('li', {}, ...this.effect(e, told)));
    for (const i of run.causedBy(step)) {
      if (!told.has(i)) rows.push(element('li', {}, 'leads to ', this.link(i), ` ${this.words.step(i)}`));
    }
    return rows.length ? [element('h2', {}, 'What it made happen'), element('ul', { class: 'effects' }, ...rows)] : [];
  }

  effect(e, told) {
    const { run } = this;
    const parts = [this.words.effect(e)];
    if (run.effectKinds[run.effectKind[e]] === 'sent') {
      const m = run.effectSubject[e];
      const fields = run.values.named(run.messageValue[m]);
      if (fields) parts.push(element('span', { class: 'fields' }, ` ${fields}`));
      parts.push(element('span', { class: 'muted' }, ` ${this.words.fate(m)} `));
      for (const arrived of run.arrivalsOf(m)) {
        told.add(arrived);
        parts.push(this.link(arrived), ' ');
      }
    } else if (run.effectKinds[run.effectKind[e]] === 'completed') {
      const op = run.operations[run.effectSubject[e]];
      if (op) parts.push(element('span', { class: 'fields' }, ` ${run.values.text(op.question)} → ${this.words.outcome(op)}`));
    }
    return parts;
  }

  /** Happens-before in numbers, and the clocks where they are asked for. */
  order(step) {
    const { run } = this;
    const marks = this.causality.cone(step);
    const { past, future, concurrent } = this.causality.count(marks);
    const clocks = element('details', { class: 'clocks', open: this.clocksOpen }, element('summary', {}, 'Lamport and vector clock'));
    const fill = () => {
      if (clocks.children.length > 1) return;
      const vector = this.causality.vectorOf(step, marks).map((count, node) => `${run.names[node]} ${count}`).join('  ');
      clocks.append(element('p', {}, `Lamport ${this.causality.lamportOf(step)}`), element('p', { class: 'vector' }, vector));
    };
    if (this.clocksOpen) fill();
    clocks.addEventListener('toggle', () => {
      this.clocksOpen = clocks.open;
      if (clocks.open) fill();
    });
    const some = (count, words) => element('span', {}, element('strong', {}, count.toLocaleString('en')), ` ${words}`);
    return element('div', { class: 'order' },
      element('h2', {}, 'Happens-before'),
      element('p', {}, some(past, 'before'), ' · ', some(future, 'after'), ' · ', some(concurrent, 'concurrent')),
      clocks);
  }
}
