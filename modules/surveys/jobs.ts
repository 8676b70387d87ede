import { namedUuid, namedUuidAt } from "#platform/ids";
import type { JobContext, JobKind } from "#platform/modules";
import { Refusal } from "#platform/refusals";
import { recordChecks } from "./commands-checks.ts";
import { DESTROY, destroyUnits, ESTIMATE, recordEstimates } from "./commands-results.ts";
import type { Calculated } from "./contract.ts";
import { leftOutOf } from "./edition.ts";
import { CHECK, LINK, PHONE } from "./keys.ts";
import { commitmentsOf } from "./masked.ts";
import { deviating, quality } from "./quality.ts";
import { checkedRows, surveyState } from "./queries.ts";
import { DISPOSITIONS, type Dispositions } from "./statistics/response.ts";
import { calculate, type Material } from "./weighting.ts";

type Key = { home: string; id: string };
type Result = Parameters<(typeof recordEstimates)["run"]>[1]["result"];

type Asked = Material & { owed: number; year: number };

async function materialOf(ctx: JobContext, key: Key): Promise<Asked> {
  return ctx.query([""], async (reader) => {
    const state = await surveyState(reader, key);
    const { area, year, questions, correction } = state;
    const plan = state.plan && correction ? { ...state.plan, strata: correction.strata, margins: correction.margins } : state.plan;
    const out = leftOutOf({ leftOut: [...(state.leftOut ?? []), ...(correction?.leftOut ?? [])] });
    const rows = await checkedRows(reader, key);
    const counted = await reader.db<{ disposition: string; n: number }[]>`
      select disposition, count(*)::int as n from surveys.unit where home = ${key.home} and survey = ${key.id} group by 1`;
    const counts = Object.fromEntries(DISPOSITIONS.map((one) => [one, counted.find(({ disposition }) => disposition === one)?.n ?? 0]));
    if (!plan) throw new Error("A survey in the field without a plan");
    return {
      area,
      year,
      questions,
      plan,
      merge: correction?.merge ?? state.merge,
      lines: rows.filter(({ id, broken, excluded }) => !broken && !excluded && !out.has(id)),
      counts: counts as Dispositions,
      // Nobody is rung about what is published: numbers may be destroyed by then.
      owed: correction ? 0 : quality(rows, questions).toCallBack.length,
    };
  });
}

function tried(material: Asked): Result {
  if (material.owed > 0) return { ok: false, code: "surveys.call-back-first", params: { owed: material.owed } };
  try {
    const found: Calculated = calculate(material);
    return { ok: true, found, committed: commitmentsOf(material, material.year, found.measures) };
  } catch (cause) {
    // A design that carries no estimate is an answer for whoever ordered it; anything else is a bug and the job fails.
    if (cause instanceof Refusal) return { ok: false, code: cause.body.code, params: cause.body.params ?? {} };
    throw cause;
  }
}

/** Reads every interview that stands, weighs, estimates, and records what came of it. */
export const estimateJob: JobKind = {
  kind: ESTIMATE,
  run: async (ctx, payload) => {
    const key = { home: String(payload["home"]), id: String(payload["id"]) };
    const result = tried(await materialOf(ctx, key));
    await ctx.execute(recordEstimates, { ...key, result }, namedUuid("surveys.record", String(payload["order"])));
  },
};

/** Once nobody is asked any more: whose interviews deviate is seen from all of them, not from one. */
export const checkJob: JobKind = {
  kind: CHECK,
  run: async (ctx, payload) => {
    const key = { home: String(payload["home"]), id: String(payload["id"]) };
    const found = await ctx.query([""], async (reader) =>
      deviating(await checkedRows(reader, key), (await surveyState(reader, key)).questions),
    );
    await ctx.execute(recordChecks, { ...key, deviating: found }, namedUuid("surveys.check", String(payload["order"])));
  },
};

const BATCH = 500;
type Held = { units: string[]; remaining: number; numbers: number };

/** The next numbers still held, how many remain after them, and how many are destroyed once they are. */
export const nextHeld = (ctx: Pick<JobContext, "query">, { home, id }: Key, batch = BATCH): Promise<Held> =>
  ctx.query([""], async ({ db }) => {
    const rows = await db<{ id: string }[]>`
      select id::text from surveys.unit where home = ${home} and survey = ${id} and held order by id limit ${batch}`;
    const [count] = await db<{ held: number; gone: number }[]>`
      select count(*) filter (where held)::int as held, count(*) filter (where not held)::int as gone
      from surveys.unit where home = ${home} and survey = ${id}`;
    const units = rows.map((row) => row.id);
    return { units, remaining: (count?.held ?? 0) - units.length, numbers: (count?.gone ?? 0) + units.length };
  });

/** Overwrites every number of a survey that is still held, batch by batch, until none is; then the survey says so. */
export const destroyJob: JobKind = {
  kind: DESTROY,
  run: async (ctx, payload) => {
    const key = { home: String(payload["home"]), id: String(payload["id"]) };
    for (;;) {
      const held = await nextHeld(ctx, key);
      await ctx.execute(destroyUnits, { ...key, ...held }, namedUuid("surveys.destroy", key.id, held.units[0] ?? "none"));
      if (held.remaining === 0) return;
    }
  },
};

/** The link goes to the number and nowhere else: it is made here, in no record and in no list. */
export const inviteJob: JobKind = {
  kind: "surveys.invite",
  run: async (ctx, payload) => {
    const [home, id, survey] = [String(payload["home"]), String(payload["id"]), String(payload["survey"])];
    const secret = await ctx.query([""], async ({ token }) => token(LINK, id));
    await ctx.notify({
      id: namedUuidAt(`${ctx.now.slice(0, 10)}T00:00:00.000Z`, "surveys.invite", id),
      to: { kind: "sealed", stream: { home, id }, field: PHONE, channel: "sms" },
      words: "surveys.notice.invite",
      params: { maker: String(payload["maker"]), until: String(payload["until"]) },
      link: `/survey/${home}/${survey}/${id}/${secret}`,
    });
  },
};
