import type { z } from "zod";
import { systemOnly } from "#platform/access";
import { command, ref } from "#platform/ledger";
import { factsOf, keyOf, stand, type Done } from "./acting.ts";
import { incidentClocks } from "./clocks.ts";
import { RecordOnly, RecordSlot } from "./contract.ts";
import { DoneAnswer } from "./contract/answers.ts";
import { archive } from "./ending.ts";
import type { IncidentEvent } from "./event.ts";
import { incident } from "./evolve.ts";
import { recompute, tell } from "./reminding.ts";

type Slot = z.output<typeof RecordSlot>;
type Only = z.output<typeof RecordOnly>;

const telling = (name: string, route: string, type: IncidentEvent["type"], summary: { zh: string; en: string }) =>
  command<Slot, Done>({
    name,
    route,
    summary,
    input: RecordSlot,
    about: (input) => [ref(incident, input)],
    allow: systemOnly(),
    run: (ctx, input) => {
      const key = keyOf(input);
      ctx.change(incident, key, (state) => tell(incidentClocks(key, state), input.slot, ctx.now).filter((event) => event.type === type));
      return stand(ctx, input);
    },
  });

export const remindIncident = telling("incidents.remind-incident", "POST /api/incidents/{home}/{id}/reminders", "incidents.reminded", {
  zh: "到期前提醒",
  en: "Remind before a due instant",
});

export const lapseIncident = telling("incidents.lapse-incident", "POST /api/incidents/{home}/{id}/lapses", "incidents.lapsed", {
  zh: "到期未办，告知双方",
  en: "A due instant has passed; both sides are told",
});

export const archiveIncident = command<Only, Done>({
  name: "incidents.archive-incident",
  route: "POST /api/incidents/{home}/{id}/archive",
  summary: { zh: "评价期满归档", en: "Archive after the rating window" },
  input: RecordOnly,
  output: DoneAnswer,
  about: (input) => [ref(incident, input)],
  allow: systemOnly(),
  run: (ctx, input) => {
    ctx.change(incident, keyOf(input), (state) => archive(state, factsOf(ctx)));
    return stand(ctx, input);
  },
});

export const recomputeDue = command<Only, Done>({
  name: "incidents.recompute-due",
  route: "POST /api/incidents/{home}/{id}/due",
  summary: { zh: "日历更新后重算期限", en: "Count the due date again after the calendar changed" },
  input: RecordOnly,
  output: DoneAnswer,
  about: (input) => [ref(incident, input)],
  allow: systemOnly(),
  run: (ctx, input) => {
    ctx.change(incident, keyOf(input), (state) => recompute(state, factsOf(ctx)));
    return stand(ctx, input);
  },
});
