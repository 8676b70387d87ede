import type { Subject } from "#platform/modules";
import type { Incident } from "./incident.ts";

/** What the reporter said, beside name and numbers. "point" is the place of a sealed kind. */
const SAID = ["description", "address", "needs", "reference", "point", "answer", "rating", "reopening", "withdrawal", "call-back"];
const OWN = ["name", "phone", "email"];

/** The reporter, and everybody who said "me too" and left a number: each is told of the own fields alone. */
export function personsOf(incident: Incident): Subject[] {
  if (incident.stage === "none") return [];
  const said = (field: string): boolean => SAID.includes(field.split(":")[0] ?? field);
  return [
    {
      id: "reporter",
      contact: incident.phone,
      language: incident.language,
      owns: (field) => OWN.includes(field) || said(field),
      ownsFiles: (purpose) => purpose === "incidents.report",
    },
    ...incident.followerPhones.map((contact): Subject => {
      const follower = contact.slice(contact.indexOf(":") + 1);
      const language = incident.followerLanguages?.[contact];
      const owns = (field: string): boolean => field === contact || field === `email:${follower}`;
      return { id: follower, contact, ...(language ? { language } : {}), owns };
    }),
  ];
}

/** A complaint about a unit opens to nobody of it, not even in an emergency. */
export const isAbout = (incident: Incident, units: readonly string[]): boolean =>
  incident.stage !== "none" && incident.about !== undefined && units.includes(incident.about);
