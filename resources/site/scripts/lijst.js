/* The list of plans: grouped by what one can do now, and filtered. The filters stand in the address. */
(() => {
  "use strict";
  const pk = window.participatiekaart;
  const list = document.querySelector("[data-plannen]");
  const form = document.querySelector("[data-filters]");
  if (!list || !form) return;

  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const views = Object.keys(pk.woorden.views);
  const groups = new Map();
  const choices = form.querySelectorAll("[data-keuze]");

  const makeGroup = (view) => {
    const section = document.createElement("section");
    const heading = document.createElement("h2");
    const label = document.createElement("span");
    const count = document.createElement("span");
    const items = document.createElement("ul");
    heading.id = `groep-${view}`;
    heading.className = "groep-kop";
    label.textContent = pk.woorden.views[view];
    count.className = "aantal";
    heading.append(pk.shape(view), label, " ", count);
    heading.dataset.stand = view;
    items.className = "plannen";
    section.setAttribute("aria-labelledby", heading.id);
    section.append(heading, items);
    return { section, items, count };
  };

  const read = () => {
    const address = new URLSearchParams(location.search);
    form.elements.q.value = address.get("q") || "";
    if (form.elements.wijk) {
      const codes = [...form.elements.wijk.options].map((option) => option.value);
      form.elements.wijk.value = codes.includes(address.get("wijk")) ? address.get("wijk") : "";
    }
    const chosen = address.getAll("status");
    form.querySelectorAll("[name=status]").forEach((box) => (box.checked = chosen.includes(box.value)));
  };

  const chosenNow = () => {
    const data = new FormData(form);
    return { words: plain(data.get("q").trim()).split(/\s+/).filter(Boolean), wijk: data.get("wijk") || "", views: data.getAll("status") };
  };

  const query = () => new URLSearchParams([...new FormData(form)].filter(([, value]) => value.trim())).toString();
  const languages = document.querySelectorAll("a[hreflang]");
  const takeAlong = () => languages.forEach((link) => (link.search = query()));
  const keepInAddress = () => {
    history.replaceState(null, "", `${location.pathname}${query() && `?${query()}`}${location.hash}`);
    takeAlong();
  };

  const fits = (plan, chosen) =>
    (!chosen.wijk || plan.everywhere || plan.areas.includes(chosen.wijk)) &&
    chosen.words.every((word) => plan.text.includes(word));

  const filter = () => {
    const chosen = chosenNow();
    const perView = new Map(views.map((view) => [view, 0]));
    const shownIn = new Map(views.map((view) => [view, 0]));
    let total = 0;
    pk.plans.forEach((plan) => {
      const found = fits(plan, chosen);
      const { view } = plan.state;
      if (found) perView.set(view, perView.get(view) + 1);
      plan.shown = found && (!chosen.views.length || chosen.views.includes(view));
      if (plan.element.hidden === plan.shown) plan.element.hidden = !plan.shown;
      if (!plan.shown) return;
      total += 1;
      shownIn.set(view, shownIn.get(view) + 1);
    });
    groups.forEach(({ section, count }, view) => {
      section.hidden = !shownIn.get(view);
      count.textContent = shownIn.get(view);
    });
    choices.forEach((choice) => {
      const found = perView.get(choice.dataset.keuze);
      choice.querySelector(".aantal").textContent = found;
      choice.hidden = !found && !choice.querySelector("input").checked;
    });
    document.querySelector("[data-telling]").textContent = total === 1 ? pk.say("one_plan") : pk.say("plans", { n: total });
    document.querySelector("[data-niets]").hidden = total > 0;
    form.querySelector("[data-wis]").hidden = ![...new FormData(form)].some(([, value]) => value);
    document.dispatchEvent(new CustomEvent("gefilterd"));
  };

  const arrange = () => {
    const inOrder = [...pk.plans].sort((a, b) => a.state.order - b.state.order || a.index - b.index);
    const signature = inOrder.map((plan) => `${plan.slug} ${plan.state.view}`).join();
    if (signature === list.dataset.orde) return;
    list.dataset.orde = signature;
    views.forEach((view) => {
      const { items } = groups.get(view);
      items.append(...inOrder.filter((plan) => plan.state.view === view).map((plan) => plan.element));
    });
  };

  pk.plans.forEach((plan, index) => {
    plan.index = index;
    plan.areas = plan.element.dataset.wijken.split(";");
    plan.everywhere = "overal" in plan.element.dataset;
    const said = plan.element.querySelectorAll(".plan-naam, .plan-kort, .plan-waar, .plan-moment");
    plan.text = plain([...said].map((part) => part.textContent).join(" "));
  });
  views.forEach((view) => groups.set(view, makeGroup(view)));
  list.before(...[...groups.values()].map(({ section }) => section));
  document.querySelectorAll("[data-vorm]").forEach((place) => place.replaceWith(pk.shape(place.dataset.vorm)));
  document.querySelectorAll("[data-zonder-stand]").forEach((heading) => heading.remove());
  document.querySelector("[data-lijstkop]").hidden = false;
  list.hidden = true;
  form.hidden = false;

  read();
  arrange();
  filter();
  takeAlong();
  const more = form.querySelector("[data-meer]");
  const showAll = () => {
    form.classList.add("met-alle");
    more.hidden = true;
  };
  if (form.querySelector(".keuze-later :checked")) showAll();
  more.addEventListener("click", () => {
    showAll();
    form.querySelector(".keuze-later:not([hidden]) input")?.focus();
  });
  document.addEventListener("stand", () => {
    arrange();
    filter();
  });
  form.addEventListener("input", () => {
    filter();
    keepInAddress();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    document.querySelector("[data-telling]").focus();
  });
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    form.querySelectorAll("[name=status]").forEach((box) => (box.checked = false));
    form.elements.q.value = "";
    if (form.elements.wijk) form.elements.wijk.value = "";
    filter();
    keepInAddress();
    form.elements.q.focus();
  });
  window.addEventListener("popstate", () => {
    read();
    filter();
  });
})();
