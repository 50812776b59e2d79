/* Words on the map: the names of the wijken, and what a mark or an area is while it has the focus or the pointer. */
(() => {
  "use strict";
  const pk = window.participatiekaart;
  const OFFSET = { top: [0, -14], bottom: [0, 14] };

  // where else a name may stand, in pixels from its place, the nearest first
  const BESIDE = [0, 12, -12, 24, -24, 36, -36, 48, -48, 60, -60]
    .flatMap((down) => [0, 20, -20, 40, -40, 60, -60, 80, -80].map((aside) => [aside, down]))
    .sort(([a, b], [c, d]) => Math.hypot(a, b) - Math.hypot(c, d));

  const moved = ({ left, right, top, bottom }, [aside, down]) =>
    ({ left: left + aside, right: right + aside, top: top + down, bottom: bottom + down });
  const isApart = (one) => (other) =>
    one.right < other.left || other.right < one.left || one.bottom < other.top || other.bottom < one.top;

  /** Not cut off by the edge of the map. */
  const isWhole = (edge) => (one) =>
    isApart(edge)(one) || (edge.left < one.left && one.right < edge.right && edge.top < one.top && one.bottom < edge.bottom);

  /** Words in Dutch, whichever way they are written. */
  pk.textNode = (className, text) =>
    Object.assign(document.createElement("bdi"), { className, lang: "nl", textContent: text });

  const setAside = ({ style }, [aside, down]) => {
    style.setProperty("--opzij", `${aside}px`);
    style.setProperty("--omlaag", `${down}px`);
  };

  /** Whether a point of the map, and what lies so far from it, is within a border that is drawn. */
  const isWithin = (map, border, place) => {
    const { x, y } = map.latLngToLayerPoint(place);
    const paths = border.getLayers().map((layer) => layer.getElement());
    return ([aside, down]) =>
      paths.some((path) => {
        const point = Object.assign(path.ownerSVGElement.createSVGPoint(), { x: x + aside, y: y + down });
        return path.isPointInFill(point);
      });
  };

  /** Put the names of the wijken on the map. Gives what makes room for them: a name that would be written over another
   * one, lie under a mark or be cut off stands elsewhere in its wijk, or waits for a closer look. */
  pk.nameWijken = (map) => {
    const names = pk.wijken.map(({ naam, punt: [longitude, latitude] }) =>
      L.tooltip([latitude, longitude], {
        permanent: true, direction: "center", className: "wijknaam", pane: "shadowPane",
        content: pk.textNode("", naam),
      }).addTo(map),
    );
    return (marks) => {
      const place = (element) => element.getBoundingClientRect();
      const elements = names.map((name) => name.getElement());
      elements.forEach((element) => setAside(element, [0, 0]));
      const taken = marks.map(place);
      const middles = elements.map(place);
      const isSeen = isWhole(place(map.getContainer()));
      names.forEach((name, index) => {
        const isHere = isWithin(map, pk.wijken[index].grens, name.getLatLng());
        const isFree = (one) => isSeen(one) && taken.every(isApart(one));
        const free = BESIDE.find((by) => isFree(moved(middles[index], by)) && isHere(by));
        elements[index].classList.toggle("wijknaam-weg", !free);
        if (!free) return;
        taken.push(moved(middles[index], free));
        setAside(elements[index], free);
      });
    };
  };

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

  /** Whole, also at the edge of the map. */
  pk.keepTipsWhole = (map) => {
    let shown = null;

    const settle = () => {
      if (!shown) return;
      const element = shown.getElement();
      const edge = map.getContainer().getBoundingClientRect();
      const place = () => element.getBoundingClientRect();
      setAside(element, [0, 0]);
      if (shown.options.direction in OFFSET) {
        put(shown, "top");
        if (place().top < edge.top) put(shown, "bottom");
      }
      const { left, right, top, bottom } = place();
      setAside(element, [shift(left, right, edge.left, edge.right), shift(top, bottom, edge.top, edge.bottom)]);
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
