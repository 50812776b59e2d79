// What ical.js, which Thunderbird and Nextcloud read calendars with, reads in files: LIBRARY FILE…
import { readFileSync } from "node:fs";

const [library, ...files] = process.argv.slice(2);
const { default: ICAL } = await import(library);

const said = (time) => (time.isDate ? time.toString() : time.toJSDate().toISOString().replace(".000Z", "+00:00"));
const entry = (component) => {
  const event = new ICAL.Event(component, { strictExceptions: true });
  return {
    uid: event.uid, sequence: event.sequence, summary: event.summary, location: event.location,
    description: event.description, status: component.getFirstPropertyValue("status"),
    url: component.getFirstPropertyValue("url"), begin: said(event.startDate), end: said(event.endDate),
    stamp: said(component.getFirstPropertyValue("dtstamp")),
  };
};
const read = (file) => new ICAL.Component(ICAL.parse(readFileSync(file, "utf-8"))).getAllSubcomponents("vevent").map(entry);

console.log(JSON.stringify(files.map(read)));
