import { comma } from "#web/words";
import type { z } from "zod";
import { followSecret, holdsLink } from "#platform/access";
import { parseReceiptNumber, receiptNumber, sameSecret } from "#platform/ids";
import { tail as tailOf } from "#platform/masking";
import { query, type QueryContext } from "#platform/modules";
import { everybody, stateOf, textsOf } from "#platform/reading";
import { refuse } from "#platform/refusals";
import { queryTerms } from "#platform/search";
import { organisations } from "#modules/organisations";
import { placeInWords } from "#modules/places";
import { alongSecret, holdsAlong, isForNeighbours } from "./along.ts";
import type { FollowView } from "./contract.ts";
import { FindFollowed, ReadFollowed } from "./contract/reads.ts";
import { FollowAnswer } from "./contract/answers.ts";
import { incident } from "./evolve.ts";
import { channelOf, contactsOf, followersOf, holderOf, isFollowers, wasRejected, type KnownIncident } from "./incident.ts";
import { ratingOf, unitName } from "./queries-case.ts";
import { detailOf, photosOf, readEvents, textField, type StoredEvent } from "./queries-timeline.ts";
import { wholeOf } from "./queries-whole.ts";
import { rightsOf } from "./resident.ts";

type Key = { home: string; id: string };

/** What the city tells the reporter of: what happened, not how offices talk to each other. true: with its text. */
const TOLD: Readonly<Record<string, boolean>> = {
  "incidents.reported": false,
  "incidents.verified": false,
  "incidents.moved": true,
  "incidents.reclassified": true,
  "incidents.rejected": true,
  "incidents.self-handled": true,
  "incidents.answered-at-once": true,
  "incidents.dispatched": false,
  "incidents.accepted": false,
  "incidents.bounced": false,
  "incidents.recalled": false,
  "incidents.extended": true,
  "incidents.suspended": true,
  "incidents.resumed": true,
  "incidents.first-step-taken": false,
  "incidents.fed-back": true,
  "incidents.ended": false,
  "incidents.returned": false,
  "incidents.handed-over": true,
  "incidents.merged": true,
  "incidents.split": false,
  "incidents.asked": true,
  "incidents.answered": true,
  "incidents.withdrawn": true,
  "incidents.rated": true,
  "incidents.withdrawal-taken": true,
  "incidents.rating-taken": true,
  "incidents.called-back": true,
  "incidents.reopened": true,
  "incidents.lapsed": false,
  "incidents.due-recomputed": false,
  "incidents.voided": true,
};

const INTERNAL: ReadonlySet<string> = new Set(["slot", "final", "urgency", "handler", "takenFrom", "followers", "number", "no"]);

/** A result is shown when somebody else has checked it. */
const isShown = (event: StoredEvent, state: KnownIncident): boolean => event.type !== "incidents.fed-back" || state.ending !== null;

/**
 * Which entries are of a unit that was asked to help (协办), not of the one that leads: when it bounces or is no longer needed nobody looks for another
 * office, and the reporter must not read so.
 */
export function entriesOfHelpers(events: readonly StoredEvent[]): ReadonlySet<number> {
  const of = new Set<number>();
  let lead: unknown = null;
  for (const { seq, type, data } of events) {
    const { unit, units } = data;
    if (type === "incidents.dispatched") {
      if (lead === data["lead"]) of.add(seq);
      lead = data["lead"];
    } else if (type === "incidents.accepted" && unit !== lead) of.add(seq);
    else if (type === "incidents.bounced" || type === "incidents.recalled") {
      if (unit === lead) lead = null;
      else of.add(seq);
    } else if (Array.isArray(units) && units.includes(lead)) lead = null;
  }
  return of;
}

/** The offices it was passed to now, by name. */
function passedTo(ctx: QueryContext, { type, data }: StoredEvent, helpers: boolean): string | null {
  if (type !== "incidents.dispatched") return null;
  const units = helpers ? (data["coUnits"] as string[]) : [String(data["lead"])];
  return units.map((unit) => unitName(ctx, unit)[ctx.language]).join(comma(ctx.language));
}

const handedTo = ({ type, data }: StoredEvent): string | null =>
  type === "incidents.handed-over" && typeof data["to"] === "string" ? data["to"] : null;

