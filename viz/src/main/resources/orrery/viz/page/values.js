// The values of a run: messages, timers and states, each stored once and known by its id, so that equal values have
// equal ids. Lists and maps may be stored as what differs from an earlier one.

const STRUCT = 0;
const LIST = 1;
const LIST_FROM = 2;
const MAP = 3;
const MAP_FROM = 4;
const WORD = 5;
const LEFT_OUT = 6;
const TEXT = 7;

/** A time as people write it: three decimals of the unit that fits. */
function timeText(nanos) {
  const size = Math.abs(nanos);
  const [scale, unit] = size < 1e3 ? [1, 'ns'] : size < 1e6 ? [1e3, 'µs'] : size < 1e9 ? [1e6, 'ms'] : [1e9, 's'];
  return nanos === 0 ? '0 s' : `${+(nanos / scale).toFixed(3)} ${unit}`;
}

/** The beginning of a text that is too long. */
function shortened(text, most) {
  return text.length <= most ? text : `${text.slice(0, most)}… (${text.length.toLocaleString('en')} characters)`;
}

/** A list cut into pieces of one length. */
function chunks(list, length) {
  const pieces = [];
  for (let i = 0; i < list.length; i += length) pieces.push(list.slice(i, i + length));
  return pieces;
}

class Values {
  constructor(types, table, nodes) {
    this.nodes = nodes;
    this.dull = null;
    this.types = types;
    this.table = table.map((value) => (typeof value === 'string' ? Array.from(numbers(value)) : value));
    this.texts = new Map();
    this.unpacked = new Map();
  }

  shape(id) {
    const value = this.table[id];
    if (!Array.isArray(value)) return value === null ? 'nothing' : typeof value;
    switch (value[0]) {
      case STRUCT: return 'struct';
      case LIST:
      case LIST_FROM: return 'list';
      case MAP:
      case MAP_FROM: return 'map';
      case LEFT_OUT: return 'left-out';
      default: return 'atom';
    }
  }

  /** The name of a value's type, or null for what has none. */
  typeName(id) {
    const value = this.table[id];
    return Array.isArray(value) && (value[0] === STRUCT || value[0] === LEFT_OUT) ? this.types[value[1]][0]
      : null;
  }

  /** The fields of a struct, as pairs of a name and a value. */
  fields(id) {
    const value = this.table[id];
    return value.slice(2).map((field, f) => [this.types[value[1]][f + 1], field]);
  }

  /** The value of one field of a struct, or -1. */
  field(id, name) {
    const value = this.table[id];
    if (!Array.isArray(value) || value[0] !== STRUCT) return -1;
    const at = this.types[value[1]].indexOf(name, 1);
    return at < 0 ? -1 : value[at + 1];
  }

  /**
   * Whether a field holds a struct that hardly ever differs: no more values than there are nodes, in many structs. It is
   * configuration, most likely, and not what a reader looks for.
   */
  isDull(id, name) {
    if (!this.dull) this.dull = this.findDull();
    return this.dull.has(`${this.table[id][1]} ${name}`);
  }

  findDull() {
    const seen = this.types.map((names) => names.slice(1).map(() => new Set()));
    const count = new Array(this.types.length).fill(0);
    for (const value of this.table) {
      if (!Array.isArray(value) || value[0] !== STRUCT) continue;
      count[value[1]]++;
      seen[value[1]].forEach((found, f) => found.size <= this.nodes && found.add(value[f + 2]));
    }
    const dull = new Set();
    seen.forEach((fields, type) => fields.forEach((found, f) => {
      const structs = [...found].every((id) => this.shape(id) === 'struct');
      if (structs && found.size <= this.nodes && count[type] > 4 * found.size) dull.add(`${type} ${this.types[type][f + 1]}`);
    }));
    return dull;
  }

