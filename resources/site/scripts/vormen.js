/* Draws the shape of each status: never colour alone; words always stand beside it. The shapes come before this. */
(() => {
  "use strict";
  const pk = window.participatiekaart;
  const SVG = "http://www.w3.org/2000/svg";

  const element = (name, attributes) => {
    const made = document.createElementNS(SVG, name);
    Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
    return made;
  };

  pk.shape = (name) => {
    const svg = element("svg", {
      viewBox: "0 0 16 16", width: 16, height: 16, fill: "currentColor", "aria-hidden": "true", focusable: "false",
    });
    svg.append(...pk.vormen[name].map(([path, width]) => element("path", width
      ? { d: path, fill: "none", stroke: "currentColor", "stroke-width": width }
      : { d: path })));
    return svg;
  };
})();