function entryOf(
  ctx: QueryContext,
  event: StoredEvent,
  state: KnownIncident,
  texts: (field: string | null) => string | null,
  helpers: boolean,
): FollowView["timeline"][number] {
  const unit = event.unit !== "" ? event.unit : typeof event.data["unit"] === "string" ? event.data["unit"] : "";
  const { zh, en } = unit === "" ? { zh: "", en: "" } : unitName(ctx, unit);
  const shown = TOLD[event.type] === true && isShown(event, state);
  const to = handedTo(event);
  const detail: FollowView["timeline"][number]["detail"] = Object.fromEntries(
    Object.entries(detailOf(ctx, event)).filter(([name]) => !INTERNAL.has(name)),
  );
  const passed = passedTo(ctx, event, helpers);
  if (passed !== null) detail["passedTo"] = passed;
  if (helpers) detail["helper"] = true;
  return {
    at: event.at,
    type: event.type,
    unit,
    unitZh: zh,
    unitEn: en,
    text: shown ? texts(textField(event)) : null,
    // To which body it went; who took it there is theirs.
    detail: to === null ? detail : { ...detail, to: texts(to) },
    photos: isShown(event, state) ? photosOf(event) : [],
  };
}

function holder(ctx: QueryContext, state: KnownIncident): FollowView["holder"] {
  const code = holderOf(state);
  const unit = ctx.read(organisations).unit(code);
  return unit ? { unit: code, zh: unit.zh, en: unit.en, phone: unit.phone } : null;
}

/** What was split off belongs to whoever holds the link of the whole: each part is shown with a link of its own, to follow, rate and reopen it by. */
async function partsOf(ctx: QueryContext, state: KnownIncident): Promise<FollowView["parts"]> {
  const found = await Promise.all(state.parts.map(async (key) => ({ key, part: await stateOf(ctx, incident, key) })));
  return found.flatMap(({ key, part }) =>
    part
      ? [
          {
            number: receiptNumber(key.id),
            category: part.category,
            stage: wasRejected(part) ? ("rejected" as const) : part.stage,
            ending: part.ending,
            follow: `/f/${key.home}/${key.id}/${followSecret(ctx, key)}`,
          },
        ]
      : [],
  );
}

/** What was merged goes on under another number: whoever holds a link of this one sees how, as those do who met it too. */
async function joinedTo(ctx: QueryContext, { mergedInto }: KnownIncident): Promise<FollowView["joined"]> {
  const lead = mergedInto && (await stateOf(ctx, incident, mergedInto));
  if (!lead || !isForNeighbours(ctx, lead)) return null;
  const follow = `/f/${mergedInto.home}/${mergedInto.id}/${alongSecret(ctx, mergedInto)}`;
  return { stage: wasRejected(lead) ? "rejected" : lead.stage, ending: lead.ending, follow };
}

/** What the holder of the link sees; without it (number and phone tail, or met it too) no personal text is opened and nothing can be done. */
async function followed(
  ctx: QueryContext,
  key: Key,
  state: KnownIncident,
  all: readonly StoredEvent[],
  by: FollowView["by"],
): Promise<FollowView> {
  const whole = by === "link";
  const events = all.filter((event) => event.type in TOLD);
  const fields = whole
    ? [
        state.description,
        state.rating?.text ?? null,
        ...state.questions.flatMap(({ question, answer }) => [question, answer]),
        ...events.flatMap((event) => [textField(event), handedTo(event)]),
      ]
    : [];
  const texts = await textsOf(ctx, key, fields);
  // The words of the whole are the same person's.
  const report = await wholeOf(ctx, key, state);
  const elsewhere = state.description === null ? report.state.description : null;
  const said = whole ? await textsOf(ctx, report.key, [elsewhere]) : texts;
  const helpers = entriesOfHelpers(all);
  const timeline = events.map((event) => entryOf(ctx, event, state, texts, helpers.has(event.seq)));
  return {
    ...key,
    by,
    number: receiptNumber(key.id),
    category: state.category,
    stage: wasRejected(state) ? "rejected" : state.stage,
    ending: state.ending,
    placeName: placeInWords(ctx, state.place.slice(0, 12)),
    description: whole ? (texts(state.description) ?? said(elsewhere)) : null,
    reportedAt: state.reportedAt,
    dueAt: state.due?.dueAt ?? null,
    dueHow: state.counting && state.due ? { ...state.counting.limit, from: state.counting.from, provisional: state.due.provisional } : null,
    holder: holder(ctx, state),
    timeline,
    erased: [...(await ctx.erasedFiles(timeline.flatMap(({ photos }) => photos)))],
    questions: whole
      ? state.questions.map(({ no, question, answer }) => ({ no, question: texts(question) ?? "", answer: texts(answer) }))
      : [],
    may: whole ? rightsOf(state, ctx.now) : [],
    rating: ratingOf(state, texts),
    followers: followersOf(state),
    parts: whole ? await partsOf(ctx, state) : [],
    joined: by === "number" ? null : await joinedTo(ctx, state),
    asDemo: state.demo,
  };
}