  /** The members of a list; of a map, keys and values in turn. */
  items(id) {
    const known = this.unpacked.get(id);
    if (known) return known;
    const edits = [];
    let at = id;
    while (!this.unpacked.has(at) && (this.table[at][0] === LIST_FROM || this.table[at][0] === MAP_FROM)) {
      edits.push(this.table[at]);
      at = this.table[at][1];
    }
    let items = this.unpacked.get(at) ?? this.table[at].slice(1);
    for (const edit of edits.reverse()) {
      const [, , skipped, from, removed] = edit;
      items = items.slice(skipped, skipped + from).concat(edit.slice(5), items.slice(skipped + from + removed));
    }
    if (this.unpacked.size > 2000) this.unpacked.clear();
    this.unpacked.set(id, items);
    return items;
  }

  /** What leads from one value to another, leaf by leaf, as { path, before, after }; -1 is nothing. */
  differences(before, after, path = '', found = []) {
    if (before === after || found.length > 40) return found;
    const shape = before < 0 || after < 0 ? '' : this.shape(after);
    const alike = shape && this.shape(before) === shape;
    const inner = (name) => (path ? `${path}.${name}` : name);
    if (alike && shape === 'struct' && this.fields(after).length) {
      const same = this.typeName(before) === this.typeName(after);
      for (const [name, field] of this.fields(after)) {
        const was = this.field(before, name);
        // another role: what it has and the earlier one had not is no news
        if (same || was >= 0) this.differences(was, field, inner(name), found);
      }
    } else if (alike && shape === 'map') {
      const pairs = (id) => new Map(chunks(this.items(id), 2));
      const [was, is] = [pairs(before), pairs(after)];
      for (const [key, value] of is) this.differences(was.get(key) ?? -1, value, inner(this.text(key)), found);
      for (const [key, value] of was) if (!is.has(key)) found.push({ path: inner(this.text(key)), before: value, after: -1 });
    } else if (alike && shape === 'list') {
      const [was, is] = [this.items(before), this.items(after)];
      let same = 0;
      while (same < was.length && same < is.length && was[same] === is[same]) same++;
      const most = Math.max(was.length, is.length);
      if (most - same > 3) found.push({ path, before, after });
      else for (let i = same; i < most; i++) {
        this.differences(was[i] ?? -1, is[i] ?? -1, `${path}[${i}]`, found);
      }
    } else {
      found.push({ path, before, after });
    }
    return found;
  }

  /** A value in one line; what is long is only counted. */
  text(id) {
    const known = this.texts.get(id);
    if (known !== undefined) return known;
    const text = this.write(id, 3);
    if (this.texts.size > 50000) this.texts.clear();
    this.texts.set(id, text);
    return text;
  }

  /** The fields of a struct in one line with their names, for a sentence. */
  named(id) {
    if (this.shape(id) !== 'struct') return '';
    return shortened(this.fields(id).map(([name, value]) => `${name} ${this.text(value)}`).join(', '), 400);
  }

  write(id, depth) {
    const value = this.table[id];
    if (value === null) return 'nothing';
    if (!Array.isArray(value)) return String(value);
    const inner = (member) => (depth > 0 ? this.write(member, depth - 1) : '…');
    switch (value[0]) {
      case STRUCT:
        return this.types[value[1]][0] + (value.length > 2 ? `(${value.slice(2).map(inner).join(', ')})` : '');
      case WORD: return value[1];
      case TEXT: return value[1] === '' ? '""' : shortened(value[1], depth < 3 ? 60 : 2000);
      case LEFT_OUT: return `${this.types[value[1]][0]}(…)`;
      default: break;
    }
    const items = this.items(id);
    if (this.shape(id) === 'map') {
      const size = items.length / 2;
      if (size > 5) return `{${size} entries}`;
      const entries = [];
      for (let i = 0; i < items.length; i += 2) entries.push(`${inner(items[i])}: ${inner(items[i + 1])}`);
      return `{${entries.join(', ')}}`;
    }
    return items.length > 4 ? `[${items.length} items]` : `[${Array.from(items, inner).join(', ')}]`;
  }
}
