/* The shape of each status: never colour alone. Drawn on a grid of 16; words always stand beside it. */
(() => {
  "use strict";
  const pk = (window.participatiekaart = window.participatiekaart || {});
  const SVG = "http://www.w3.org/2000/svg";
  const circle = { cx: 8, cy: 8, r: 6 };
  const line = { fill: "none", stroke: "currentColor", "stroke-width": 2.5 };

  const SHAPES = {
    open: [["circle", circle]],
    te_bezoeken: [["circle", circle]],
    aangekondigd: [["circle", { ...circle, r: 5, ...line }]],
    tussentijds: [
      ["circle", { ...circle, r: 5, ...line }],
      ["path", { d: "M8 3a5 5 0 0 0 0 10z" }],
    ],
    in_verwerking: [["rect", { x: 3, y: 3, width: 10, height: 10, ...line }]],
    teruggekoppeld: [["path", { d: "M2.5 8.5l4 4 7-9", ...line, "stroke-width": 3 }]],
    afgerond: [["rect", { x: 2.5, y: 2.5, width: 11, height: 11 }]],
    niet_gestart: [["path", { d: "M2 8h12", ...line, "stroke-width": 3 }]],
    stilgelegd: [["path", { d: "M5 2.5v11M11 2.5v11", ...line, "stroke-width": 3 }]],
  };
  SHAPES.binnenkort = SHAPES.aangekondigd;

  const element = (name, attributes) => {
    const made = document.createElementNS(SVG, name);
    Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
    return made;
  };

  pk.shape = (name) => {
    const svg = element("svg", {
      viewBox: "0 0 16 16", width: 16, height: 16, fill: "currentColor", "aria-hidden": "true", focusable: "false",
    });
    svg.append(...SHAPES[name].map(([kind, attributes]) => element(kind, attributes)));
    return svg;
  };
})();
