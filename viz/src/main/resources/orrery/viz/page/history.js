// What lasted: roles, times down, partitions and other troubles; and the moments that are worth a jump.

// The words by which protocols count their reigns; a state's first field that ends so is written beside its role.
const REIGNS = ['term', 'view', 'ballot', 'epoch', 'round', 'generation', 'configuration'];

const FAULTS = new Set(['crashed', 'partitioned', 'healed', 'disturbed', 'restored']);

/** {@code PreCandidate} is the role "pre-candidate". */
function roleOf(typeName) {
  return typeName.replace(/(?!^)([A-Z])/g, '-$1').toLowerCase();
}

class Chronicle {
  constructor(run, verdicts, remarks) {
    this.run = run;
    this.reigns = new Map();
    this.lives = run.names.map((name, node) => this.readLife(node));
    this.rankRoles();
    this.readFaults();
    this.notes = this.readNotes(remarks);
    this.moments = this.readMoments(verdicts);
  }

  /** A node's life as a list of { from, to, role, reign }; role is null while it is down. `to` is exclusive. */
  readLife(node) {
    const { run } = this;
    const life = [];
    const changes = run.changes[node];
    const add = (from, value) => {
      const role = value < 0 ? null : roleOf(run.values.typeName(value) ?? 'state');
      const reign = value < 0 ? '' : this.reignOf(value);
      const last = life[life.length - 1];
      if (last && last.role === role && last.reign === reign) return;
      if (last) last.to = from;
      life.push({ from, to: run.count, role, reign });
    };
    add(0, changes.start);
    for (let c = 0; c < changes.step.length; c++) add(changes.step[c], changes.value[c]);
    return life;
  }

  /** "term 3" where a state, or a struct in it, has such a field. */
  reignOf(value) {
    const known = this.reigns.get(value);
    if (known !== undefined) return known;
    const { values } = this.run;
    let found = '';
    const look = (id, depth) => {
      if (found || values.shape(id) !== 'struct') return;
      for (const [name, field] of values.fields(id)) {
        const word = REIGNS.find((reign) => name.toLowerCase().endsWith(reign));
        if (word && values.shape(field) !== 'struct') {
          found = `${word} ${values.text(field)}`;
          return;
        }
      }
      if (depth > 0) for (const [, field] of values.fields(id)) look(field, depth - 1);
    };
    look(value, 2);
    this.reigns.set(value, found);
    return found;
  }

  /**
   * Roles by how much they stand out. The one that servers have most of the time is the background and gets 0; the
   * others count up from 1 in the order of the time spent in them. Where roles never change, none stands out.
   */
  rankRoles() {
    const { run } = this;
    const spent = new Map();
    let changing = false;
    for (let node = 0; node < run.servers; node++) {
      const roles = new Set();
      for (const { from, to, role } of this.lives[node]) {
        if (role === null || from >= run.count) continue;
        roles.add(role);
        const end = to < run.count ? run.time[to] : run.endTime;
        spent.set(role, (spent.get(role) ?? 0) + end - run.time[from]);
      }
      changing ||= roles.size > 1;
    }
    const ranked = [...spent.keys()].sort((a, b) => spent.get(b) - spent.get(a) || (a < b ? -1 : 1));
    this.rank = new Map(changing ? ranked.map((role, rank) => [role, rank]) : []);
    this.roles = changing ? ranked : [];
  }

  rankOf(role) {
    return this.rank.get(role) ?? 0;
  }

  /** Partitions, and what else is wrong with nodes for a while; `to` is where it was mended, exclusive. */
  readFaults() {
    const { run } = this;
    const spells = new Map();
    this.partitions = [];
    this.troubles = [];
    for (let i = 0; i < run.count; i++) {
      const kind = run.kindName(i);
      if (kind === 'partitioned') {
        const { sides, oneWay, what } = run.partitions[run.subject(i)];
        spells.set(i, { from: i, to: run.count, sides, oneWay, what });
        this.partitions.push(spells.get(i));
      } else if (kind === 'disturbed') {
        // without a fault's number it was over at once
        const to = run.detail[i] < 0 ? i : run.count;
        spells.set(i, { node: run.node[i], from: i, to, what: run.values.text(run.subject(i)), row: 0 });
        this.troubles.push(spells.get(i));
      } else if (run.begun.has(i)) {
        spells.get(run.begun.get(i)).to = i;
      }
    }
    this.stackTroubles();
  }

  /** Gives troubles of a node that overlap a row each. */
  stackTroubles() {
    const ends = new Map();
    for (const trouble of this.troubles) {
      const rows = ends.get(trouble.node) ?? [];
      ends.set(trouble.node, rows);
      while (rows[trouble.row] > trouble.from) trouble.row++;
      rows[trouble.row] = trouble.to;
    }
  }

  /** Notes of nodes and remarks of the scenario, in order. */
  readNotes(remarks) {
    const { run } = this;
    const noted = run.effectKinds.indexOf('noted');
    const notes = [];
    for (let e = 0; e < run.effectKind.length; e++) {
      if (run.effectKind[e] !== noted) continue;
      const step = run.effectStep[e];
      notes.push({ step, node: run.node[step], text: run.values.text(run.effectSubject[e]), asks: false, answer: '' });
    }
    // a run that ended early never came to the others
    const reached = run.count ? remarks.filter(({ timeNanos }) => timeNanos <= run.endTime) : [];
    for (const { timeNanos, text, asks, answer } of reached) notes.push({ step: run.atTime(timeNanos), node: -1, text, asks, answer });
    return notes.sort((a, b) => a.step - b.step);
  }

  readMoments(verdicts) {
    const { run } = this;
    const faults = [];
    for (let i = 0; i < run.count; i++) {
      const kind = run.kindName(i);
      if (FAULTS.has(kind) || (kind === 'booted' && run.subject(i) > 0)) faults.push(i);
    }
    const roles = [];
    for (let node = 0; node < run.servers; node++) {
      const life = this.lives[node];
      for (let l = 1; l < life.length; l++) {
        if (life[l].role !== life[l - 1].role && this.rank.size) roles.push(life[l].from);
      }
    }
    const inside = (step) => step >= 0 && step < run.count;
    const sorted = (steps) => [...new Set(steps)].sort((a, b) => a - b);
    return {
      fault: faults,
      role: sorted(roles),
      note: sorted(this.notes.map((note) => note.step)),
      verdict: sorted(verdicts.map((verdict) => verdict.step - run.first).filter(inside)),
      evidence: sorted(verdicts.flatMap(({ decisive }) => decisive.map(([number]) => number - run.first)).filter(inside)),
    };
  }
}
