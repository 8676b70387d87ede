import { liveGrants } from "#platform/access";
import { shortMinute } from "#platform/days";
import { namedUuid } from "#platform/ids";
import type { LiveOf } from "#platform/live";
import { module, type JobKind } from "#platform/modules";
import type { Recorded, StreamKey } from "#platform/ledger";
import { organisations } from "#modules/organisations";
import { areaOfUnit } from "#modules/people";
import { acknowledgeShift, cancelShift, handShiftOver, scheduleShift, writeDutyLog } from "./commands.ts";
import { eventWords } from "./event-words.ts";
import { shiftProjection } from "./projection.ts";
import { logPaper } from "./papers.ts";
import { purposes } from "./purposes.ts";
import { listDutyLogs, listRoster } from "./queries.ts";
import { EARLY_MS, shift, type Shift, type ShiftEvent } from "./shift.ts";
import { waitingWords } from "./ui/waiting-words.ts";
import { words } from "./ui/words.ts";
import { waitingShifts } from "./waiting.ts";

/** Whoever's list shows the shift. */
const shiftLive: LiveOf<Shift> = {
  audience: (_key, state) => (state.stage === "none" ? null : { place: areaOfUnit(state.unit), sealed: false, units: [state.unit] }),
  admits: (asking, { place }) => liveGrants(asking).some(({ area }) => place.startsWith(area)),
};

/** Whoever is on duty next is told when it may be confirmed. */
const remindJob = (key: StreamKey, state: Shift, events: readonly Recorded<ShiftEvent>[]) =>
  state.stage === "planned" && events.some(({ type }) => type === "duty.shift-scheduled" || type === "duty.shift-handed-over")
    ? [
        {
          kind: "duty.begins",
          payload: { ...key, account: state.account, unit: state.unit, from: state.from },
          runAt: new Date(Date.parse(state.from) - EARLY_MS).toISOString(),
        },
      ]
    : [];

const begins: JobKind = {
  kind: "duty.begins",
  run: async (ctx, payload) => {
    const { home, id, account, unit, from } = payload as { home: string; id: string; account: string; unit: string; from: string };
    const named = ctx.read(organisations).unit(unit);
    await ctx.notify({
      id: namedUuid("duty.begins", home, id, account),
      to: { kind: "account", id: account },
      words: "duty.notice.begins",
      params: { unit: named?.zh ?? unit, from: shortMinute(from) },
      link: "/console/duty",
    });
  },
};

export default module({
  name: "duty",
  nouns: [
    {
      noun: shift,
      called: { zh: "班次", en: "Duty shift" },
      projection: shiftProjection,
      after: remindJob,
      live: shiftLive,
    },
  ],
  events: eventWords,
  commands: [scheduleShift, acknowledgeShift, handShiftOver, cancelShift, writeDutyLog],
  queries: [listRoster, listDutyLogs],
  documents: [logPaper],
  purposes,
  jobs: [begins],
  waiting: [waitingShifts],
  words: { ...words, ...waitingWords },
  migrations: new URL("./migrations/", import.meta.url),
});
