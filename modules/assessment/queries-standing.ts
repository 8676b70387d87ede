import { areasOf } from "#platform/access";
import { cityDay } from "#platform/days";
import { READ } from "./permits.ts";
import type { z } from "zod";
import { query } from "#platform/modules";
import { refuse } from "#platform/refusals";
import * as c from "./contract.ts";
import type { Rule } from "./contract/rule.ts";
import { feeds } from "./feeds.ts";
import { readingsOn } from "./measuring.ts";
import { scoreAlone } from "./ranking.ts";
import { asEntry, changeDays, standingOn } from "./replay.ts";
import { entryRow, heldScheme, ledgerOf, schemeRow, staff, type StoredEntry } from "./queries-visible.ts";
import type { Score } from "./scoring.ts";
import type { Reading } from "./standing.ts";
import { gapOf } from "./winning.ts";

type Known = { entries: readonly StoredEntry[]; readings: readonly Reading[] };

/** The rule as it stood on a day: later versions were not yet known to anybody. */
export const ruleOn = (versions: readonly { at: string; rule: Rule }[], on: string): Rule => {
  const known = versions.filter(({ at }) => cityDay(at) <= on);
  const rule = (known.at(-1) ?? versions[0])?.rule;
  if (!rule) throw new Error("a scheme without a version");
  return rule;
};

const scoreOn = (rule: Rule, subject: string, known: Known, on: string): Score => scoreAlone(rule, standingOn(rule, subject, known, on));

function itemsOf(rule: Rule, found: Score, known: Known, on: string, rows: ReadonlyMap<string, c.EntryRow>): c.StandingItem[] {
  const read = readingsOn(known.readings, on);
  return rule.items.map((item, index) => {
    const own = found.items[index];
    if (!own) throw new Error("an item without a score");
    const reading = read.get(item.code);
    const feed = reading && feeds.get(reading.figure);
    const last = known.entries.filter((one) => own.entries.includes(one.id)).at(-1);
    const met = last?.body.kind === "checklist" ? last.body.met : [];
    const gap = gapOf(item, own, { parts: reading && !reading.told ? reading : null, scale: item.method === "ratio" ? 1 : 100, met });
    return {
      item,
      points: own.points,
      uncapped: own.uncapped,
      capped: own.capped,
      neutral: own.neutral,
      value: own.value,
      reading: reading && feed ? { ...reading, zh: feed.figure.zh, en: feed.figure.en } : null,
      lost: gap.points,
      way: gap.way,
      entries: own.entries.flatMap((id) => rows.get(id) ?? []),
    };
  });
}

export const readStanding = query<z.output<typeof c.ReadStanding>, c.StandingView>({
  name: "assessment.read-standing",
  route: "GET /api/assessment/schemes/{scheme}/subjects/{subject}",
  summary: { zh: "一个单位当日（或以往任何一天）的得失分", en: "Where a unit stands today, or stood on any past day" },
  input: c.ReadStanding,
  allow: staff,
  scope: (known) => areasOf(known, READ),
  run: async (ctx, { scheme: id, subject: code, on: asked }) => {
    const held = heldScheme(ctx, id);
    const subject = held.facts.subjects.find((one) => one.code === code);
    if (!subject || !areasOf(ctx, READ).some((area) => subject.area.startsWith(area))) throw refuse.notFound("assessment.no-such-subject");
    const today = cityDay(ctx.now);
    const on = asked === undefined || asked > today ? today : asked;
    const known = await ledgerOf(ctx, id, code);
    const rule = ruleOn(held.versions, on);
    const found = scoreOn(rule, code, known, on);
    const rows = new Map(known.entries.map((one) => [one.id, entryRow(held, one)]));
    const open = known.entries.filter(({ stage }) => stage === "notified" || stage === "objected");
    const now = standingOn(rule, code, known, today);
    const withOpen = scoreAlone(rule, { ...now, entries: [...now.entries, ...open.map((one) => ({ ...asEntry(one), at: ctx.now }))] });
    const days = changeDays(known).filter((day) => day <= on);
    return {
      scheme: schemeRow(held, ctx.now, null),
      subject,
      on,
      base: rule.base,
      total: found.total,
      grade: found.grade,
      qualified: found.qualified,
      missing: found.missing,
      vetoes: rule.vetoes.filter((veto) => found.vetoes.includes(veto.code)),
      items: itemsOf(rule, found, known, on, rows),
      categories: found.categories.map((one) => {
        const { zh, en } = rule.categories.find((category) => category.code === one.category) ?? { zh: one.category, en: one.category };
        return { ...one, zh, en };
      }),
      grades: rule.grades,
      days: days.map((day) => ({ on: day, total: scoreOn(ruleOn(held.versions, day), code, known, day).total })),
      open: { entries: open.flatMap((one) => rows.get(one.id) ?? []), total: withOpen.total },
    };
  },
});
