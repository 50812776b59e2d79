/* What holds now: instants by the visitor's clock, calendar days by the municipality's time zone.

Times in the page are ISO 8601 with the offset that holds in the municipality, so their first characters are its
calendar and its clock. */
(() => {
  "use strict";
  // The newest thing that the scripts need. A browser without it keeps the pages as they were published.
  if (!Element.prototype.replaceChildren) return;
  const pk = (window.participatiekaart = window.participatiekaart || {});
  const HOUR = 3600000;
  const DAY = 24 * HOUR;
  const inTown = { timeZone: document.documentElement.dataset.tijdzone };
  const calendar = new Intl.DateTimeFormat("en", { ...inTown, year: "numeric", month: "2-digit", day: "2-digit" });
  const hours = new Intl.DateTimeFormat("en", { ...inTown, hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

  /** Calendar day of an instant in the municipality, as "2026-12-05". */
  const today = (now) => {
    const part = Object.fromEntries(calendar.formatToParts(now).map(({ type, value }) => [type, value]));
    return `${part.year}-${part.month}-${part.day}`;
  };
  const dayNumber = (day) => Date.parse(`${day}T00:00:00Z`) / DAY;
  const isMidnight = (time) => time.slice(11, 16) === "00:00";
  /** 24:00 belongs to the day it ends. */
  const lastDay = (time) => dayNumber(time.slice(0, 10)) - (isMidnight(time) ? 1 : 0);

  pk.say = (name, values = {}) =>
    Object.entries(values).reduce((text, [key, value]) => text.split(`{${key}}`).join(value), pk.woorden[name]);

  /** "19:30 uur"; where the clock shows it twice that night, with which of the two is meant. */
  const clock = (time) => {
    const words = pk.say("clock", { time: time.slice(11, 16).replace(/^0/, "") });
    const shows = (shift) => hours.format(Date.parse(time) + shift);
    if (shows(0) === shows(HOUR)) return pk.say("summer_time", { clock: words });
    return shows(0) === shows(-HOUR) ? pk.say("winter_time", { clock: words }) : words;
  };

  const dayWords = (time) => {
    const [year, month, day] = time.slice(0, 10).split("-").map(Number);
    return { year, words: `${day} ${pk.woorden.months[month - 1]}` };
  };
  const nearWords = (time, now) => {
    const { year, words } = dayWords(time);
    return today(now).startsWith(String(year)) ? words : `${words} ${year}`;
  };

  /** "Stand van zaken op 23 november 2026": what a printed page has to say of itself. */
  pk.asOf = (now) => {
    const { year, words } = dayWords(today(now));
    return pk.say("as_of", { day: `${words} ${year}` });
  };

  /** "nog 12 dagen": calendar days until the last day on which it is open. */
  pk.daysLeft = (end, now) => {
    const days = lastDay(end) - dayNumber(today(now));
    if (days > 1) return pk.say("days_left", { n: days });
    if (days === 1) return pk.say("day_left");
    return isMidnight(end) ? pk.say("last_day") : pk.say("until_today", { time: clock(end) });
  };

  /** "vanaf 3 december", or the moment's own words where its time is known to the month or less. */
  pk.from = (moment, now) => {
    if (moment.vague) return moment.vague;
    if (moment.begin.slice(0, 10) !== today(now)) return pk.say("from", { day: nearWords(moment.begin, now) });
    return pk.say("today_from", { time: clock(moment.begin) });
  };

  /** What a moment's element says of its times. Without a begin it is always still to come, without an end never held. */
  pk.readMoment = (element) => {
    const { begin, einde: end, vaag: vague } = element.dataset;
    return {
      element, begin, end, vague,
      counts: "telt" in element.dataset,
      asks: "vraagt" in element.dataset,
      opens: begin && !vague ? Date.parse(begin) : Infinity,
      starts: begin ? Date.parse(begin) : Infinity,
      closes: end ? Date.parse(end) : Infinity,
    };
  };
  pk.isOpen = (moment, now) => moment.counts && moment.opens <= now && now < moment.closes;
  pk.isHeld = (moment, now) => moment.closes <= now;
  pk.isComing = (moment, now) => moment.counts && !pk.isOpen(moment, now) && !pk.isHeld(moment, now);

  /** The course of a plan: "status;instant status meedoen;…". "b1" is the begin of its second moment, "e1" the end. */
  pk.readCourse = (text, moments) => {
    const instant = (word) => {
      const moment = moments[word.slice(1)];
      return moment ? moment[word[0] === "b" ? "starts" : "closes"] : Date.parse(word);
    };
    return text.split(";").map((step, index) => {
      const [since, status, asks] = index ? step.split(" ") : [null, ...step.split(" ")];
      return { since: since ? instant(since) : -Infinity, status, asks: asks === "meedoen" };
    });
  };
  pk.stepAt = (course, now) => course.filter((step) => step.since <= now).pop();
})();
