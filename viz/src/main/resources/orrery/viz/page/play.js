// Moves through the run by itself, step by step, and stops where a remark asks a question.

class Player {
  constructor(chronicle, advance, button, speed, tell) {
    Object.assign(this, { advance, button, speed, tell });
    this.questions = new Set(chronicle.notes.filter((note) => note.asks).map((note) => note.step));
    this.timer = 0;
    button.addEventListener('click', () => this.toggle());
  }

  get playing() {
    return this.timer !== 0;
  }

  toggle() {
    if (this.playing) this.stop();
    else this.start();
  }

  start() {
    this.show(true);
    const tick = () => {
      const step = this.advance();
      if (step < 0 || this.questions.has(step)) this.stop();
      else this.timer = setTimeout(tick, 1000 / Number(this.speed.value));
    };
    this.timer = setTimeout(tick);
  }

  stop() {
    clearTimeout(this.timer);
    this.timer = 0;
    this.show(false);
  }

  show(playing) {
    this.button.setAttribute('aria-pressed', String(playing));
    this.button.setAttribute('aria-label', playing ? 'Stop' : 'Play');
    this.button.dataset.playing = playing;
  }
}
