// A Leaflet layer with one canvas of its own that moves and scales with the map and is drawn anew when it rests.

const CanvasLayer = L.Renderer.extend({
  initialize(options, draw) {
    L.Renderer.prototype.initialize.call(this, options);
    this._layers = {};
    this._draw = draw;
  },

  _initContainer() {
    this._container = document.createElement("canvas");
    this._container.setAttribute("aria-hidden", "true");
    this._pen = this._container.getContext("2d");
  },

  _destroyContainer() {
    this._container.remove();
    delete this._container;
  },

  _updatePaths() {},

  _update() {
    if (this._map._animatingZoom && this._bounds) return;
    L.Renderer.prototype._update.call(this);
    const size = this._bounds.getSize();
    const ratio = window.devicePixelRatio || 1;
    L.DomUtil.setPosition(this._container, this._bounds.min);
    if (this._container.width !== Math.round(size.x * ratio) || this._container.height !== Math.round(size.y * ratio)) {
      this._container.width = Math.round(size.x * ratio);
      this._container.height = Math.round(size.y * ratio);
      this._container.style.width = `${size.x}px`;
      this._container.style.height = `${size.y}px`;
    }
    this.redraw();
  },

  // Draw now; the pen's unit is the layer point of the map.
  redraw() {
    if (!this._map || !this._bounds) return;
    const ratio = window.devicePixelRatio || 1;
    this._pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    this._pen.clearRect(0, 0, this._container.width, this._container.height);
    this._pen.translate(-this._bounds.min.x, -this._bounds.min.y);
    this._draw(this._pen, this._map, this._bounds);
  },
});

// A colour of the style sheet.
function colorOf(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}
