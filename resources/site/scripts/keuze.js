/* What a visitor chose in the filters. It stands in the address, so that a view can be shared. */
(() => {
  "use strict";
  const pk = window.participatiekaart;
  const form = document.querySelector("[data-filters]");
  if (!form) return;

  const DAY = 86400000;
  const DAYS = { week: 7, maand: 30, kwartaal: 92 };
  /** All that a page can have to choose from; this one has what makes sense for its plans. */
  const NAMES = ["wijk", "status", "periode", "niveau", "soort"];
  const selects = form.querySelectorAll("select");
  const boxes = form.querySelectorAll("[name=status]");
  const languages = document.querySelectorAll("a[hreflang]");
  const canonical = document.querySelector("link[rel=canonical]");

  /** Without capitals and accents; quotes and dashes in one shape each, as a phone types others than stand in a text. */
  pk.plain = (text) =>
    text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[‘’´`]/g, "'").replace(/\p{Pd}/gu, "-").toLowerCase();

  const query = () => new URLSearchParams([...new FormData(form)].filter(([, value]) => value.trim())).toString();
  const withChoice = (address) => {
    const chosen = new URL(address);
    chosen.search = query();
    return chosen.href;
  };
  /** Into the same page in another language, and into the address that a phone's own button for sharing takes. */
  const takeAlong = () => {
    languages.forEach((link) => (link.search = query()));
    if (canonical) canonical.href = withChoice(canonical.href);
  };

  const hasMoment = ({ moments }, days, now) =>
    moments.some(({ counts, starts, closes }) => counts && closes > now && starts < now + days * DAY);

  pk.keuze = {
    form,
    isEmpty: () => !query(),

    /** Choose what the address asks for. Whether all of it is there to choose. */
    read: () => {
      const address = new URLSearchParams(location.search);
      form.elements.q.value = address.get("q") || "";
      selects.forEach((select) => {
        const wanted = address.get(select.name);
        const isIt = ({ value, dataset }) => value === wanted || dataset.was?.split(" ").includes(wanted);
        select.value = [...select.options].find(isIt)?.value || "";
      });
      const chosen = address.getAll("status");
      boxes.forEach((box) => (box.checked = chosen.includes(box.value)));
      takeAlong();
      const told = new FormData(form);
      const some = (values) => values.filter(Boolean).length;
      return NAMES.every((name) => some(address.getAll(name)) <= some(told.getAll(name)));
    },

    keep: () => {
      history.replaceState(null, "", withChoice(location.href));
      takeAlong();
    },

    /** "Wijk: Molenveld · Stand van zaken: Nu meedoen, Binnenkort": what is chosen, in the words of the form. */
    words: () => {
      const fields = [...selects, form.elements.q].filter(({ value }) => value.trim());
      const asked = fields.map((field) => [field.labels[0], field.selectedOptions?.[0].text || field.value.trim()]);
      const views = [...boxes].filter(({ checked }) => checked).map(({ value }) => pk.woorden.views[value]);
      if (views.length) asked.push([form.querySelector("legend"), views.join(", ")]);
      return asked.map(([{ textContent: name }, words]) => `${name}: ${words}`).join(" · ");
    },

    clear: () => {
      form.elements.q.value = "";
      selects.forEach((select) => (select.value = ""));
      boxes.forEach((box) => (box.checked = false));
    },

    /** The views chosen, whether a plan fits all the rest, and whether something is of the wijk, the period and the
     * words. */
    now: () => {
      const data = new FormData(form);
      const { wijk, niveau, soort, periode } = Object.fromEntries(data);
      const words = pk.plain(data.get("q").trim()).split(/\s+/).filter(Boolean);
      const time = Date.now();
      const isThere = (one) =>
        (!wijk || one.everywhere || one.areas.includes(wijk)) &&
        (!periode || hasMoment(one, DAYS[periode], time)) &&
        words.every((word) => one.text.includes(word));
      const fits = (plan) => (!niveau || plan.level === niveau) && (!soort || plan.kind === soort) && isThere(plan);
      return { views: data.getAll("status"), isThere, fits };
    },
  };
})();
