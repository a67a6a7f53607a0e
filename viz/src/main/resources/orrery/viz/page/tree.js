// Shows a value as a tree of elements: fields by name, long lists by their end, what changed beside what it was.
// All text enters the page through textContent.

/** An element with attributes, classes and children; children that are strings become text. */
function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (name.startsWith('on')) made.addEventListener(name.slice(2), value);
    else made.setAttribute(name, value === true ? '' : value);
  }
  for (const child of children) if (child !== null && child !== undefined && child !== '') made.append(child);
  return made;
}

const TAIL = 2;
// so many characters fit into a line of a narrow card
const LINE = 26;

class Tree {
  /** `opened` remembers by path what the reader unfolded; `again` shows the tree anew. */
  constructor(values, opened, again) {
    this.values = values;
    this.opened = opened;
    this.again = again;
  }

  /** A value with its fields; `before` is what was there earlier, or -1 where that does not matter. */
  show(id, before, path) {
    if (this.values.shape(id) === 'struct') return this.struct(id, before, path);
    const long = this.isLong(id, LINE);
    return element('div', { class: 'tree' },
      long && this.values.shape(id) === 'list' ? this.size(id, before, path) : '', this.value(id, before, path, long));
  }

  struct(id, before, path) {
    const list = element('dl', { class: 'tree' });
    for (const [name, field] of this.values.fields(id)) {
      const was = before < 0 ? -1 : this.values.field(before, name);
      const changed = before >= 0 && was !== field;
      this.add(list, name, field, changed ? was : -1, changed, `${path}/${name}`, this.values.isDull(id, name));
    }
    return list;
  }

  /** A name and what it stands for: side by side, or the value below where it takes more room. */
  add(list, name, id, before, changed, path, dull) {
    const room = LINE - name.length - 2 * path.split('/').length;
    const below = this.isLong(id, room) || (changed && this.isStruct(id) && this.isStruct(before));
    const folded = below && dull && !changed && !this.opened.has(path);
    const look = [changed && 'changed', below && !folded && 'below'].filter(Boolean).join(' ') || null;
    const type = below && this.isStruct(id) ? this.values.typeName(id) : '';
    const named = type.toLowerCase() === name.toLowerCase();
    const isList = below && this.values.shape(id) === 'list';
    list.append(
      element('dt', { class: look }, name,
        type && !folded && !named ? element('span', { class: 'kind' }, type) : '',
        isList ? this.size(id, before, path) : ''),
      element('dd', { class: look }, folded ? this.fold(path, '…') : this.value(id, before, path, below)));
  }

  isStruct(id) {
    return id >= 0 && this.values.shape(id) === 'struct';
  }

  /** Whether a value is better shown by its parts than in one line. */
  isLong(id, room) {
    const shape = this.values.shape(id);
    if (shape === 'struct') return this.values.fields(id).length > 0 && this.values.text(id).length > room;
    if (shape !== 'list' && shape !== 'map') return false;
    const items = this.values.items(id);
    return items.length > 0 && (this.values.text(id).length > room || this.isStruct(items[0]) || items.length > 4);
  }

  value(id, before, path, parts = true) {
    const { values } = this;
    const shape = values.shape(id);
    const alike = before >= 0 && values.shape(before) === shape;
    if (parts && shape === 'struct' && values.fields(id).length > 0) {
      return this.struct(id, alike && values.typeName(before) === values.typeName(id) ? before : -1, path);
    }
    if (parts && shape === 'list') return this.list(values.items(id), alike ? values.items(before) : null, path);
    if (parts && shape === 'map') return this.map(values.items(id), alike ? values.items(before) : null, path);
    return this.plain(id, before);
  }

  plain(id, before) {
    const text = this.values.text(id);
    if (before < 0) return element('span', { class: 'value' }, text);
    return element('span', { class: 'value' },
      element('del', {}, this.values.text(before)),
      element('span', { class: 'turns' }, ' → '),
      element('ins', {}, text));
  }

  /** A button that unfolds what stands at a path, or folds it again. */
  fold(path, words, name = words) {
    const open = this.opened.has(path);
    return element('button', {
      type: 'button', class: 'fold', 'aria-expanded': String(open), 'aria-label': `${open ? 'fold' : name} ${path.split('/').pop()}`,
      onclick: () => {
        if (open) this.opened.delete(path);
        else this.opened.add(path);
        this.again();
      },
    }, open ? 'fold' : words);
  }

  /** How long a list is, and the button that shows all of it. */
  size(id, before, path) {
    const { length } = this.values.items(id);
    const was = before >= 0 && this.values.shape(before) === 'list' ? this.values.items(before).length : length;
    return element('span', { class: 'size' }, was === length ? `${length} ` : `${was} → ${length} `,
      length > TAIL ? this.fold(path, 'all', `all ${length}`) : '');
  }

  list(items, old, path) {
    let same = 0;
    if (old) while (same < old.length && same < items.length && old[same] === items[same]) same++;
    const rows = element('ul', { class: 'list' });
    for (let i = Math.max(0, items.length - (this.opened.has(path) ? 500 : TAIL)); i < items.length; i++) {
      const text = this.values.text(items[i]);
      rows.append(element('li', { class: old && i >= same ? 'changed' : null, title: text },
        element('span', { class: 'at' }, String(i)), ` ${text}`));
    }
    return rows;
  }

  /** A map, of which at first so many entries are shown; changed ones always. */
  map(items, old, path, most = 6) {
    const was = new Map();
    if (old) for (let i = 0; i < old.length; i += 2) was.set(old[i], old[i + 1]);
    const open = this.opened.has(path);
    const list = element('dl', { class: 'tree map' });
    let left = 0;
    for (let i = 0; i < items.length; i += 2) {
      const before = was.get(items[i]) ?? -1;
      const changed = old !== null && before !== items[i + 1];
      if (i >= 2 * most && !open && !changed) left++;
      else this.add(list, this.values.text(items[i]), items[i + 1], changed ? before : -1, changed, `${path}/${items[i]}`, false);
    }
    if (items.length <= 2 * most) return list;
    return element('div', {}, list, this.fold(path, `${left} more`));
  }
}
