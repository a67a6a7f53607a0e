// The strip over the whole run: a thin row for each node with its roles and its times down, partitions behind, how
// busy it was, and the part that the diagram shows. A click or a drag moves that part.

class Overview {
  constructor(run, chronicle, layout, palette, verdicts, canvas, frame) {
    Object.assign(this, { run, chronicle, layout, palette, verdicts, frame });
    this.sheet = new Sheet(canvas);
    this.width = 1;
    this.height = 1;
  }

  resize(width, height) {
    this.width = width;
    this.height = height;
  }

  x(moment) {
    const { start, end } = this.layout.scale;
    return ((moment - start) / (end - start)) * this.width;
  }

  moment(x) {
    const { start, end } = this.layout.scale;
    return start + (x / this.width) * (end - start);
  }

  draw() {
    const { run, chronicle, palette, layout, width, height } = this;
    const scale = layout.scale;
    const pen = this.sheet.clear(width, height);
    const busy = 16;
    for (const { from, to } of chronicle.partitions) {
      const left = this.x(scale.of(from));
      pen.fillStyle = palette.cut;
      pen.globalAlpha = 0.3;
      pen.fillRect(left, 0, Math.max(1, this.x(scale.until(to)) - left), height);
    }
    pen.globalAlpha = 1;
    this.drawBusy(pen, busy);
    const row = (height - busy - 2) / Math.max(1, run.names.length);
    for (let node = 0; node < run.names.length; node++) {
      const y = busy + 1 + row * node;
      const thick = Math.max(1, row - 1.5);
      let covered = -1;
      for (const { from, to, role } of chronicle.lives[node]) {
        if (from >= run.count) break;
        const left = this.x(from === 0 ? scale.start : scale.of(from));
        const right = this.x(scale.until(to));
        if (right - left < 0.4 && left < covered) continue;
        const fill = role === null ? palette.danger : palette.roleFill(chronicle.rankOf(role));
        covered = Math.max(left + 0.8, right);
        if (from === 0 && role === null) continue;
        pen.fillStyle = fill ?? palette.faint;
        const inset = fill ? 0 : thick * 0.35;
        const down = role === null ? thick * 0.35 : inset;
        pen.fillRect(left, y + down, Math.max(0.8, right - left), thick - 2 * down);
      }
    }
    this.drawMarks(pen, busy);
  }

  drawBusy(pen, tall) {
    const { run, layout, palette, width } = this;
    const columns = Math.max(1, Math.floor(width / 2));
    const counts = new Uint32Array(columns);
    const { scale } = layout;
    const factor = columns / (scale.end - scale.start);
    for (let i = 0; i < run.count; i++) {
      counts[Math.min(columns - 1, ((scale.of(i) - scale.start) * factor) | 0)]++;
    }
    let most = 1;
    for (const count of counts) if (count > most) most = count;
    pen.fillStyle = palette.muted;
    pen.globalAlpha = 0.55;
    for (let c = 0; c < columns; c++) {
      const height = (Math.log1p(counts[c]) / Math.log1p(most)) * (tall - 3);
      pen.fillRect(c * 2, tall - height, 1.6, height);
    }
    pen.globalAlpha = 1;
  }

  drawMarks(pen, busy) {
    const { run, chronicle, layout, palette } = this;
    const scale = layout.scale;
    pen.fillStyle = palette.accent;
    for (const step of chronicle.moments.note) {
      const x = this.x(scale.of(step));
      pen.beginPath();
      pen.moveTo(x - 2.5, 0);
      pen.lineTo(x + 2.5, 0);
      pen.lineTo(x, 5);
      pen.fill();
    }
    pen.strokeStyle = palette.danger;
    pen.lineWidth = 1.5;
    for (const step of chronicle.moments.fault) {
      if (run.kindName(step) !== 'crashed') continue;
      const x = this.x(scale.of(step));
      pen.beginPath();
      pen.moveTo(x - 3, busy - 8);
      pen.lineTo(x + 3, busy - 2);
      pen.moveTo(x - 3, busy - 2);
      pen.lineTo(x + 3, busy - 8);
      pen.stroke();
    }
    for (const { step, status } of this.verdicts) {
      if (status !== 'BROKEN' || step < run.first) continue;
      const x = this.x(scale.of(Math.min(step - run.first, Math.max(0, run.last))));
      pen.fillStyle = palette.danger;
      pen.fillRect(x - 1, 0, 2.5, this.height);
    }
  }

  /** Moves the frame to the diagram's window and the needle to the chosen step. */
  follow(needle, step) {
    const { layout, frame } = this;
    const left = Math.max(0, this.x(layout.from));
    const right = Math.min(this.width, this.x(layout.to));
    frame.style.left = `${left}px`;
    frame.style.width = `${Math.max(3, right - left)}px`;
    needle.hidden = step < 0;
    if (step >= 0) needle.style.left = `${this.x(layout.scale.of(step))}px`;
  }
}
