import { systemOnly } from "#platform/access";
import { command } from "#platform/ledger";
import { timingOf } from "#modules/incidents";
import { calendar } from "#modules/limits";
import { organisations } from "#modules/organisations";
import { recount, tell } from "./clocks.ts";
import { about, change, dueFrom, mustBeImpersonal, route, today, type Done } from "./commands.ts";
import * as c from "./contract.ts";
import { confirm, handUp, known, withdraw } from "./deciding.ts";
import { entry } from "./entry.ts";
import { answeringFor, mayAnswer } from "./permits.ts";

const confirmEntry = command<c.ConfirmEntry, Done>({
  name: "answers.confirm",
  route: route("confirmations"),
  summary: { zh: "复核：内容不变，约定下次复核日", en: "Confirm it unchanged, and name the next review day" },
  input: c.ConfirmEntry,
  about,
  allow: mayAnswer(),
  run: (ctx, { home, id, ...confirmed }) =>
    change(ctx, { home, id }, (state) => confirm(state, confirmed, dueFrom(ctx, confirmed.reviewBy), today(ctx))),
});

const withdrawEntry = command<c.WithdrawEntry, Done>({
  name: "answers.withdraw",
  route: route("withdrawal"),
  summary: { zh: "撤回答复", en: "Withdraw an answer" },
  input: c.WithdrawEntry,
  about,
  allow: mayAnswer(),
  run: (ctx, { home, id, reason }) => {
    mustBeImpersonal(ctx, [["reason", reason]]);
    return change(ctx, { home, id }, (state) => withdraw(state, reason));
  },
});

export const tellEntry = command<c.TellEntry, Done>({
  name: "answers.tell-clock",
  route: route("clock-notices"),
  summary: { zh: "复核期限提醒（系统）", en: "A review is told of (jobs)" },
  input: c.TellEntry,
  about,
  allow: systemOnly(),
  run: (ctx, { home, id, slot }) => change(ctx, { home, id }, (state) => tell(state, slot, ctx.now)),
});

export const recountEntry = command<c.EntryRef, Done>({
  name: "answers.recount-dues",
  route: route("recounts"),
  summary: { zh: "放假安排公布或更正后重算复核期限（系统）", en: "Count the review again once holidays are published or corrected (jobs)" },
  input: c.EntryOnly,
  about,
  allow: systemOnly(),
  run: (ctx, { home, id }) => change(ctx, { home, id }, (state) => recount(state, ctx.now, timingOf(ctx.read(calendar)).due)),
});

export const handEntryUp = command<c.EntryRef, Done>({
  name: "answers.hand-up",
  route: route("superiors"),
  summary: { zh: "单位撤销后转由上级负责（系统）", en: "Of an office that is no more its superior answers (jobs)" },
  input: c.EntryOnly,
  about,
  allow: systemOnly(),
  run: (ctx, { home, id }) => {
    const { owner, area } = known(ctx.state(entry, { home, id }));
    const units = ctx.read(organisations);
    return change(ctx, { home, id }, (state) => handUp(state, answeringFor(units, owner, area)));
  },
});

export const reviewCommands = { confirmEntry, withdrawEntry, tellEntry, recountEntry, handEntryUp };
