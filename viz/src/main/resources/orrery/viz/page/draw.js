// The space-time diagram: what the window shows, drawn part by part. Every level of detail draws what a screen can hold,
// and says what it left out.

const MANY_STEPS = 4000;

/** What all parts of the drawing share: the run, where things are, how they look, and the pen. */
class Scene {
  constructor(run, chronicle, layout, palette, filter, verdicts) {
    Object.assign(this, { run, chronicle, layout, palette, filter, verdicts });
    this.words = new Words(run);
    this.hatches = new Map();
    this.pen = null;
    this.marks = null;
    this.places = new Places();
    this.first = 0;
    this.past = 0;
  }

  /** Takes up a pen for a window; marks, where given, light the past and the future of a step and let the rest fade. */
  begin(pen, marks) {
    this.pen = pen;
    this.marks = marks;
    this.places = new Places();
    [this.first, this.past] = this.layout.steps();
  }

  recolour() {
    this.palette.read();
    this.hatches.clear();
  }

  hatch(name, colour, direction) {
    let pattern = this.hatches.get(name);
    if (!pattern) {
      const size = 8;
      const tile = document.createElement('canvas');
      tile.width = tile.height = size;
      const pen = tile.getContext('2d');
      pen.strokeStyle = colour;
      pen.lineWidth = 1.2;
      pen.beginPath();
      for (const shift of [-size, 0, size]) {
        if (direction > 0) {
          pen.moveTo(shift, size);
          pen.lineTo(shift + size, 0);
        } else {
          pen.moveTo(shift, 0);
          pen.lineTo(shift + size, size);
        }
      }
      pen.stroke();
      pattern = this.pen.createPattern(tile, 'repeat');
      this.hatches.set(name, pattern);
    }
    return pattern;
  }

  /**
   * From where a message was sent to where it arrived; what did not arrive ends on the way, as far as a usual flight
   * would have come by then.
   */
  arrowOf(m, arrived) {
    const { layout, run } = this;
    const y1 = layout.y(run.messageFrom[m]);
    const y2 = layout.y(run.messageTo[m]);
    const x1 = run.sent[m] < 0 ? layout.xOf(Math.max(arrived, 0)) : layout.xOf(run.sent[m]);
    if (arrived >= 0 && run.kindName(arrived) === 'delivered') return { x1, y1, x2: layout.xOf(arrived), y2 };
    const { nanos, steps } = run.usualFlight;
    const usual = ((layout.scale.byOrder ? steps : nanos) / layout.span) * layout.width;
    const flight = arrived < 0 ? usual : Math.max(usual, layout.xOf(arrived) - x1);
    return { x1, y1, x2: x1 + Math.max(flight * 0.6, 6), y2: y1 + (y2 - y1) * 0.6 };
  }

  /** Writes as much of a text as fits, and returns where it ends. */
  label(text, x, y, room, colour, size, bold = false) {
    const { pen, palette } = this;
    if (room < size) return x;
    pen.font = `${bold ? '600 ' : ''}${size}px ${palette.font}`;
    pen.fillStyle = colour;
    let shown = text;
    let width = pen.measureText(shown).width;
    if (width > room) {
      const keep = Math.floor((text.length * room) / width) - 1;
      if (keep < 1) return x;
      shown = keep < 3 ? text.slice(0, keep) : `${text.slice(0, keep)}…`;
      width = pen.measureText(shown).width;
    }
    pen.fillText(shown, x, y);
    return x + width;
  }
}

class Diagram {
  constructor(scene, canvas) {
    this.scene = scene;
    this.sheet = new Sheet(canvas);
    this.lanes = new Lanes(scene);
    this.arrows = new Arrows(scene);
    this.signs = new Signs(scene);
    this.edges = new Edges(scene);
  }

  /** Draws the window and tells what it could not show. */
  draw(marks) {
    const { scene } = this;
    const { layout } = scene;
    const pen = this.sheet.clear(layout.width, layout.height);
    scene.begin(pen, marks);
    pen.lineJoin = 'round';
    this.lanes.drawPartitions();
    pen.save();
    pen.beginPath();
    pen.rect(0, layout.top - 2, layout.width, layout.height - layout.top);
    pen.clip();
    this.lanes.drawLanes();
    this.lanes.drawOperations();
    this.lanes.drawTroubles();
    const steps = scene.past - scene.first;
    const dense = steps > MANY_STEPS;
    const stride = this.arrows.draw();
    if (dense) this.signs.drawDensity();
    else this.signs.drawSteps();
    pen.restore();
    this.lanes.namePartitions();
    this.edges.drawAxis();
    this.edges.drawNotes();
    this.edges.drawVerdicts();
    return { dense, stride, steps };
  }
}
