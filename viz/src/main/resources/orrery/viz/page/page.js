// Puts the page together: holds which step is chosen, and tells every part when that changes.

class Page {
  constructor(json) {
    const { run, chronicle, filter } = this.read(json);
    this.verdicts = json.verdicts;
    this.view = new View(run, chronicle, filter, json.verdicts);
    const choose = (step, light) => this.choose(step, light);
    this.list = new StepList(run, filter, chronicle, find('steps'), choose);
    this.detail = new Detail(run, this.causality, find('detail'), choose);
    this.states = new States(run, chronicle, find('nodes'), choose);
    this.summary = new Summary(json, run, chronicle, choose);
    this.judged = new Judged(json);
    this.player = new Player(chronicle, () => this.move(1), find('play'), find('speed'));
    this.theme = new Theme(find('theme'), () => this.view.recolour());
    this.chosen = -1;
    this.lit = false;
    this.writing = 0;
    this.summary.head(find('title'), find('about'), find('reproduce'));
    this.summary.chips(find('verdicts'));
    this.judged.chip(find('verdicts'));
    this.why = new Why(json, run, chronicle, choose);
    this.why.show(find('tab-why'), find('why'));
    this.walk = new Walk(json, run);
    this.summary.panel(find('summary'), filter);
    this.summary.operations(find('operations'));
    find('beside').classList.toggle('silent', chronicle.notes.length === 0);
    find('beside').classList.toggle('narrated', chronicle.notes.some(({ node }) => node < 0));
    this.tabs = wireControls(this);
    wireFilter(this);
    new Pointer(this.view, find('diagram'), (found) => this.chooseFound(found));
    steerOverview(this.view, find('overview'));
    new Keys(this);
    addEventListener('hashchange', () => this.readAddress());
    addEventListener('beforeprint', () => this.print(true));
    addEventListener('afterprint', () => this.print(false));
    this.view.begin();
    this.open();
  }

  read(json) {
    this.run = new Run(json);
    this.chronicle = new Chronicle(this.run, json.verdicts, json.remarks);
    this.causality = new Causality(this.run);
    this.filter = new Filter(this.run);
    return this;
  }

  /** Opens at the address, where somebody stands who walks, where the first promise was broken, or at the beginning. */
  open() {
    const { run, view } = this;
    if (!run.count) {
      this.detail.show(-1);
      return;
    }
    // what only the whole run broke is seen at its end
    const broken = Math.min(...this.verdicts.filter(({ status }) => status === 'BROKEN')
      .map(({ step }) => (step < 0 ? run.last : step - run.first)).filter((step) => step >= 0 && step < run.count));
    const some = Math.min(run.count, Math.max(60, Math.round(view.layout.width / 8)));
    const addressed = this.addressed();
    if (addressed >= 0) {
      view.showSteps(addressed - (some >> 1), some);
      this.choose(addressed);
    } else if (this.walk.here) {
      view.showSteps(run.last - Math.round(some * 0.75), some);
      this.choose(run.last);
    } else if (broken < Infinity) {
      view.showSteps(broken - Math.round(some * 0.75), some);
      this.choose(broken, true);
      if (!this.why.isEmpty) this.tabs.show(find('tab-why'));
    } else {
      view.showSteps(0, some);
      this.choose(0);
    }
  }

  // ---- choosing ----

  /** Chooses a step and answers it, or -1 if there is no such step; `light` lights its past and its future. */
  choose(step, light = this.lit) {
    const { run } = this;
    if (!(step >= 0 && step < run.count)) return -1;
    this.chosen = step;
    this.light(light || this.lit);
    this.list.select(step);
    this.detail.show(step);
    this.states.show(step);
    this.say(step);
    this.recall(step);
    this.writeAddress();
    return step;
  }

  /** Chooses what was clicked: a step, or the arrival of an arrow. */
  chooseFound({ step, arrow }) {
    if (step >= 0) return this.choose(step, true);
    return this.choose(arrow.arrived >= 0 ? arrow.arrived : this.run.sent[arrow.m], true);
  }

  /** To the next step that the filter keeps, or the one before. */
  move(direction) {
    return this.choose(this.filter.neighbour(this.chosen, direction));
  }

