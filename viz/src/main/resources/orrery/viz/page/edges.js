// Draws what stands at the edges: the axis, the notes below it, the verdicts across.

class Edges {
  constructor(scene) {
    this.scene = scene;
  }

  drawAxis() {
    const { layout, pen, palette } = this.scene;
    pen.fillStyle = palette.panel;
    pen.fillRect(0, 0, layout.width, AXIS);
    pen.fillStyle = palette.muted;
    pen.strokeStyle = palette.line;
    pen.lineWidth = 1;
    pen.font = `11px ${palette.font}`;
    pen.beginPath();
    pen.moveTo(0, AXIS - 0.5);
    pen.lineTo(layout.width, AXIS - 0.5);
    for (const tick of layout.scale.ticks(layout.from, layout.to, (layout.span / layout.width) * 90)) {
      const x = layout.x(tick);
      if (tick < layout.scale.start || tick > layout.scale.end) continue;
      pen.moveTo(x, AXIS - 6);
      pen.lineTo(x, AXIS);
      pen.fillText(layout.scale.text(tick), x + 3, AXIS - 8);
    }
    pen.stroke();
  }

  drawNotes() {
    const { layout, pen, palette } = this.scene;
    if (!layout.hasNotes) return;
    const notes = this.scene.chronicle.notes;
    const ends = [-Infinity, -Infinity];
    let marked = -Infinity;
    let n = firstWhere(notes.length, (at) => notes[at].step >= this.scene.first);
    for (; n < notes.length && notes[n].step < this.scene.past; n++) {
      const { step, node, text, asks } = notes[n];
      const x = layout.xOf(step);
      if (x - marked < 1) continue;
      marked = x;
      const row = x >= ends[0] ? 0 : x >= ends[1] ? 1 : -1;
      pen.strokeStyle = palette.accent;
      pen.globalAlpha = 0.45;
      pen.lineWidth = 1;
      pen.beginPath();
      pen.moveTo(x, AXIS + (row < 0 ? NOTES - 5 : row * 17 + 4));
      pen.lineTo(x, node < 0 ? layout.top : layout.y(node));
      pen.stroke();
      pen.globalAlpha = 1;
      if (row < 0) continue;
      pen.fillStyle = palette.accent;
      pen.beginPath();
      pen.moveTo(x, AXIS + row * 17 + 4);
      pen.lineTo(x + 7, AXIS + row * 17 + 8);
      pen.lineTo(x, AXIS + row * 17 + 12);
      pen.fill();
      ends[row] = this.scene.label((asks ? '? ' : '') + text, x + 10, AXIS + row * 17 + 13, 260, palette.ink, 11.5) + 14;
    }
  }

  /** A line across for each broken promise with its name at the axis; a mark there for every other verdict. */
  drawVerdicts() {
    const { layout, pen, palette, run, verdicts } = this.scene;
    let end = -Infinity;
    for (const { step: number, status, promise } of [...verdicts].sort((a, b) => a.step - b.step)) {
      const step = number - run.first;
      if (step < 0 || step >= run.count) continue;
      const x = layout.xOf(step);
      if (x < 0 || x > layout.width) continue;
      const broken = status === 'BROKEN';
      pen.strokeStyle = pen.fillStyle = broken ? palette.danger : palette.ok;
      pen.lineWidth = broken ? 2 : 1;
      pen.beginPath();
      pen.moveTo(x, AXIS - 6);
      pen.lineTo(x, broken ? layout.height : AXIS + 4);
      pen.stroke();
      if (!broken) continue;
      pen.font = `bold 12px ${palette.font}`;
      const words = `✕ ${promise}`;
      const width = pen.measureText(words).width + 10;
      const left = Math.min(x, layout.width - width);
      // where another promise's name already stands, the line must do
      if (left < end) continue;
      end = left + width + 2;
      pen.fillRect(left, AXIS - 20, width, 18);
      pen.fillStyle = palette.panel;
      pen.fillText(words, left + 5, AXIS - 7);
    }
  }
}
