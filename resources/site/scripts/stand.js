/* Says today's status of every plan and moment in the page, and keeps saying it right while the page stays open.

Words and shapes: one place for lists, plan pages and the map. */
(() => {
  "use strict";
  const pk = window.participatiekaart;
  const VIEW_OF = { aangekondigd: "binnenkort", tussentijds: "binnenkort" };
  const MINUTE = 60000;

  const soonest = (moments, key) => moments.reduce((best, one) => (best && best[key] <= one[key] ? best : one), null);

  const statusNow = (plan, now) => {
    const { status, asks } = pk.stepAt(plan.course, now);
    const open = plan.moments.filter((moment) => pk.isOpen(moment, now));
    const asking = open.filter((moment) => moment.asks);
    const coming = plan.moments.filter((moment) => pk.isComing(moment, now));
    const label = pk.woorden.status[status];
    if (status === "open") {
      const moment = soonest(asking.length ? asking : open, "closes");
      return {
        status, moment, view: asks ? "open" : "te_bezoeken", shape: "open",
        label: asks ? label : pk.say("open_to_visit"),
        more: moment && pk.daysLeft(moment.end, now), order: moment ? moment.closes : Infinity,
      };
    }
    if (status in VIEW_OF) {
      const moment = soonest(coming, "starts");
      return {
        status, moment, view: VIEW_OF[status], shape: status, label,
        more: moment && pk.from(moment, now), order: moment ? moment.starts : Infinity,
      };
    }
    const held = plan.moments.some((moment) => moment.counts && pk.isHeld(moment, now));
    const isEmpty = status === "niet_gestart" && held;
    return { status, view: status, shape: status, label: isEmpty ? pk.say("nothing_planned") : label, order: 0 };
  };

  pk.words = ({ label, more }) => (more ? `${label} · ${more}` : label);

  /** The words in an element; those of a planner keep the language that the page says they are in. */
  pk.wordsIn = (element, state) => {
    const { label, more, moment } = state;
    const language = moment?.vague && moment.element.querySelector(".wanneer, .plan-wanneer").lang;
    if (language) element.append(`${label} · `, Object.assign(document.createElement("span"), { lang: language, textContent: more }));
    else element.append(pk.words(state));
    return element;
  };

  /** On the page of a plan "Lees wat we met de inbreng deden" leads to what was done with it. */
  const wordsOf = (state) => {
    const leads = state.view === "teruggekoppeld" && document.getElementById("terugkoppeling");
    const words = document.createElement(leads ? "a" : "span");
    if (leads) words.href = "#terugkoppeling";
    return pk.wordsIn(words, state);
  };

  /** What says so already is left alone: a link in it may have the focus. */
  const show = (place, state) => {
    if (!place.hidden && place.textContent === pk.words(state)) return;
    place.replaceChildren(pk.shape(state.shape), wordsOf(state));
    place.dataset.stand = state.view;
    place.hidden = false;
  };

  /** In a list: the one date that matters now; the last one to end where all are past, or called off. */
  const showOneDate = (plan) => {
    const inOrder = [...plan.moments].sort((a, b) => a.counts - b.counts || a.closes - b.closes);
    const shown = plan.state.moment || inOrder.pop();
    plan.moments.forEach((moment) => {
      moment.element.hidden = moment !== shown;
    });
  };

  /** Write in the page what holds of a plan now. A list asks for it where the plan comes into sight. */
  pk.tell = (plan) => {
    if (plan.told === plan.state) return;
    plan.told = plan.state;
    show(plan.place, plan.state);
    if (plan.isListed) showOneDate(plan);
  };

  const showMoment = (moment, now) => {
    const place = moment.element.querySelector("[data-stand]");
    const buttons = moment.element.querySelector("[data-meedoen]");
    const held = pk.isHeld(moment, now);
    if (buttons) buttons.hidden = held;
    moment.element.classList.toggle("is-open", pk.isOpen(moment, now));
    if (pk.isOpen(moment, now)) {
      const label = moment.asks ? pk.woorden.status.open : pk.say("open_to_visit");
      show(place, { view: moment.asks ? "open" : "te_bezoeken", shape: "open", label, more: pk.daysLeft(moment.end, now) });
    } else if (pk.isComing(moment, now)) {
      const more = pk.from(moment, now);
      show(place, { moment, view: "binnenkort", shape: "aangekondigd", label: pk.woorden.status.aangekondigd, more });
    } else {
      place.hidden = true;
    }
  };

  /** Past moments go under their own heading; where there is none, they are left out of the list. */
  const sortMoments = (list, now) => {
    const section = document.querySelector("[data-geweest]");
    const past = list.moments.filter((moment) => pk.isHeld(moment, now));
    if (section) {
      const there = section.querySelector("ul");
      if (there.children.length < past.length) there.append(...past.map((moment) => moment.element));
      section.hidden = !past.length;
    } else {
      past.forEach((moment) => (moment.element.hidden = true));
    }
    list.section.hidden = past.length === list.moments.length;
  };

  /** Of a plan in a list its link says which it is. */
  const slugOf = (element) =>
    element.dataset.plan || element.querySelector(".plan-naam a").getAttribute("href").split("/").slice(-2)[0];
  const momentsIn = (element) => [...element.querySelectorAll("[data-moment]")].map(pk.readMoment);
  const planIn = (element) => {
    const moments = momentsIn(element);
    return {
      element, moments,
      slug: slugOf(element),
      course: pk.readCourse(element.dataset.verloop, moments),
      place: element.querySelector("[data-stand]"),
      isListed: element.matches("li"),
    };
  };
  pk.plans = [...document.querySelectorAll("[data-verloop]")].map(planIn);
  const momentLists = [...document.querySelectorAll("[data-momenten]")].map((element) => ({
    section: element.closest("section"), moments: momentsIn(element),
  }));

  const update = () => {
    const now = Date.now();
    pk.plans.forEach((plan) => {
      plan.state = statusNow(plan, now);
      if (plan.isListed) return;
      // what is said when the page opens is read with it; what becomes of it later is told to who hears the page too
      if (plan.told) plan.place.setAttribute("aria-live", "polite");
      pk.tell(plan);
    });
    momentLists.forEach((list) => {
      list.moments.forEach((moment) => showMoment(moment, now));
      sortMoments(list, now);
      list.section.querySelector("[data-zonder-stand]")?.remove();
    });
    const told = [...document.querySelectorAll(".terugkoppeling")];
    told.forEach((element) => (element.hidden = Date.parse(element.dataset.vanaf) > now));
    if (told.length) told[0].parentElement.hidden = told.every(({ hidden }) => hidden);
    document.querySelector("main").dataset.opDatum = pk.asOf(now);
    document.dispatchEvent(new CustomEvent("stand"));
  };

  update();
  document.documentElement.classList.add("met-script");
  setInterval(update, MINUTE);
  document.addEventListener("visibilitychange", () => document.hidden || update());
  // back from the browser's history, where nothing ticks
  window.addEventListener("pageshow", ({ persisted }) => persisted && update());
})();