  /** To the next or previous step of the same node. */
  moveHere(direction) {
    const { run, chosen } = this;
    const node = run.node[chosen];
    if (node < 0) return;
    const steps = run.stepsAt.list.subarray(run.stepsAt.start[node], run.stepsAt.start[node + 1]);
    const at = direction > 0
      ? firstWhere(steps.length, (s) => steps[s] > chosen)
      : firstWhere(steps.length, (s) => steps[s] >= chosen) - 1;
    this.choose(steps[at] ?? -1);
  }

  toEnd(direction) {
    this.choose(this.filter.neighbour(direction > 0 ? this.run.count : -1, -direction));
  }

  toCause() {
    this.choose(this.run.cause[this.chosen]);
  }

  toEffect() {
    this.choose(this.run.causedBy(this.chosen)[0] ?? -1);
  }

  /** To the next or previous moment of a kind: fault, role, note, evidence or verdict. */
  jump(kind, direction) {
    const moments = this.chronicle.moments[kind];
    const next = firstWhere(moments.length, (m) => moments[m] > this.chosen);
    const previous = firstWhere(moments.length, (m) => moments[m] >= this.chosen) - 1;
    this.choose(moments[direction > 0 ? next : previous] ?? -1);
  }

  /** Lights the past and the future of the chosen step, or stops it. */
  light(on = !this.lit) {
    this.lit = on;
    find('light').setAttribute('aria-pressed', String(on));
    if (this.chosen >= 0) this.view.point(this.chosen, on ? this.causality.cone(this.chosen) : null);
  }

  // ---- saying ----

  say(step) {
    const { run } = this;
    const sentence = this.detail.words.step(step);
    const when = timeText(run.time[step]);
    find('scrubber').value = step;
    find('scrubber').setAttribute('aria-valuetext', `step ${run.number(step)}, ${when}, ${sentence}`);
    find('moment').textContent = `#${run.number(step)} of ${run.number(run.last)} · ${when}`;
    if (!this.player.playing) find('said').textContent = `Step ${run.number(step)} at ${when}: ${sentence}`;
  }

  /** What was noted in this step, or else what the scenario last said, or else what was last noted. */
  recall(step) {
    const sofar = this.chronicle.notes.slice(0, firstWhere(this.chronicle.notes.length, (n) => this.chronicle.notes[n].step > step));
    const note = sofar.findLast((one) => one.step === step) ?? sofar.findLast((one) => one.node < 0) ?? sofar.at(-1);
    if (note === this.recalled) {
      find('told').classList.toggle('now', note?.step === step);
      return;
    }
    this.recalled = note;
    const box = find('told');
    box.hidden = !note;
    if (!note) return;
    box.classList.toggle('asks', note.asks);
    box.classList.toggle('narrates', note.node < 0);
    box.classList.toggle('now', note.step === step);
    find('told-text').textContent = (note.node < 0 ? '' : `${this.run.names[note.node]}: `) + note.text;
    const at = find('told-at');
    at.textContent = `#${this.run.number(note.step)}`;
    at.onclick = () => this.choose(note.step);
    find('told-answer').hidden = !note.answer;
    find('told-answer').open = false;
    find('told-answer').querySelector('span').textContent = note.answer;
  }

  // ---- the address, the printer, the keyboard ----

  /** The step that the address names, the last one if it names a later one, or -1. */
  addressed() {
    const found = /[#&]step=(\d{1,15})\b/.exec(location.hash);
    return found ? Math.min(Number(found[1]) - this.run.first, this.run.last) : -1;
  }

  readAddress() {
    const step = this.addressed();
    if (step >= 0 && step !== this.chosen) this.choose(step);
  }

  /** Once it rests: browsers take their time over addresses. */
  writeAddress() {
    clearTimeout(this.writing);
    this.writing = setTimeout(() => {
      const address = `#step=${this.run.number(this.chosen)}`;
      if (location.hash !== address) history.replaceState(null, '', address);
    }, 100);
  }

  /** On paper the colours are the light ones, and the pictures as wide as the paper. */
  print(on) {
    this.theme.printing = on;
    for (const answer of document.querySelectorAll('#summary details, #why details')) answer.open = on;
    this.theme.show();
    if (on) this.view.print();
    else this.view.resize();
  }

  escape() {
    this.player.stop();
    this.light(false);
  }
}

publish(new Page(JSON.parse(find('data').textContent)));
