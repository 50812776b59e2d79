/* The list of plans: grouped by what one can do now, and filtered. Of a long group the first stand in the page. */
(() => {
  "use strict";
  const pk = window.participatiekaart;
  const [list, ...further] = document.querySelectorAll("[data-plannen]");
  if (!list || !pk.keuze) return;

  const AT_ONCE = 50;
  const { form } = pk.keuze;
  const tally = document.querySelector("[data-telling]");
  const note = document.querySelector("[data-melding]");
  const views = Object.keys(pk.woorden.views);
  const choices = form.querySelectorAll("[data-keuze]");
  const TYPING = 700;
  let inOrder = [];
  let waiting = null;

  const makeGroup = (view) => {
    const section = document.createElement("section");
    const heading = document.createElement("h2");
    const label = document.createElement("span");
    const count = document.createElement("span");
    const items = document.createElement("ul");
    const more = document.createElement("button");
    const group = { section, count, items, more, shown: [], most: AT_ONCE };
    heading.id = `groep-${view}`;
    heading.className = "groep-kop";
    label.textContent = pk.woorden.views[view];
    count.className = "aantal";
    heading.append(pk.shape(view), label, " ", count);
    heading.dataset.stand = view;
    items.className = "plannen";
    more.type = "button";
    more.className = "knop knop-licht";
    more.addEventListener("click", () => {
      const next = group.most;
      group.most += AT_ONCE;
      filter();
      items.children[next].querySelector("a").focus();
    });
    // a screen reader lists buttons on their own: of three with one name, this tells of which group each is
    more.setAttribute("aria-describedby", heading.id);
    section.setAttribute("aria-labelledby", heading.id);
    section.append(heading, items, more);
    return group;
  };
  const groups = new Map(views.map((view) => [view, makeGroup(view)]));

  /** Only what differs from before is touched, so that the focus and what is looked at stay where they are. */
  const fill = (items, plans) => {
    const elements = new Set(plans.map(({ element }) => element));
    [...items.children].forEach((there) => elements.has(there) || there.remove());
    let next = items.firstChild;
    elements.forEach((element) => {
      if (element === next) next = next.nextSibling;
      else items.insertBefore(element, next);
    });
  };

  const place = ({ section, count, items, more, most, shown }, plans) => {
    const first = plans.slice(0, most);
    const isSame = first.length === shown.length && first.every((plan, index) => plan === shown[index]);
    first.forEach(pk.tell);
    if (!isSame) fill(items, first);
    section.hidden = !plans.length;
    count.textContent = plans.length;
    more.hidden = plans.length <= most;
    more.textContent = pk.say("next_plans", { n: Math.min(AT_ONCE, plans.length - most) });
    return first;
  };

  const areasOf = (element) => [...element.querySelectorAll("[data-wijk]")].map(({ dataset }) => dataset.wijk);

  /** Moments of no plan: of the wijk, the period and the words that are asked for, as long as they are not over. */
  const loose = [...document.querySelectorAll("[data-los] > li")].map((element) => ({
    element, areas: areasOf(element), everywhere: "overal" in element.dataset, text: pk.plain(element.textContent),
    moments: [pk.readMoment(element)],
  }));
  const filterLoose = (isThere) => {
    const now = Date.now();
    loose.forEach((one) => (one.element.hidden = !isThere(one) || pk.isHeld(one.moments[0], now)));
    const section = document.querySelector("[data-los]")?.closest("section");
    if (section) section.hidden = loose.every(({ element }) => element.hidden);
  };

  const filter = () => {
    const { views: chosen, isThere, fits } = pk.keuze.now();
    filterLoose(isThere);
    const found = new Map(views.map((view) => [view, []]));
    inOrder.forEach((plan) => {
      plan.shown = fits(plan);
      if (plan.shown) found.get(plan.state.view).push(plan);
    });
    let total = 0;
    groups.forEach((group, view) => {
      const isChosen = !chosen.length || chosen.includes(view);
      const plans = found.get(view);
      group.shown = place(group, isChosen ? plans : []);
      total += isChosen ? plans.length : 0;
      if (!isChosen) plans.forEach((plan) => (plan.shown = false));
    });
    choices.forEach((choice) => {
      const { length } = found.get(choice.dataset.keuze);
      choice.querySelector(".aantal").textContent = length;
      choice.hidden = !length && !choice.querySelector("input").checked;
    });
    form.querySelector(".standen").hidden = [...choices].every(({ hidden }) => hidden);
    const told = total === 1 ? pk.say("one_plan") : pk.say("plans", { n: total });
    // what is written anew is read aloud anew, here each minute
    if (tally.textContent !== told) tally.textContent = told;
    document.querySelector("[data-niets]").hidden = total > 0;
    form.querySelector("[data-wis]").hidden = pk.keuze.isEmpty();
    document.dispatchEvent(new CustomEvent("gefilterd"));
  };

  const filterAnew = () => {
    groups.forEach((group) => (group.most = AT_ONCE));
    filter();
  };

  const speak = () => {
    clearTimeout(waiting);
    tally.removeAttribute("aria-live");
  };
  /** Who types hears the count once they stop, and not at each letter. */
  const hush = () => {
    clearTimeout(waiting);
    tally.setAttribute("aria-live", "off");
    waiting = setTimeout(() => {
      speak();
      tally.replaceChildren(tally.textContent);
    }, TYPING);
  };

  const choose = ({ target }) => {
    note.textContent = "";
    // also who chose something else of which there are as many hears that
    tally.textContent = "";
    (target.type === "search" ? hush : speak)();
    filterAnew();
    pk.keuze.keep();
  };

  /** A link is shared for years: what it asks for may be gone. */
  const readAddress = () => {
    const isThere = pk.keuze.read();
    note.textContent = isThere ? "" : pk.say("lost_filter");
    if (!isThere) pk.keuze.keep();
  };

  const nameOf = ({ element, slug }) => `${pk.plain(element.querySelector(".plan-naam").textContent)} ${slug}`;
  /** The order of what is alike by its time. That of the page is by what held when it was made. */
  const byName = pk.plans
    .map((plan) => [nameOf(plan), plan])
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, plan]) => plan);

  const arrange = () => {
    const at = document.activeElement;
    inOrder = [...byName].sort((a, b) => a.state.order - b.state.order);
    filter();
    // the plan that one is at may have gone to another group, or out of what was chosen
    if (at !== document.activeElement) (at.isConnected ? at : tally).focus({ preventScroll: true });
  };

  const describe = (plan) => {
    const { niveau, soort, overal } = plan.element.dataset;
    let text = null;
    Object.assign(plan, { areas: areasOf(plan.element), level: niveau, kind: soort, everywhere: overal !== undefined });
    Object.defineProperty(plan, "text", {
      get: () => {
        if (text === null) {
          const said = plan.element.querySelectorAll(".plan-naam, .plan-kort, .plan-waar, .plan-moment");
          const { buurten = "" } = plan.element.dataset;
          text = pk.plain([...[...said].map((part) => part.textContent), buurten].join(" "));
        }
        return text;
      },
    });
  };

  /** Read what can be searched beforehand, while nobody waits for it. */
  const readAhead = (next) => {
    if (!window.requestIdleCallback || next >= pk.plans.length) return;
    requestIdleCallback((idle) => {
      let at = next;
      while (at < pk.plans.length && idle.timeRemaining() > 2) pk.plans[at++].text;
      readAhead(at);
    });
  };

  pk.plans.forEach(describe);
  further.forEach((part) => part.remove());
  list.replaceWith(...[...groups.values()].map(({ section }) => section));
  document.querySelectorAll("[data-vorm]").forEach((spot) => spot.replaceWith(pk.shape(spot.dataset.vorm)));
  document.querySelectorAll("[data-zonder-stand]").forEach((heading) => heading.remove());
  document.querySelector("[data-lijstkop]").hidden = false;
  form.hidden = false;

  const more = form.querySelector("[data-meer]");
  const folded = form.querySelector("details");
  const unfold = () => {
    form.classList.add("met-alle");
    more.hidden = true;
  };
  /** On paper all of them stand, with what was asked for: nobody can ask for the rest, or look it up. */
  const printWhole = () => {
    tally.dataset.gekozen = pk.keuze.words();
    groups.forEach((group) => (group.most = Infinity));
    filter();
  };

  readAddress();
  arrange();
  readAhead(0);
  if (form.querySelector(".keuze-later :checked")) unfold();
  folded.open = matchMedia("(min-width: 64rem)").matches || [...folded.querySelectorAll("select")].some(({ value }) => value);
  more.addEventListener("click", () => {
    unfold();
    form.querySelector(".keuze-later:not([hidden]) input")?.focus();
  });
  // who comes back is put where they were
  if (!["back_forward", "reload"].includes(performance.getEntriesByType("navigation")[0]?.type))
    document.querySelector(":target")?.scrollIntoView();
  document.addEventListener("stand", arrange);
  window.addEventListener("beforeprint", printWhole);
  window.addEventListener("afterprint", filterAnew);
  form.addEventListener("input", choose);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    speak();
    tally.focus();
  });
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    pk.keuze.clear();
    choose(event);
    // not to the search box: on a phone its keyboard would come up over the list
    tally.focus();
  });
  // also where one was led to a place on this page: the list above it stays as long as it was
  window.addEventListener("popstate", () => {
    readAddress();
    filter();
  });
})();
