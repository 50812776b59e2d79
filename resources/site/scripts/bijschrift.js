/* What a mark or an area on the map is, while it has the focus or the pointer: whole, also at the edge of the map. */
(() => {
  "use strict";
  const pk = window.participatiekaart;
  const OFFSET = { top: [0, -14], bottom: [0, 14] };

  /** How far a stretch has to go to lie within another; where it is the longer one, their beginnings meet. */
  const shift = (from, to, first, last) => Math.max(Math.min(0, last - to), first - from);

  /** Above the mark, or below it. */
  const put = (tip, direction) => {
    if (tip.options.direction === direction) return;
    Object.assign(tip.options, { direction, offset: OFFSET[direction] });
    tip.update();
  };

  /** What a mark says stands above it, so that the pointer does not cover it. */
  pk.aboveMark = { className: "bijschrift", direction: "top", offset: OFFSET.top };

  pk.keepTipsWhole = (map) => {
    let shown = null;

    const settle = () => {
      if (!shown) return;
      const { style } = shown.getElement();
      const edge = map.getContainer().getBoundingClientRect();
      const place = () => shown.getElement().getBoundingClientRect();
      ["--opzij", "--omlaag"].forEach((name) => style.removeProperty(name));
      if (shown.options.direction in OFFSET) {
        put(shown, "top");
        if (place().top < edge.top) put(shown, "bottom");
      }
      const { left, right, top, bottom } = place();
      style.setProperty("--opzij", `${shift(left, right, edge.left, edge.right)}px`);
      style.setProperty("--omlaag", `${shift(top, bottom, edge.top, edge.bottom)}px`);
    };

    map.on("tooltipopen", ({ tooltip }) => {
      if (tooltip.options.permanent) return;
      shown = tooltip;
      settle();
    });
    map.on("tooltipclose", ({ tooltip }) => {
      if (tooltip === shown) shown = null;
    });
    map.on("moveend mousemove", settle);
    // before a balloon closes by the same key, after which its mark says what it is
    document.addEventListener("keydown", ({ key }) => key === "Escape" && shown?.close(), { capture: true });
  };
})();
