import { cityDay } from "#platform/days";
import { namedUuidAt } from "#platform/ids";
import type { JobRequest, Recorded, StreamKey } from "#platform/ledger";
import type { JobKind, Notice } from "#platform/modules";
import type { ResultEvent } from "./event.ts";
import { unitsOf, type Reader } from "./jobs.ts";
import { resultKey } from "./keys.ts";
import { APPROVE, ASSESS, VERIFY } from "./permits.ts";
import { schemes } from "./registers.ts";
import type { KnownResult, Result } from "./result.ts";

type Told = { to: readonly Reader[]; name: string; params?: Notice["params"] };
type Objection = KnownResult["objections"][number];

const NAMES = ["public", "objection", "upheld", "taken-back", "to-award", "award-due", "award-late", "awarded", "revoked", "lost"] as const;
/** Keys of the words below, for the switches a reader has. */
export const RESULT_NOTICES: string[] = NAMES.map((name) => `assessment.notice.result-${name}`);

const NOTIFY = "assessment.notify-result";

/** Those of the safety office, not whoever approves anything over the same area. */
const office = ({ area }: KnownResult, roles: readonly string[]): Reader[] =>
  roles.map((role): Reader => ({ kind: "unit", unit: `zfw-${area}`, role, area }));
const unit = ({ rows }: KnownResult, code?: string): Reader[] =>
  rows.filter(({ subject }) => code === undefined || subject === code).flatMap(unitsOf);

/** Units hear of what becomes of their result, the office of what it owes. */
function tellings(state: KnownResult, event: Recorded<ResultEvent>): Told[] {
  switch (event.type) {
    case "assessment.result-publicised":
      return [{ to: unit(state), name: "public", params: { due: cityDay(event.until.dueAt) } }];
    case "assessment.result-objected":
      return [{ to: office(state, APPROVE), name: "objection" }];
    case "assessment.result-objection-decided":
      return event.upheld
        ? [
            { to: office(state, [...ASSESS, ...VERIFY]), name: "upheld" },
            { to: unit(state), name: "taken-back" },
          ]
        : [];
    case "assessment.result-finalised":
      return [{ to: office(state, APPROVE), name: "to-award", params: { due: cityDay(event.awardDue.dueAt) } }];
    case "assessment.titles-awarded":
      return [{ to: unit(state), name: "awarded" }];
    case "assessment.title-revoked":
      return [{ to: unit(state, event.subject), name: "revoked", params: { document: event.document } }];
    case "assessment.streak-recounted":
      return event.lost ? [{ to: unit(state, event.subject), name: "lost" }] : [];
    case "assessment.result-reminded":
    case "assessment.result-lapsed":
      // Days in which the public may speak end without a word to anybody: whoever finishes the result has it among what waits.
      return event.slot.startsWith("award:")
        ? [
            {
              to: office(state, APPROVE),
              name: event.type === "assessment.result-reminded" ? "award-due" : "award-late",
              params: { due: cityDay(event.dueAt) },
            },
          ]
        : [];
    default:
      return [];
  }
}

/** Whoever objected and left a mobile number, of what was decided on it. */
function answered(state: KnownResult, event: Recorded<ResultEvent>): Objection[] {
  if (event.type !== "assessment.result-objection-decided") return [];
  return state.objections.filter(({ entry, contact }) => entry === event.entry && contact?.startsWith("phone "));
}

/** Who is told of a step of a result, in the same transaction. */
export function resultJobs(key: StreamKey, state: Result, events: readonly Recorded<ResultEvent>[]): JobRequest[] {
  if (state.stage === "none") return [];
  return events.flatMap((event) => {
    const notice = (name: string, to: Notice["to"], more: Partial<Notice> = {}): JobRequest => {
      const id = namedUuidAt(event.at, "assessment.result-notice", key.home, key.id, String(event.seq), name);
      const words = `assessment.notice.result-${name}`;
      return { kind: NOTIFY, payload: { notice: { id, to, words, ...more, params: { year: state.year, ...more.params } }, id: key.id } };
    };
    return [
      ...tellings(state, event).map(({ to, name, params }) => notice(name, { kind: "several", of: to }, params ? { params } : {})),
      ...answered(state, event).map(({ contact, language }) =>
        notice("answered", { kind: "sealed", stream: key, field: contact!, channel: "sms" }, language ? { language } : {}),
      ),
    ];
  });
}

/** A result does not name its scheme, whose page it is read on: the register does. */
export const notifyResultJob: JobKind = {
  kind: NOTIFY,
  run: async (ctx, { notice, id }) => {
    const held = ctx.read(schemes).all.find((one) => resultKey(one.id).id === id);
    const own = (notice as Notice).to.kind === "sealed" ? ["", ""] : ["/console", "/result"];
    await ctx.notify({ ...(notice as Notice), link: held ? `${own[0]}/assessment/${held.id}${own[1]}` : `${own[0]}/assessment` });
  },
};
