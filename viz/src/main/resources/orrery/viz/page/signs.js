// Draws the steps on their lanes: each with its sign while there is room, else how busy each node is.

// drawn in full where the others are reduced to a stroke
const SALIENT = new Set(['crashed', 'disturbed', 'restored']);

class Signs {
  constructor(scene) {
    this.scene = scene;
  }

  drawSteps() {
    const { layout, run, pen, palette } = this.scene;
    const count = this.scene.past - this.scene.first;
    const size = count < 300 ? 4 : count < 1200 ? 3 : 2;
    const plain = count > 1500;
    pen.lineWidth = 1.4;
    for (let i = this.scene.first; i < this.scene.past; i++) {
      const node = run.node[i];
      const kind = run.kindName(i);
      if (node < 0 || kind === 'dropped') continue;
      const lit = this.scene.filter.step(i) && (!this.scene.marks || this.scene.marks[i]);
      const x = layout.xOf(i);
      const y = layout.y(node);
      pen.globalAlpha = lit ? 1 : 0.15;
      const mark = this.scene.marks ? this.scene.marks[i] : 0;
      const colour = mark & CHAIN ? palette.ink : mark & PAST ? palette.past : mark & FUTURE ? palette.future : palette.ink;
      if (plain && !SALIENT.has(kind)) {
        pen.fillStyle = colour;
        pen.fillRect(x - 1, y - 3, 2, 6);
        continue;
      }
      if (kind === 'timedOut' && lit && count < 800) this.drawTimer(i, x, y);
      pen.beginPath();
      glyph(pen, kind, x, y, size);
      // hollow: it left the node as it was
      pen.fillStyle = run.changed[i] || kind === 'crashed' ? colour : palette.paper;
      pen.strokeStyle = kind === 'crashed' ? palette.danger : SALIENT.has(kind) ? palette.warn : colour;
      pen.fill();
      pen.stroke();
    }
    pen.globalAlpha = 1;
  }

  /** From where a timer was set to where it fired, under the lane. */
  drawTimer(i, x, y) {
    const { layout, run, pen, palette } = this.scene;
    const cause = run.cause[i];
    if (cause < 0 || run.node[cause] !== run.node[i]) return;
    const down = Math.min(layout.lane * 0.3, 14);
    pen.strokeStyle = palette.muted;
    pen.setLineDash([2, 2]);
    pen.beginPath();
    pen.moveTo(Math.max(layout.xOf(cause), -10), y + 2);
    pen.lineTo(Math.max(layout.xOf(cause), -10), y + down);
    pen.lineTo(x, y + down);
    pen.lineTo(x, y + 3);
    pen.stroke();
    pen.setLineDash([]);
  }

  /** How busy each node is, where single steps cannot be told apart: a logarithmic bar for each two pixels. */
  drawDensity() {
    const { layout, run, pen, palette } = this.scene;
    const columns = Math.ceil(layout.width / 2) + 1;
    const counts = new Uint32Array(columns * run.names.length);
    const factor = layout.width / layout.span / 2;
    const byOrder = layout.scale.byOrder;
    const from = layout.from;
    for (let i = this.scene.first; i < this.scene.past; i++) {
      const node = run.node[i];
      if (node < 0) continue;
      const column = (((byOrder ? i : run.time[i]) - from) * factor) | 0;
      if (column >= 0 && column < columns) counts[node * columns + column]++;
    }
    let most = 1;
    for (const count of counts) if (count > most) most = count;
    const tall = (layout.lane / 2 - 5) / Math.log1p(most);
    pen.fillStyle = palette.muted;
    for (let node = 0; node < run.names.length; node++) {
      pen.globalAlpha = this.scene.filter.node(node) ? 0.75 : 0.2;
      const y = layout.y(node);
      for (let c = 0; c < columns; c++) {
        const count = counts[node * columns + c];
        if (count) {
          const height = Math.log1p(count) * tall;
          pen.fillRect(c * 2, y - height, 1.5, height * 2);
        }
      }
    }
    pen.globalAlpha = 1;
  }
}
