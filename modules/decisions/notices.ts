import { cityDay } from "#platform/days";
import { namedUuidAt } from "#platform/ids";
import type { JobRequest, Recorded, StreamKey } from "#platform/ledger";
import type { JobKind, Notice } from "#platform/modules";
import { matterClocks } from "./matter-clocks.ts";
import type { Matter, MatterEvent } from "./matter.ts";

const JOB = "decisions.tell-clock-notice";
type Telling = StreamKey & { at: string; seq: number; what: string; as: string; dueAt: string; unit: string; area: string; title: string };

/** A review's new date: to whoever gives it and whoever waits for it. */
function movedReview(key: StreamKey, state: Matter, event: Recorded<MatterEvent>): JobRequest[] {
  if (event.type !== "decisions.legality-due-recounted" || event.due.dueAt === event.was || state.legality === null) return [];
  const { at, seq, due } = event;
  return [state.legality.reviewer, state.undertaker].map((unit) => {
    const told = { what: "legality", as: "recounted", dueAt: due.dueAt, unit, area: state.area, title: state.title };
    return { kind: JOB, payload: { ...key, at, seq, ...told } satisfies Telling };
  });
}

/** Whoever owes it; on a lapse whoever oversees the area too. */
export const clockJobs = (key: StreamKey, state: Matter, events: readonly Recorded<MatterEvent>[]): JobRequest[] =>
  events.flatMap((event): JobRequest[] => {
    if (event.type === "decisions.legality-due-recounted") return movedReview(key, state, event);
    if (event.type !== "decisions.clock-told") return [];
    const unit = matterClocks(key, state).find(({ slot }) => slot === event.slot)?.obligor ?? state.undertaker;
    const { at, seq, as, dueAt, slot } = event;
    const payload: Telling = { ...key, at, seq, what: slot.split(":")[0] ?? "", as, dueAt, unit, area: state.area, title: state.title };
    return [{ kind: JOB, payload }];
  });

export const clockNotices: JobKind = {
  kind: JOB,
  run: async (ctx, payload) => {
    const { home, id, at, seq, what, as, dueAt, unit, area, title } = payload as Telling;
    const readers: Notice["to"][] = [
      { kind: "unit", unit, role: "handler", area },
      { kind: "unit", unit, role: "approver", area },
    ];
    // The end of a comment period is nobody's lapse.
    if (as === "lapsed" && what !== "comment") readers.push({ kind: "role", role: "supervisor", area });
    for (const [index, to] of readers.entries()) {
      await ctx.notify({
        id: namedUuidAt(at, "decisions.clock-notice", home, id, String(seq), as === "recounted" ? `${unit} ${index}` : String(index)),
        to,
        words: `decisions.notice.${what}-${as}`,
        params: { title, due: cityDay(dueAt) },
        link: `/console/decisions/${home}/${id}`,
      });
    }
  },
};