export const readFollowed = query<z.output<typeof ReadFollowed>, FollowView>({
  name: "incidents.read-followed",
  route: "GET /api/incidents/followed/{home}/{id}",
  summary: {
    zh: "凭查询链接查看自己反映的事，或看“我也遇到”的事的进度",
    en: "One's own report by the follow link, or the progress of what one met too",
  },
  input: ReadFollowed,
  output: FollowAnswer,
  allow: everybody,
  scope: () => [""],
  ratePerMinute: 120,
  run: async (ctx, { home, id, secret }) => {
    const own = holdsLink(ctx, { home, id }, secret);
    if (!own && !holdsAlong(ctx, { home, id }, secret)) throw refuse.notFound("incidents.wrong-link");
    const [state, events] = await Promise.all([stateOf(ctx, incident, { home, id }), readEvents(ctx, { home, id })]);
    if (!state || (!own && !isForNeighbours(ctx, state))) throw refuse.notFound("incidents.wrong-link");
    return followed(ctx, { home, id }, state, events, own ? "link" : "along");
  },
});

/**
 * Whether the reporter's phone, or that of somebody who has it too, ends in these digits; of a part, the phones lie with its whole. The followers' stay
 * shut while the reporter's fits.
 */
async function endsIn(ctx: QueryContext, key: Key, state: KnownIncident, tail: string): Promise<boolean> {
  const phones = contactsOf(key, state).filter(({ field }) => channelOf(field) === "sms");
  const [followers, own] = [phones.filter(({ field }) => isFollowers(field)), phones.filter(({ field }) => !isFollowers(field))];
  for (const some of [own, isForNeighbours(ctx, state) ? followers : []]) {
    const opened = await ctx.unseal(
      some.map(({ home, id, field }) => ({ stream: { home, id }, field })),
      "follow by number and phone tail",
    );
    if (opened.some((phone) => phone !== null && sameSecret(tailOf(phone), tail))) return true;
  }
  return false;
}

/** A wrong number and a wrong tail are one refusal; few tries a minute make ten thousand tails a long night. */
export const findFollowed = query<z.output<typeof FindFollowed>, FollowView>({
  name: "incidents.find-followed",
  // In the body: the end of a phone stands in no address, history or log (docs/decisions/0013).
  route: "POST /api/incidents/followed",
  summary: { zh: "凭编号和手机尾号查询", en: "By receipt number and the last four digits of the phone" },
  input: FindFollowed,
  output: FollowAnswer,
  allow: everybody,
  scope: () => [""],
  ratePerMinute: 10,
  run: async (ctx, { number, tail }) => {
    const wrong = refuse.notFound("incidents.wrong-number");
    const digits = parseReceiptNumber(number);
    if (digits === null) throw wrong;
    const sql = ctx.db;
    // One number belongs to one id; the same id in another place, sent to hide the first, must not get in its way.
    const rows = await sql<
      Key[]
    >`select home, id from incidents.incident where terms @> ${queryTerms(digits)}::text[] and number = ${digits} limit 20`;
    for (const row of rows) {
      const state = await stateOf(ctx, incident, row);
      if (state && (await endsIn(ctx, row, state, tail))) return followed(ctx, row, state, await readEvents(ctx, row), "number");
    }
    throw wrong;
  },
});
