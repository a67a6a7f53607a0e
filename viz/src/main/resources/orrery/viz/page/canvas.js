// What every drawing here needs of a canvas: sharp pixels, lines in bulk, labels that keep clear of one another, signs.

/** A canvas that is as sharp as the screen, or sharper where it is told so. */
class Sheet {
  static sharpness = 0;

  constructor(canvas) {
    this.canvas = canvas;
    this.pen = canvas.getContext('2d');
  }

  clear(width, height) {
    const ratio = Sheet.sharpness || window.devicePixelRatio || 1;
    const [across, down] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (this.canvas.width !== across || this.canvas.height !== down) {
      this.canvas.width = across;
      this.canvas.height = down;
    }
    this.pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.pen.clearRect(0, 0, width, height);
    return this.pen;
  }

  /** Takes over what is drawn on another sheet of the same size. */
  take(sheet) {
    this.pen.setTransform(1, 0, 0, 1, 0, 0);
    this.pen.drawImage(sheet.canvas, 0, 0);
  }
}

/** Lines of one look, gathered first and drawn in one go. */
class Lines {
  constructor() {
    this.byLook = new Map();
  }

  add(look, x1, y1, x2, y2) {
    let points = this.byLook.get(look);
    if (!points) this.byLook.set(look, (points = []));
    points.push(x1, y1, x2, y2);
  }

  draw(pen, dress) {
    for (const [look, points] of this.byLook) {
      pen.beginPath();
      for (let p = 0; p < points.length; p += 4) {
        pen.moveTo(points[p], points[p + 1]);
        pen.lineTo(points[p + 2], points[p + 3]);
      }
      dress(look, points);
      pen.stroke();
    }
  }
}

/** Keeps labels from covering one another. */
class Places {
  constructor() {
    this.taken = [];
  }

  take(x, y, width, height) {
    for (const [a, b, c, d] of this.taken) {
      if (x < a + c && a < x + width && y < b + d && b < y + height) return false;
    }
    this.taken.push([x, y, width, height]);
    return true;
  }
}

/** One shape for each kind of step, so that colour is never needed to tell them apart. */
function glyph(pen, kind, x, y, size) {
  switch (kind) {
    case 'timedOut':
      pen.moveTo(x, y - size - 1);
      pen.lineTo(x + size + 1, y);
      pen.lineTo(x, y + size + 1);
      pen.lineTo(x - size - 1, y);
      pen.closePath();
      break;
    case 'requested':
      pen.rect(x - size, y - size, size * 2, size * 2);
      break;
    case 'booted':
      pen.moveTo(x - size, y - size - 1);
      pen.lineTo(x + size + 1, y);
      pen.lineTo(x - size, y + size + 1);
      pen.closePath();
      break;
    case 'crashed':
      pen.moveTo(x - size - 1, y - size - 1);
      pen.lineTo(x + size + 1, y + size + 1);
      pen.moveTo(x - size - 1, y + size + 1);
      pen.lineTo(x + size + 1, y - size - 1);
      break;
    case 'continued':
      pen.moveTo(x - size, y - size);
      pen.lineTo(x + size, y - size);
      pen.lineTo(x, y + size);
      pen.closePath();
      break;
    case 'disturbed':
    case 'restored':
      pen.moveTo(x - size - 1, y);
      pen.lineTo(x + size + 1, y);
      pen.moveTo(x, y - size - 1);
      pen.lineTo(x, y + size + 1);
      break;
    default:
      pen.arc(x, y, size, 0, 7);
  }
}

/** The distance of a point from a line between two others. */
function awayFrom({ x1, y1, x2, y2 }, x, y) {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const along = ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy || 1);
  const t = Math.min(1, Math.max(0, along));
  return Math.hypot(x1 + dx * t - x, y1 + dy * t - y);
}
