// Why a run ended as it did, for who knows nothing of its protocol: what was promised, what went wrong, how it came to
// it step by step in the order of time, and what the words mean.

class Why {
  constructor(json, run, chronicle, choose) {
    Object.assign(this, { run, chronicle, choose });
    this.verdicts = json.verdicts;
    this.primer = json.primer;
    this.words = new Words(run);
    this.meanings = new Map(this.primer.words.map(([word, meaning]) => [word.toLowerCase(), meaning]));
    // longest first, so that a word of two words is found before its parts
    const known = [...this.meanings.keys()].sort((a, b) => b.length - a.length).map(oneOrMany);
    this.known = known.length ? new RegExp(`(?<![\\p{L}\\d_])(?:${known.join('|')})(?![\\p{L}\\d_])`, 'giu') : null;
    this.broken = this.verdicts.filter(({ status }) => status === 'BROKEN');
    this.moments = this.findMoments();
  }

  get isEmpty() {
    const { summary, mistake, words } = this.primer;
    return !summary && !mistake && !words.length && !this.moments.length;
  }

  show(tab, box) {
    tab.hidden = this.isEmpty;
    tab.textContent = this.broken.length ? 'Why' : 'About';
    const { summary, mistake } = this.primer;
    box.replaceChildren(...[
      summary && element('p', {}, element('strong', {}, 'The protocol: '), ...this.explained(summary)),
      ...this.broken.flatMap((verdict) => this.verdict(verdict)),
      mistake && element('p', {}, element('strong', {}, 'What is wrong here on purpose: '), ...this.explained(mistake)),
      ...this.story(),
      ...this.glossary(),
    ].filter(Boolean));
  }

  /** What was promised, in plain words where there are any, and what came instead. */
  verdict({ promise, sentence }) {
    const meaning = this.meanings.get(promise.toLowerCase());
    return [
      element('h3', {}, 'What was promised'),
      element('p', {}, element('strong', {}, promise), ...(meaning ? [': ', ...this.explained(meaning)] : [])),
      element('h3', {}, 'What happened'),
      element('p', { class: 'danger' }, sentence),
    ];
  }

  /** What the scenario says, what decided it and what led there, in the order of time. */
  findMoments() {
    const { run } = this;
    const inside = (step) => step >= 0 && step < run.count;
    const steps = new Map();
    for (const { because, decisive, step } of this.broken) {
      for (const number of because) if (inside(number - run.first)) steps.set(number - run.first, '');
      for (const [number, words] of decisive) if (inside(number - run.first)) steps.set(number - run.first, words);
      if (inside(step - run.first) && !steps.has(step - run.first)) steps.set(step - run.first, '');
    }
    const moments = [...steps].map(([step, decides]) => ({ step, decides }));
    for (const { step, node, text, answer } of this.chronicle.notes) if (node < 0) moments.push({ step, text, answer });
    // what is said of a step comes after it
    return moments.sort((a, b) => a.step - b.step || Number('text' in a) - Number('text' in b));
  }

  story() {
    if (!this.moments.length) return [];
    return [
      element('h3', {}, this.broken.length ? 'How it came to it' : 'What the scenario says'),
      element('ol', { class: 'story' }, ...this.moments.map((moment) => this.moment(moment))),
    ];
  }

  moment({ step, decides, text, answer }) {
    const { run } = this;
    const link = element('button', { type: 'button', class: 'link', 'data-step': run.number(step), onclick: () => this.choose(step, true) },
      `#${run.number(step)}`);
    if (text !== undefined) {
      return element('li', { class: 'said' }, link, ' ', element('span', { 'aria-hidden': 'true' }, '⚑ '), ...this.explained(text),
        answer ? element('details', {}, element('summary', {}, 'answer'), element('p', {}, ...this.explained(answer))) : '');
    }
    return element('li', { class: decides ? 'decides' : null }, link, ` ${this.words.step(step)}`,
      decides ? element('strong', {}, ` — decides it: ${decides}`) : '', ...this.changed(step, 3));
  }

  /** The first so many things that a step changed at its node, shortly. */
  changed(step, most) {
    const { run } = this;
    const node = run.node[step];
    const [before, after] = node >= 0 && run.changed[step] ? [run.stateAt(node, step - 1), run.stateAt(node, step)] : [-1, -1];
    if (before < 0 || after < 0) return [];
    const [was, is] = [before, after].map((state) => roleOf(run.values.typeName(state) ?? ''));
    const text = (value) => (value < 0 ? 'nothing' : run.values.text(value));
    const found = run.values.differences(before, after)
      .map(({ path, before: old, after: now }) => `${path.split('.').pop()} ${old < 0 ? `+ ${text(now)}` : `${text(old)} → ${text(now)}`}`);
    if (was !== is) found.unshift(`${was} → ${is}`);
    return found.slice(0, most).map((line) => element('div', { class: 'fields' }, line));
  }

  glossary() {
    const { words } = this.primer;
    if (!words.length) return [];
    return [
      element('h3', {}, 'The words'),
      element('dl', { class: 'glossary' }, ...words.flatMap(([word, meaning]) => [element('dt', {}, word), element('dd', {}, meaning)])),
    ];
  }

  /** A sentence in which the protocol's words tell what they mean where one points at them. */
  explained(sentence) {
    if (!this.known) return [sentence];
    const parts = [];
    let end = 0;
    for (const found of sentence.matchAll(this.known)) {
      parts.push(sentence.slice(end, found.index), element('abbr', { title: this.meaningOf(found[0]) }, found[0]));
      end = found.index + found[0].length;
    }
    return parts.concat(sentence.slice(end));
  }

  /** Of a word as it stands in a sentence, perhaps as one of many. */
  meaningOf(found) {
    const word = found.toLowerCase();
    return [word, word.replace(/s$/, ''), word.replace(/es$/, ''), word.replace(/ies$/, 'y')]
      .map((one) => this.meanings.get(one)).find(Boolean) ?? '';
  }
}

/** A word as a regular expression that finds it, also where there are many. */
function oneOrMany(word) {
  const literal = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return word.endsWith('y') ? `${literal(word.slice(0, -1))}(?:y|ies)` : `${literal(word)}(?:s|es)?`;
}
