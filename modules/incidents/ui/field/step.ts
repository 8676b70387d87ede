import type { NewItem } from "#web/field";

export type FieldStep = "verify" | "accept" | "bounce" | "first-step" | "feed-back" | "check" | "self-handle" | "note";

const ROUTES: Readonly<Record<FieldStep, string>> = {
  verify: "verification",
  accept: "acceptance",
  bounce: "bounces",
  "first-step": "first-steps",
  "feed-back": "feedback",
  check: "checks",
  "self-handle": "self-handling",
  note: "notes",
};

export const COMMANDS: Readonly<Record<FieldStep, string>> = {
  verify: "incidents.verify-incident",
  accept: "incidents.accept-incident",
  bounce: "incidents.bounce-incident",
  "first-step": "incidents.take-first-step",
  "feed-back": "incidents.feed-back-incident",
  check: "incidents.check-incident",
  "self-handle": "incidents.self-handle-incident",
  note: "incidents.note-incident",
};

type About = { home: string; id: string };
type Label = { number: string; category: string };

/** A step as it goes into the outbox. */
export const stepItem = (step: FieldStep, { home, id }: About, body: Record<string, unknown>, label: Label): NewItem => ({
  command: COMMANDS[step],
  path: `/api/incidents/${home}/${id}/${ROUTES[step]}`,
  body,
  about: `${home}/${id}`,
  arrived: [],
  label,
});

export type ReportBody = {
  id: string;
  category: string;
  description: string;
  point: { lon: number; lat: number } | null;
  area: string | null;
  address: string | null;
  language: "zh" | "en";
  seenAt: string;
};

/** `home` is null while only the server can tell where the point lies: then nothing else can be about the record yet. */
export const reportItem = (body: ReportBody, home: string | null, label: Label): NewItem => ({
  command: "incidents.report-incident",
  path: "/api/incidents",
  body: { ...body, channel: "grid" },
  about: home === null ? body.id : `${home}/${body.id}`,
  arrived: ["incidents.reported-already"],
  label,
});

export const joinItem = ({ home, id }: About, followerId: string, label: Label): NewItem => ({
  command: "incidents.join-incident",
  path: `/api/incidents/${home}/${id}/followers`,
  body: { followerId },
  about: `${home}/${id}`,
  arrived: [],
  label,
});

const TEXTS = ["summary", "result", "reason", "note", "text"] as const;

/** What was written for a step the record no longer takes, as a note to it: both sides' words stay. */
export function asNote(item: {
  command: string;
  about: string;
  body: Record<string, unknown>;
  label: Readonly<Record<string, string>>;
}): NewItem | null {
  const [home = "", id = ""] = item.about.split("/");
  const text = TEXTS.map((name) => item.body[name]).find((value) => typeof value === "string" && value !== "");
  if (id === "" || typeof text !== "string") return null;
  const { number = "", category = "" } = item.label;
  return stepItem("note", { home, id }, { text }, { number, category });
}
