import { areasOf, liveGrants } from "#platform/access";
import { cityDay } from "#platform/days";
import { query, type QueryContext } from "#platform/modules";
import type { Reader } from "#platform/database";
import type { Fragment } from "#platform/figures";
import { receiptNumber } from "#platform/ids";
import type { StreamKey } from "#platform/ledger";
import { decodePlace, encodePlace, PAGE } from "#platform/paging";
import { inAreas, readers } from "#platform/reading";
import { refuse } from "#platform/refusals";
import type { AgreedState, KnownConference } from "./conference.ts";
import * as c from "./contract.ts";
import { convenes, owes, READERS, reads } from "./permits.ts";

const asked = readers(READERS, "over the conference's area, or of a unit that was asked");

type Stored = { home: string; id: string; detail: KnownConference };

export async function findConference(db: Reader, { home, id }: StreamKey): Promise<KnownConference | null> {
  const [row] = await db<Stored[]>`select home, id::text, detail from conferences.conference where home = ${home} and id = ${id}`;
  return row?.detail ?? null;
}

/** Areas of the reader's own roles and units asked: administrators and auditors hold grants too, and read no case. */
function visible(ctx: QueryContext): Fragment {
  const units = liveGrants(ctx, READERS)
    .map(({ unit }) => unit)
    .filter((unit) => unit !== "");
  return ctx.db`(${inAreas(ctx.db, areasOf(ctx, READERS))} or members && ${units}::text[])`;
}

const opened = ({ accepted }: AgreedState): boolean => accepted === null;

function rowOf({ home, id, detail }: Stored, topic: string | null): c.ConferenceRow {
  const owed = detail.decisions.filter(opened).map(({ due }) => cityDay(due.dueAt));
  return {
    home,
    id,
    number: receiptNumber(id),
    kind: detail.kind,
    stage: detail.stage,
    area: detail.area,
    convener: detail.convener,
    meets: detail.meets,
    topic,
    members: detail.members,
    decisions: detail.decisions.length,
    done: detail.decisions.length - owed.length,
    due: owed.toSorted()[0] ?? null,
  };
}

export const listConferences = query<c.ListConferences, c.ConferencePage>({
  name: "conferences.list",
  route: "GET /api/conferences",
  summary: { zh: "会商列表", en: "Conferences" },
  input: c.ListConferences,
  allow: asked,
  run: async (ctx, { area, view, matter, cursor }) => {
    const from = decodePlace(cursor);
    const after = from ? ctx.db`(meets, id) < (${from.at}::timestamptz, ${from.id}::uuid)` : ctx.db`true`;
    const which = view === "open" ? ctx.db`stage in ('called', 'held')` : ctx.db`true`;
    const about = matter ? ctx.db`matters @> array[${matter}]::text[]` : ctx.db`true`;
    const found = await ctx.db<(Stored & { at: string })[]>`
      select home, id::text, detail, to_char(meets at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at from conferences.conference
      where ${visible(ctx)} and place like ${`${area ?? ""}%`} and ${which} and ${about} and ${after}
      order by meets desc, id desc limit ${PAGE + 1}`;
    const rows = found.slice(0, PAGE);
    const topics = await ctx.unseal(
      rows.map(({ home, id }) => ({ stream: { home, id }, field: "topic" })),
      "",
      "beside",
    );
    const last = rows.at(-1);
    return {
      rows: rows.map((row, index) => rowOf(row, topics[index] ?? null)),
      next: found.length > PAGE && last ? encodePlace(last) : null,
      at: ctx.now,
      shut: await ctx.shut(),
    };
  },
});

/** Names in the vault of what was said of one decision. */
const TEXTS = ["decision", "report", "remark", "extension"] as const;

function decisionView(ctx: QueryContext, state: KnownConference, one: AgreedState, said: readonly (string | null)[]): c.DecisionView {
  const { decision, owner, due, reported, accepted, returned } = one;
  const [text = null, result = null, remark = null, extension = null] = said;
  const oversees = convenes(ctx, state.area) !== null;
  const own = ctx.actor.kind === "staff" && reported?.by === ctx.actor.id;
  return {
    decision,
    owner,
    text,
    due: cityDay(due.dueAt),
    late: accepted ? (reported?.at ?? "") > due.dueAt : (reported?.at ?? ctx.now) > due.dueAt,
    reported: reported && { ...reported, result },
    accepted,
    returned,
    remark,
    extension,
    may: accepted
      ? []
      : [
          ...(!reported && owes(ctx, owner) ? (["report"] as const) : []),
          ...(reported && oversees && !own ? (["judge"] as const) : []),
          ...(oversees && !one.extended && ctx.now <= due.dueAt ? (["extend"] as const) : []),
        ],
  };
}

const stepsOf = (ctx: QueryContext, { stage, area, meets }: KnownConference): c.ConferenceView["may"] =>
  stage === "called" && convenes(ctx, area) ? [...(meets <= ctx.now ? (["minute"] as const) : []), "move", "cancel"] : [];

/** Whether this reader opens the conference at all. */
export async function maySeeConference(ctx: QueryContext, key: StreamKey): Promise<boolean> {
  const state = await findConference(ctx.db, key);
  return state !== null && reads(ctx, state);
}

export const readConference = query<c.ConferenceRef, c.ConferenceView>({
  name: "conferences.read",
  route: "GET /api/conferences/{home}/{id}",
  summary: { zh: "会商详情", en: "One conference" },
  input: c.ReadConference,
  allow: asked,
  run: async (ctx, key) => {
    const state = await findConference(ctx.db, key);
    if (!state || !reads(ctx, state)) throw refuse.notFound("record.not-found");
    const fields = [
      "topic",
      "venue",
      "minutes",
      "reason",
      ...state.decisions.flatMap(({ decision }) => TEXTS.map((of) => `${of}:${decision}`)),
    ];
    const [topic = null, venue = null, minutes = null, reason = null, ...said] = await ctx.unseal(
      fields.map((field) => ({ stream: key, field })),
      "",
    );
    return {
      ...rowOf({ ...key, detail: state }, topic),
      venue,
      calledBy: state.calledBy,
      minutes,
      attended: state.attended,
      reason,
      matters: state.matters.map((one) => ({ ...one, number: receiptNumber(one.id) })),
      agreed: state.decisions.map((one, index) =>
        decisionView(ctx, state, one, said.slice(index * TEXTS.length, (index + 1) * TEXTS.length)),
      ),
      may: stepsOf(ctx, state),
    };
  },
});
