import { cityDay } from "#platform/days";
import { command, ref, type CommandContext, type StreamKey } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { documentRefs, issueDocument } from "#modules/documents";
import { ChooseParticipants, RecordHearing } from "./contract.ts";
import { chooseParticipants, recordHearing } from "./hearing.ts";
import { listField } from "./hearing-list.ts";
import { hearingPaper, peopleField, recordField } from "./hearing-paper.ts";
import { matter } from "./matter.ts";
import { assessor } from "./permits.ts";
import { keyOf, type Done } from "./step.ts";

const seal = (ctx: CommandContext, key: StreamKey, field: string, value: unknown): void =>
  ctx.seal({ stream: keyOf(key), field, purpose: "decisions.hearing", value: JSON.stringify(value) });

const chooseTheParticipants = command<ChooseParticipants, Done>({
  name: "decisions.choose-participants",
  route: "POST /api/decisions/{home}/{id}/participants",
  summary: { zh: "确定听证参加人", en: "Choose a hearing's participants" },
  input: ChooseParticipants,
  about: (input) => [ref(matter, keyOf(input))],
  allow: assessor(),
  run: (ctx, input) => {
    const { stage } = ctx.change(matter, keyOf(input), (state) => chooseParticipants(state, input, cityDay(ctx.now)));
    seal(ctx, input, peopleField(input.hearing), input.people);
    const list = { stream: keyOf(input), field: listField(input.hearing), purpose: "decisions.hearing-list" };
    ctx.seal({ ...list, value: JSON.stringify(input.people) });
    return { id: input.id, stage };
  },
});

const recordTheHearing = command<RecordHearing, Done & { number: string }>({
  name: "decisions.record-hearing",
  route: "POST /api/decisions/{home}/{id}/hearing-records",
  summary: { zh: "制作听证笔录", en: "Write the record of a hearing; it gets its number" },
  input: RecordHearing,
  about: (input) => [
    ref(matter, keyOf(input)),
    ...documentRefs(hearingPaper, { unit: input.unit, subject: keyOf(input), id: input.paper }),
  ],
  allow: assessor(),
  run: (ctx, input) => {
    const key = keyOf(input);
    const { area, undertaker } = ctx.state(matter, key);
    if (undertaker !== input.unit) throw refuse.fields([{ path: "unit", code: "decisions.no-unit" }]);
    const { stage } = ctx.change(matter, key, (state) => recordHearing(state, input, cityDay(ctx.now)));
    const { chair, recorder, explained, statements, conclusion, unsigned } = input;
    seal(ctx, key, recordField(input.hearing), { chair, recorder, explained, statements, conclusion, unsigned });
    const paper = { unit: input.unit, subject: key, id: input.paper, place: area, params: { hearing: input.hearing } };
    return { id: input.id, stage, number: issueDocument(ctx, hearingPaper, paper) };
  },
});

export const hearingCommands = { chooseTheParticipants, recordTheHearing };
