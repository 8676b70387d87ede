import { namedUuid } from "#platform/ids";
import type { Command } from "#platform/ledger";
import { bulkDeps, loadHistories, type History, type Runtime } from "#platform/runtime";
import * as cells from "#modules/cells";
import { shortName, type Area } from "#modules/places";

/** The villages of 2012, as the report counts them. */
const VILLAGES = 1_049;
const TITLE = "T02";
const DAYS = { from: "2012-03-01", until: "2012-06-30" };
const OPENED = Date.parse("2012-02-20T02:00:00Z");
const SEEDED = Date.parse("2012-07-03T02:00:00Z");

type Hands = { give: (command: Command<never, unknown>, input: unknown, at: number) => void; pool: readonly cells.PoolMember[] };

export const villagesIn = (areas: readonly Area[]): readonly Area[] =>
  areas.filter(({ level, kind }) => level === "village" && kind === "village");

/** Today's villages, and as many that have since been merged into one of them as the list of 2012 had more. */
function listOf(villages: readonly Area[]): cells.Unit[] {
  const today = villages.slice(0, VILLAGES).map(({ code, zh }): cells.Unit => ({ code, zh, area: code }));
  const every = Math.max(1, Math.floor(villages.length / Math.max(1, VILLAGES - today.length)));
  const merged = villages
    .filter((_, index) => index % every === 0)
    .slice(0, VILLAGES - today.length)
    .map(({ code, zh }): cells.Unit => ({ code: `${TITLE}-2012-${code}`, zh: `${shortName(zh)}西片（后并入，示意）`, area: code }));
  return [...today, ...merged];
}

const due = (day: string) => ({ dueAt: `${day}T16:00:00.000Z`, provisional: false, remindAt: null });

/** Applied, admitted, and either a title for the two years it ran or none; a record of then, as it is brought in from the books. */
function historyOf(unit: cells.Unit, index: number, round: string): History {
  const day = `2012-0${3 + (index % 4)}-${String(1 + (index % 28)).padStart(2, "0")}`;
  const key = { home: unit.area.slice(0, 9), id: namedUuid("demo village year", unit.code) };
  const applied = {
    scheme: TITLE,
    version: 1,
    round,
    subject: unit,
    self: [],
    contact: null,
    renews: null,
    prelimDue: due("2012-07-13"),
    demo: true,
  };
  const terms = { from: "2012-12-04", until: "2014-12-03", renewFrom: "2014-09-04", reportDue: "2014-01-31" };
  const certificate = `${TITLE}-2012-${String(index + 1).padStart(4, "0")}`;
  const ending =
    index % 3 === 0
      ? [{ type: "cells.refused", text: "", appealUntil: "2012-12-11", againFrom: null }]
      : [{ type: "cells.awarded", certificate, level: "pass", score: 80 + (index % 15), ...terms }, { type: "cells.expired" }];
  const events = [{ type: "cells.applied", ...applied }, { type: "cells.admitted" }, ...ending];
  return { kind: "cells.application", key, at: `${day}T02:00:00.000Z`, events };
}

/**
 * The round of 2012 in which all 1,049 villages applied for the rule-of-law title: its list frozen by today's command, the applications as finished
 * histories. Returns how many steps were written.
 */
export async function writeVillageYear(runtime: Runtime, villages: readonly Area[], { give, pool }: Hands): Promise<number> {
  const units = listOf(villages);
  const id = namedUuid("demo village round 2012");
  const opening = {
    id,
    scheme: TITLE,
    area: "3305",
    name: "2012 年民主法治村创建（示意）",
    en: "Rule-of-law villages: round of 2012 (sample)",
    ...DAYS,
    units,
    pool,
  };
  give(cells.openRound as unknown as Command<never, unknown>, opening, OPENED);
  const seed = { scheme: TITLE, round: id, seed: "排列五 3 1 4 1 5", source: "示意：2012-07-02 体彩排列五开奖公告" };
  give(cells.publishRoundSeed as unknown as Command<never, unknown>, seed, SEEDED);
  const histories = units.map((unit, index) => historyOf(unit, index, id));
  await loadHistories(bulkDeps(runtime), histories);
  return histories.reduce((sum, { events }) => sum + events.length, 2);
}
