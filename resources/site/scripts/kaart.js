/* The map: an enhancement beside the list. Its library and data are fetched when it is first shown. */
(() => {
  "use strict";
  const pk = window.participatiekaart;
  const box = document.querySelector("[data-kaart]");
  // a map shows the states too: it stands where they were told
  if (!box || !document.documentElement.classList.contains("met-script")) return;
  const button = document.querySelector("[data-toon-kaart]");
  const drawn = document.getElementById("ligging");
  const { bestanden: files, thuis: home, vormen: plansFile } = box.dataset;
  const MARKS_AT_ONCE = 150;
  const DRAWN_ONE_BY_ONE = 500;
  const PAUSE = 80;
  const BALLOON = 300;
  // more than the pixels by which Leaflet lets a mark further south lie over another
  const ON_TOP = { open: 20000, te_bezoeken: 20000, binnenkort: 10000 };
  // Where there are too many plans for marks, the line tells them apart besides the colour.
  const DASHES = { open: null, te_bezoeken: null, binnenkort: "8 6", rest: "1 6" };
  const marks = new Map();
  const dots = new Map();
  const shapes = new Map();
  let map = null;
  let makeRoom = null;
  let wijkShown = null;
  let waiting = null;

  const fetched = (element) =>
    new Promise((resolve, reject) => {
      element.onload = resolve;
      element.onerror = () => reject(new Error(element.src || element.href));
      // the page's own styles come after it and have the last word
      document.head.prepend(element);
    });
  const fetchScript = (src) => fetched(Object.assign(document.createElement("script"), { src }));
  const fetchStyle = (href) => fetched(Object.assign(document.createElement("link"), { rel: "stylesheet", href }));

  /** Of very many plans only the middle is at hand. */
  const formOf = ({ vorm, punt }) => vorm || { type: "Point", coordinates: punt };
  const at = ([longitude, latitude]) => [latitude, longitude];
  const colour = (view) => getComputedStyle(box).getPropertyValue(`--pk-stand-${view.replace(/_/g, "-")}`).trim();
  const words = (plan) => pk.words(plan.state);
  const nameOf = (plan) => plan.element.querySelector("h1, .plan-naam").textContent;

  /** The other plans at the very same place, as in one building: of their marks a finger finds the upper one only. */
  const beside = (plan) => {
    const isThere = (other) => shapes.has(other) && String(other.drawn.punt) === String(plan.drawn.punt);
    return pk.plans.filter((other) => other !== plan && isThere(other));
  };

  const tip = (plan) => {
    const [content, called] = ["div", "span"].map((name) => document.createElement(name));
    const n = beside(plan).length;
    // a tip describes its mark, which is called so already
    called.setAttribute("aria-hidden", "true");
    called.append(pk.textNode("ballon-naam", nameOf(plan)), document.createElement("br"));
    content.append(pk.wordsIn(called, plan.state), ...(n ? [document.createElement("br"), pk.say("more_here", { n })] : []));
    return content;
  };

  const inBalloon = (plan) => {
    const content = document.createElement("div");
    const link = document.createElement("a");
    pk.tell(plan);
    link.href = `${home}plannen/${encodeURIComponent(plan.slug)}/index.html`;
    link.append(pk.textNode("ballon-naam", nameOf(plan)));
    content.append(link, plan.place.cloneNode(true));
    return content;
  };

  const balloon = (plan) => {
    const content = document.createElement("div");
    content.append(...[plan, ...beside(plan)].map(inBalloon));
    return content;
  };

  /** Who closes a balloon from within is back at what it was of; who went elsewhere stays there. */
  const giveBack = (layer, popup) => {
    const at = document.activeElement;
    const isWithin = at === document.body || popup.getElement().contains(at);
    if (isWithin && map.hasLayer(layer)) (layer.getElement?.() || map.getContainer()).focus({ preventScroll: true });
  };

  const withBalloon = (layer, plan) =>
    layer
      .bindPopup(() => balloon(plan), { maxWidth: Math.min(BALLOON, box.clientWidth - 100), maxHeight: box.clientHeight / 2 })
      .on("popupclose", ({ popup }) => giveBack(layer, popup));

  const basemap = () => {
    if (!box.dataset.tegels) return;
    L.tileLayer(box.dataset.tegels, {
      attribution: pk.textNode("", box.dataset.bron).outerHTML, maxZoom: Number(box.dataset.zoom), className: "tegels", alt: "",
    }).addTo(map);
  };

  /** The wijk a page is about, or that a visitor chose. */
  const chosenWijk = () => box.dataset.wijk || pk.keuze?.form.elements.wijk?.value || "";

  const borders = () => {
    const renderer = L.svg();
    pk.wijken.forEach((wijk) => {
      wijk.grens = L.geoJSON(wijk.vorm, { interactive: false, style: { className: "wijkgrens", renderer } }).addTo(map);
    });
  };

  const shapeOf = (plan) => {
    const { view } = plan.state;
    const style = { color: colour(view), weight: view === "open" ? 3 : 2, fillOpacity: 0.25, dashArray: view in DASHES ? DASHES[view] : DASHES.rest };
    const layer = L.geoJSON(formOf(plan.drawn), {
      style, pointToLayer: (_, place) => L.circleMarker(place, { ...style, radius: 5 }),
    });
    if (plan.isListed) withBalloon(layer, plan);
    return layer.bindTooltip(() => tip(plan), { sticky: true });
  };

  const markOf = (plan) => {
    const icon = document.createElement("span");
    icon.className = "prik";
    icon.dataset.stand = plan.state.view;
    icon.append(pk.shape(plan.state.shape));
    const mark = L.marker(at(plan.drawn.punt), {
      zIndexOffset: ON_TOP[plan.state.view] || 0,
      icon: L.divIcon({ html: icon, className: "prik-vak", iconSize: [32, 32] }), keyboard: plan.isListed, interactive: plan.isListed,
    });
    if (plan.isListed) {
      mark.on("add", () => mark.getElement().setAttribute("aria-label", `${nameOf(plan)}: ${words(plan)}`));
      withBalloon(mark, plan);
      mark.bindTooltip(() => tip(plan), { ...pk.aboveMark });
    }
    return mark;
  };

  /** A keyboard goes by the marks and the list: an area has no name to it, though a tooltip makes it a stop. */
  const passBy = (layer) => {
    if (layer.eachLayer) layer.eachLayer(passBy);
    else if (layer instanceof L.Path) layer.getElement()?.setAttribute("tabindex", "-1");
  };

  /** Keep of the layers what is wanted, make what is missing. A layer is made again once its plan says something else. */
  const keep = (layers, wanted, make) => {
    const shown = new Set(wanted);
    layers.forEach(({ layer, said }, plan) => {
      if (shown.has(plan) && said === words(plan)) return;
      layer.remove();
      layers.delete(plan);
    });
    shown.forEach((plan) => {
      if (layers.has(plan)) return;
      const layer = make(plan).addTo(map);
      passBy(layer);
      layers.set(plan, { layer, said: words(plan) });
    });
  };

  /** What stands in for an area that is too small to be seen from afar. */
  const dotOf = (plan) => {
    const tone = colour(plan.state.view);
    const dot = L.circleMarker(at(plan.drawn.punt), { color: tone, weight: 1, radius: 4, fillOpacity: 0.6 });
    return withBalloon(dot, plan).bindTooltip(() => tip(plan));
  };

  /** Marks only for what is in view; while there are too many to tell apart dots, beside the areas. */
  const drawMarks = () => {
    const view = map.getBounds();
    const inView = pk.plans.filter((plan) => shapes.has(plan) && view.contains(at(plan.drawn.punt)));
    const isCrowded = inView.length > MARKS_AT_ONCE;
    const areas = inView.filter(({ drawn }) => drawn.vorm && drawn.vorm.type !== "Point");
    keep(marks, isCrowded ? [] : inView, markOf);
    keep(dots, isCrowded ? areas.reverse() : [], dotOf);
    makeRoom([...marks.values()].map(({ layer }) => layer.getElement()));
  };

  /** Go where the chosen wijk is; to the whole when none is chosen any more. */
  const lookAtWijk = () => {
    const code = chosenWijk();
    if (code === wijkShown) return;
    wijkShown = code;
    pk.wijken.forEach((wijk) =>
      wijk.grens.eachLayer((layer) => layer.getElement()?.classList.toggle("wijkgrens-hier", wijk.code === code)),
    );
    const bounds = everything();
    if (bounds.isValid()) map.fitBounds(bounds, { padding: [24, 24], maxZoom: 16 });
    else map.setView([52.2, 5.3], 7);
  };

  const draw = () => {
    // what is hidden has no size to draw on
    if (box.hidden) return;
    map.invalidateSize();
    lookAtWijk();
    // the first of the list last, so that they lie on top
    keep(shapes, pk.plans.filter((plan) => plan.drawn && plan.shown !== false).reverse(), shapeOf);
    drawMarks();
  };

  /** After the list, which should answer at once. */
  const drawSoon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(draw, PAUSE);
  };

  /** The middles of very many plans: steps from a corner, two figures each; no step is a plan without a place. */
  const middles = ({ west, zuid, stap, cijfers, plaatsen }) => {
    const steps = (from) => cijfers.indexOf(plaatsen[from]) * cijfers.length + cijfers.indexOf(plaatsen[from + 1]);
    return pk.plans.map((_, index) => {
      const [east, north] = [steps(index * 4), steps(index * 4 + 2)];
      return east ? { punt: [west + east * stap, zuid + north * stap] } : null;
    });
  };

  /** Where each plan is: by its slug, or of very many plans only the middle, in the order of the list. */
  const place = () => {
    if (pk.middens) {
      const found = middles(pk.middens);
      pk.plans.forEach((plan, index) => (plan.drawn = found[index]));
      return;
    }
    const bySlug = new Map((drawn ? [JSON.parse(drawn.textContent)] : pk.plannen).map((plan) => [plan.slug, plan]));
    pk.plans.forEach((plan) => (plan.drawn = bySlug.get(plan.slug)));
  };

  const everything = () => {
    const here = pk.wijken.filter(({ code }) => code === chosenWijk());
    const plans = pk.plans.map((plan) => plan.drawn).filter(Boolean);
    const places = drawn ? plans : here.length ? here : [...pk.wijken, ...plans];
    return L.featureGroup(places.map((place) => L.geoJSON(formOf(place)))).getBounds().pad(drawn ? 0.5 : 0);
  };

  const name = (selector, label) => {
    const control = box.querySelector(selector);
    control.title = label;
    control.setAttribute("aria-label", label);
  };

  const start = async () => {
    box.hidden = false;
    if ("klaar" in box.dataset) draw();
    if (map) return;
    map = {};
    const scripts = [`${files}leaflet/leaflet.js`, `${files}kaart-wijken.js`, ...(drawn ? [] : [plansFile])];
    // also the style: names are placed by the size it gives them
    await Promise.all([fetchStyle(`${files}leaflet/leaflet.css`), ...scripts.map(fetchScript)]);
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    place();
    map = L.map(box.querySelector(".kaart-vlak"), {
      preferCanvas: pk.plans.length > DRAWN_ONE_BY_ONE, zoomAnimation: !still, fadeAnimation: !still, inertia: !still, scrollWheelZoom: Boolean(button), maxZoom: 19, zoomSnap: 0.25,
    });
    // Leaflet has no setting for it
    if (still) map.panBy = (offset) => L.Map.prototype.panBy.call(map, offset, { animate: false });
    map.attributionControl.setPrefix(false);
    name(".leaflet-control-zoom-in", pk.say("zoom_in"));
    name(".leaflet-control-zoom-out", pk.say("zoom_out"));
    // so far off that the first look at the plans is no flight, which would ask for tiles on its way
    map.setView([52.2, 5.3], 0);
    borders();
    makeRoom = pk.nameWijken(map);
    // names of all wijken, also of those out of sight, and shapes without a name; the page says which matter
    ["shadowPane", "overlayPane"].forEach((pane) => map.getPane(pane).setAttribute("aria-hidden", "true"));
    draw();
    basemap();
    document.addEventListener(pk.keuze ? "gefilterd" : "stand", drawSoon);
    map.on("moveend resize", drawMarks);
    pk.keepTipsWhole(map);
    map.on("popupopen", ({ popup }) => {
      name(".leaflet-popup-close-button", pk.say("close"));
      popup.getElement().querySelector("a[href]").focus({ preventScroll: true });
      popup.getElement().addEventListener("keydown", ({ key }) => key === "Escape" && map.closePopup());
    });
    box.dataset.klaar = "";
  };

  const withoutMap = () => {
    const note = Object.assign(document.createElement("p"), { className: "melding", role: "status", tabIndex: -1 });
    const isAsked = document.activeElement === button;
    const head = document.querySelector("[data-lijstkop]");
    if (head) head.append(note);
    else box.before(note);
    note.textContent = pk.say("no_map");
    button?.remove();
    box.remove();
    document.documentElement.classList.remove("kaart-getoond");
    if (isAsked) note.focus();
  };
  const show = () => start().catch(withoutMap);

  if (button) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const isMap = document.documentElement.classList.toggle("kaart-getoond");
      button.textContent = pk.say(isMap ? "show_list" : "show_map");
      if (isMap) show();
      else box.hidden = true;
      // on a phone what was asked for begins below the filters, out of sight
      button.parentElement.scrollIntoView();
    });
  }
  const wide = matchMedia("(min-width: 64rem)");
  if (!button || wide.matches) show();
  wide.addEventListener("change", () => wide.matches && show());
})();
