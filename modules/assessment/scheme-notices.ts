import { cityDay } from "#platform/days";
import { namedUuidAt } from "#platform/ids";
import type { JobRequest, Recorded, StreamKey } from "#platform/ledger";
import type { JobKind, Notice } from "#platform/modules";
import type { SchemeEvent } from "./event.ts";
import { unitsOf, type Reader } from "./jobs.ts";
import { ASSESS } from "./permits.ts";
import type { KnownScheme, Scheme } from "./scheme.ts";

const NOTIFY = "assessment.notify-scheme";
/** Keys of the words, for the switches a reader has. */
export const SCHEME_NOTICES: string[] = ["asked", "opinion", "answered"].map((name) => `assessment.notice.scheme-${name}`);

const units = ({ facts }: KnownScheme, code?: string): Reader[] =>
  facts.subjects.filter((one) => code === undefined || one.code === code).flatMap((one) => unitsOf({ subject: one.code, area: one.area }));

/** Whoever will be assessed hears that it may speak, the office that somebody did, and that unit what became of it. */
function tellings(state: KnownScheme, event: Recorded<SchemeEvent>): { to: Reader[]; name: string; params?: Notice["params"] }[] {
  const { area } = state.facts;
  const asker = ({ subject }: { subject: string }): Reader[] => units(state, subject);
  switch (event.type) {
    case "assessment.scheme-consulted":
      return [{ to: units(state), name: "asked", params: { until: event.until } }];
    case "assessment.opinion-given":
      return [{ to: ASSESS.map((role): Reader => ({ kind: "unit", unit: `zfw-${area}`, role, area })), name: "opinion" }];
    case "assessment.opinion-answered":
      return (state.opinions ?? [])
        .filter(({ entry }) => entry === event.entry)
        .map((one) => ({ to: asker(one), name: "answered", params: { on: cityDay(event.at) } }));
    default:
      return [];
  }
}

export function schemeJobs(key: StreamKey, state: Scheme, events: readonly Recorded<SchemeEvent>[]): JobRequest[] {
  if (state.stage === "none") return [];
  return events.flatMap((event) =>
    tellings(state, event).map(({ to, name, params }): JobRequest => {
      const notice: Notice = {
        id: namedUuidAt(event.at, "assessment.scheme-notice", key.home, key.id, String(event.seq)),
        to: { kind: "several", of: to },
        words: `assessment.notice.scheme-${name}`,
        params: { year: state.facts.year, ...params },
        link: `/console/assessment/${key.id}`,
      };
      return { kind: NOTIFY, payload: { notice } };
    }),
  );
}

export const notifySchemeJob: JobKind = {
  kind: NOTIFY,
  run: async (ctx, { notice }) => {
    await ctx.notify(notice as Notice);
  },
};
