import type { NewItem } from "#web/field";
import { isPhone } from "#web/visits";

/** The instant as the worker saw it, by the corrected clock. */
export const seen = (nowMs: number): string => new Date(nowMs).toISOString();

/** A day of the city, so many days from now. */
export const dayAfter = (nowMs: number, days: number): string =>
  new Date(nowMs + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);

type Word = "agreement" | "absence" | "record" | "refusal" | "calling-off" | "consent-withdrawal";
const VISIT: Readonly<Record<Word, string>> = {
  agreement: "agree-visit",
  absence: "record-absence",
  record: "record-visit",
  refusal: "refuse-visit",
  "calling-off": "call-off-visit",
  "consent-withdrawal": "withdraw-consent",
};

/** What was said of a visit; strict: nothing beyond what the schema names ever leaves the phone. */
export const visitItem = (word: Word, id: string, grid: string, body: Readonly<Record<string, unknown>>, place: string): NewItem => ({
  command: `grid-work.${VISIT[word]}`,
  path: `/api/grid-work/visits/${id}/${word}`,
  body: { ...body, grid },
  about: `${grid.slice(0, 9)}/${id}`,
  arrived: [],
  label: { place },
});

export const requestItem = (id: string, grid: string, body: Readonly<Record<string, unknown>>, number: string): NewItem => ({
  command: "grid-work.take-service-request",
  path: "/api/grid-work/requests",
  body: { ...body, id, grid, channel: "grid" },
  about: `${grid.slice(0, 9)}/${id}`,
  arrived: ["grid-work.taken-already"],
  label: { place: number },
});

const STEPS = { notes: "note", endings: "finish", "hand-overs": "hand-over" } as const;

export const requestStep = (
  step: keyof typeof STEPS,
  { home, id }: { home: string; id: string },
  body: Readonly<Record<string, unknown>>,
  number: string,
): NewItem => ({
  command: `grid-work.${STEPS[step]}-service-request`,
  path: `/api/grid-work/requests/${home}/${id}/${step}`,
  body: { ...body },
  about: `${home}/${id}`,
  arrived: [],
  label: { place: number },
});

const PATROL = { scans: "scan-tag", findings: "record-finding", finish: "finish-patrol" } as const;

export const patrolItem = (
  word: keyof typeof PATROL,
  run: { id: string; grid: string; plan: string | null },
  body: Readonly<Record<string, unknown>>,
  place: string,
): NewItem => ({
  command: `grid-work.${PATROL[word]}`,
  path: `/api/grid-work/patrols/${run.id}/${word}`,
  body: { ...body, grid: run.grid, plan: run.plan },
  // A tag that is refused holds up nothing else of the walk.
  about: `${run.grid.slice(0, 9)}/${run.id}${word === "scans" ? ` ${String(body["tag"])}` : ""}`,
  arrived: [],
  label: { place },
});

const TAG = /^ZJ1\.(\d{9})\.([0-9a-f-]{36})\.([1-9]\d{0,3})\.[0-9A-Z]{26}$/;

/** Which point a tag belongs to; only the server can tell whether it is real. Null: not one of the city's. */
export const pointOfTag = (tag: string): string | null => TAG.exec(tag.trim())?.[2] ?? null;

export const isTelephone = (typed: string): boolean => isPhone(typed.replace(/[\s-]/g, "")) || isPhone(typed);
