// Says in a sentence what happened in a step.

const DROPPED_FOR = {
  LOSS: 'is lost on the way',
  PARTITION: 'is stopped by the partition',
  DOWN: 'finds its receiver down',
  CORRUPTION: 'arrives damaged and is thrown away',
  OVERFLOW: 'finds the queue of its link full',
  NO_LINK: 'has no link to go by',
  SILENCED: 'is kept back by its Byzantine sender',
};

class Words {
  constructor(run) {
    this.run = run;
  }

  node(index) {
    return index < 0 ? 'the network' : this.run.names[index];
  }

  /** The sentence for a step. */
  step(i) {
    const { run } = this;
    const here = this.node(run.node[i]);
    const subject = run.subject(i);
    switch (run.kindName(i)) {
      case 'booted': {
        const version = run.detail[i] < 0 ? '' : ` as version ${run.values.text(run.detail[i])}`;
        return subject > 0 ? `${here} boots again (restart ${subject})${version}` : `${here} boots${version}`;
      }
      case 'crashed': return `${here} crashes${subject < 0 ? '' : `, ${run.values.text(subject)}`}`;
      case 'timedOut': return `${here}: timer ${run.values.text(subject)} fires`;
      case 'requested': return `${here} is asked ${run.values.text(subject)}`;
      case 'gaveUp': return `${here} waits no longer for operation ${run.operations[subject]?.id ?? '?'}`;
      case 'partitioned': return this.partition(run.partitions[subject]);
      case 'healed': return 'the network is whole again';
      case 'continued': return `${here}: its disk is done, and the rest happens`;
      case 'disturbed': return `${here}: ${run.values.text(subject)}`;
      case 'restored': return `${here}: ${this.disturbance(i)} is over`;
      case 'delivered': return `${here} receives ${this.message(subject)} from ${this.node(run.messageFrom[subject])}${this.oddity(i)}`;
      case 'dropped':
        return `${this.message(subject)} from ${here} to ${this.node(run.messageTo[subject])} ` +
          (DROPPED_FOR[run.reasonOf(i)] ?? 'never arrives') + this.oddity(i);
      default: return `${here}: ${run.kindName(i)}`;
    }
  }

  partition({ sides, oneWay, what }) {
    const groups = sides.map((side) => side.map((node) => this.node(node)).join(' '));
    return oneWay ? `nothing passes from ${groups[0]} to ${groups[1]}` : `the network parts${what ? ` (${what})` : ''}: ${groups.join(' | ')}`;
  }

  message(m) {
    return this.run.messageType(m) ?? this.run.values.text(this.run.messageValue[m]);
  }

  oddity(i) {
    const { run } = this;
    const late = run.kindName(i) === 'delivered' && run.detourOf(i);
    const odd = [run.copyOf(i) && 'a duplicate', run.wasAltered(i) && 'not as it was sent', late].filter(Boolean);
    return odd.length ? ` (${odd.join(', ')})` : '';
  }

  /** What was wrong and is so no longer. */
  disturbance(i) {
    const { run } = this;
    return run.begun.has(i) ? run.values.text(run.subject(run.begun.get(i))) : 'what was wrong';
  }

  /** What became of a message. */
  fate(m) {
    const { run } = this;
    const arrivals = run.arrivalsOf(m);
    if (!arrivals.length) return run.over ? 'does not arrive in this run' : 'is under way';
    const [first] = arrivals;
    const often = arrivals.length > 1 ? `, ${arrivals.length} times` : '';
    if (run.kindName(first) === 'dropped') return (DROPPED_FOR[run.reasonOf(first)] ?? 'never arrives') + often;
    const after = run.sent[m] < 0 ? '' : ` after ${timeText(run.time[first] - run.time[run.sent[m]])}`;
    return `arrives${after}${often}`;
  }

  /** What an effect asked for, without what it sent. */
  effect(e) {
    const { run } = this;
    const text = () => run.values.text(run.effectSubject[e]);
    switch (run.effectKinds[run.effectKind[e]]) {
      case 'sent': {
        const m = run.effectSubject[e];
        return `sends ${this.message(m)} to ${this.node(run.messageTo[m])}`;
      }
      case 'timer': return `sets timer ${text()} to ${timeText(run.effectMore[e])}`;
      case 'cancelled': return `cancels timer ${text()}`;
      case 'saved': return `saves ${text()}`;
      case 'wrote': return `writes ${text()} to ${run.values.text(run.effectMore[e])}`;
      case 'synced': return 'makes its disk durable';
      case 'completed': return `completes operation ${run.operations[run.effectSubject[e]]?.id ?? '?'}`;
      case 'noted': return `notes: ${text()}`;
      case 'refused': return `refuses ${text()}`;
      default: return run.effectKinds[run.effectKind[e]];
    }
  }

  outcome(op) {
    const answer = op.answer < 0 ? '' : ` ${this.run.values.text(op.answer)}`;
    return op.completed < 0 && op.outcome === 'unknown' ? 'open' : `${op.outcome}${answer}`;
  }

  /** Everything about a step that a search may look for. */
  searchable(i) {
    const { run } = this;
    const content = run.isMessage(i) ? ` ${run.values.named(run.contentOf(i))}` : '';
    let effects = '';
    for (const e of run.effectsOf(i)) effects += ` ${this.effect(e)}`;
    return (this.step(i) + content + effects).toLowerCase();
  }
}
