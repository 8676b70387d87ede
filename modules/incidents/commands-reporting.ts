import type { z } from "zod";
import { anyone, followSecret } from "#platform/access";
import { receiptNumber, sameSecret } from "#platform/ids";
import { command, ref, type CommandContext, type StreamKey } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { cityCode } from "#platform/settings";
import { organisations, type Organisations } from "#modules/organisations";
import { homeOf, places, type Places } from "#modules/places";
import { alongSecret, isForNeighbours } from "./along.ts";
import { entryOf, factsOf, followPath, keyOf, resultOf, sealed, sealPoint, stand, step, type Done } from "./acting.ts";
import { JoinIncident, RejectIncident, ReportIncident, SelfHandleIncident, VerifyIncident, type Joined, type Receipt } from "./contract.ts";
import { DoneAnswer, JoinedAnswer, ReceiptAnswer } from "./contract/answers.ts";
import { incident } from "./evolve.ts";
import { hasJoined, isTold, keepsContacts, type KnownIncident } from "./incident.ts";
import { coarse, join, reject, report, selfHandle, shielded, verify, type Entry } from "./reporting.ts";

/** `known`: the home of the record that has this id already, put in by the platform. */
type Report = z.output<typeof ReportIncident> & { known?: string };
type Spot = { place: string; outside: boolean };

const LEVELS = [12, 9, 6, 4];

/** One level above the unit: where its people's scope ends. A unit of the city's own level has none above; there the shield is its people alone. */
const above = (area: string): string => area.slice(0, LEVELS.find((length) => length < area.length) ?? area.length);

/** Where the event is; for a complaint, where the next higher unit works. Outside the city and without an area of it, the report goes to the city's hotline desk for forwarding. */
function spotOf(input: Report, city: Places, units: Organisations): Spot {
  const about = input.about ? units.unit(input.about) : undefined;
  if (about) return { place: above(about.area), outside: false };
  const found = input.point ? city.locate(input.point) : null;
  if (found) return { place: found.grid ?? found.village, outside: false };
  if (input.area) return { place: input.area, outside: input.point !== null && input.point !== undefined };
  return { place: cityCode(), outside: true };
}

/** One id, one record: where it was first reported, whatever place is said later. */
const keyOfReport = (input: Report, city: Places, units: Organisations): StreamKey => ({
  home: input.known ?? homeOf(spotOf(input, city, units).place),
  id: input.id,
});

/** Left as it was where the place says the same home: the sender's own repetition must stay the same input. */
function withKnown(input: Report, homes: readonly string[], { read }: Pick<CommandContext, "read">): Report {
  const said = keyOfReport(input, read(places), read(organisations)).home;
  const [known] = homes;
  return known === undefined || homes.includes(said) ? input : { ...input, known };
}

/** The desk that was asked first keeps the record: the helper's own unit, else the governance centre of the place. */
function deskOf(ctx: CommandContext, input: Report, spot: Spot): string {
  const { actor } = ctx;
  // First asked, first responsible, but never the unit that is complained about, and never those who sit with it.
  if (input.about) {
    const centre = ctx.read(organisations).responsible("centre", spot.place)?.code;
    return centre && centre !== input.about ? centre : `hotline-${cityCode()}`;
  }
  if (input.helperUnit) {
    const own = actor.kind === "system" || (actor.kind === "staff" && actor.grants.some(({ unit }) => unit === input.helperUnit));
    if (!own) throw refuse.fields([{ path: "helperUnit", code: "incidents.not-your-unit", params: { unit: input.helperUnit } }]);
    return input.helperUnit;
  }
  if (spot.outside && spot.place === cityCode()) return `hotline-${cityCode()}`;
  return ctx.read(organisations).responsible("centre", spot.place)?.code ?? `centre-${spot.place.slice(0, 9)}`;
}

/** In a demonstration city everything is 示意数据, visitors' own reports included; elsewhere only what the installation's loader marks. */
const isDemo = (ctx: CommandContext, input: Report, place: string): boolean =>
  (ctx.actor.kind === "system" && input.asDemo === true) || (ctx.read(places).area(place.slice(0, 12))?.synthetic ?? false);

function assertReport(ctx: CommandContext, input: Report): void {
  if (!input.point && !input.area && !input.about) throw refuse.fields([{ path: "area", code: "incidents.where-needed" }]);
  if (input.about && !ctx.read(organisations).unit(input.about))
    throw refuse.fields([{ path: "about", code: "incidents.no-such-unit", params: { unit: input.about } }]);
  if (input.area && !ctx.read(places).area(input.area))
    throw refuse.fields([{ path: "area", code: "incidents.no-such-area", params: { area: input.area } }]);
}

/** Who takes a report for somebody gets the number to say aloud; the link goes to the reporter's own phone, with the first message. */
const forSomebody = ({ actor }: CommandContext, { channel }: KnownIncident): boolean => actor.kind === "staff" && channel !== "portal";

function receiptOf(ctx: CommandContext, key: StreamKey, entry: Entry): Receipt {
  const state = ctx.state(incident, key);
  if (state.stage === "none") throw new Error(`${key.id} was not reported`);
  return {
    home: key.home,
    id: key.id,
    number: receiptNumber(key.id),
    follow: forSomebody(ctx, state) ? null : "",
    dueAt: state.due?.dueAt ?? null,
    provisional: state.due?.provisional ?? false,
    stage: state.stage,
    hotline: entry.hotline,
  };
}

/** What of the report goes into the vault; nothing of it when only the hand-over is kept. */
function sealReport(ctx: CommandContext, key: StreamKey, input: Report, entry: Entry) {
  const kept = !entry.handOverOnly;
  const put = (field: string, purpose: "incidents.report" | "incidents.contact", value: string | null | undefined): string | null => {
    if (!kept || !value) return null;
    ctx.seal({ stream: key, field, purpose, value });
    return field;
  };
  if (entry.sealed && input.point) put("point", "incidents.report", JSON.stringify(input.point));
  const needs = put("needs", "incidents.report", input.needs);
  const reference = put("reference", "incidents.report", input.reference);
  const email = put("email", "incidents.contact", input.email);
  return {
    description: put("description", "incidents.report", input.description),
    address: put("address", "incidents.report", input.address),
    name: put("name", "incidents.contact", input.name),
    phone: put("phone", "incidents.contact", input.phone),
    ...(email === null ? {} : { email }),
    ...(needs === null ? {} : { needs }),
    ...(reference === null ? {} : { reference }),
    photos: kept ? [...new Set(input.photos)] : [],
    ...(kept && input.voice ? { voice: input.voice } : {}),
  };
}

export const reportIncident = command<Report, Receipt>({
  name: "incidents.report-incident",
  route: "POST /api/incidents",
  summary: { zh: "上报一件事", en: "Report an incident" },
  input: ReportIncident,
  output: ReceiptAnswer,
  about: (input, known) => [ref(incident, keyOfReport(input, known.read(places), known.read(organisations)))],
  begins: { kind: incident.kind, id: ({ id }) => id, knowing: withKnown },
  allow: anyone(),
  // Thirty at once from one address: a village hall, or the many phones a mobile carrier puts behind one.
  ratePerMinute: 60,
  run: (ctx, input) => {
    assertReport(ctx, input);
    const units = ctx.read(organisations);
    const spot = spotOf(input, ctx.read(places), units);
    const key = keyOfReport(input, ctx.read(places), units);
    const before = ctx.state(incident, key);
    if (before.stage !== "none") {
      // The receipt holds the secret: whoever only knows an id must not get it by reporting again, nor learn where the record lies. The sender's own repetition never comes this far.
      if (!input.secret || !sameSecret(followSecret(ctx, key), input.secret))
        throw refuse.conflict("incidents.reported-already", { number: receiptNumber(input.id) });
      return receiptOf(ctx, key, entryOf(ctx, before.category, "category"));
    }
    const about = input.about ?? undefined;
    const entry = shielded(entryOf(ctx, input.category, "category"), about);
    const fresh = {
      entry,
      place: coarse(spot.place, entry.sealed),
      outside: spot.outside,
      point: spot.outside ? null : (input.point ?? null),
      channel: input.channel,
      language: input.language,
      desk: deskOf(ctx, input, spot),
      seenAt: input.seenAt ?? null,
      demo: isDemo(ctx, input, spot.place),
      partOf: null,
      ...(about ? { about } : {}),
      ...(input.patrol && ctx.actor.kind !== "resident" ? { patrol: input.patrol } : {}),
      contacts: [],
      ...sealReport(ctx, key, input, entry),
    };
    ctx.change(incident, key, (state) => report(state, fresh, factsOf(ctx)));
    return receiptOf(ctx, key, entry);
  },
  // The link's secret is made for each answer and kept nowhere.
  present: (receipt, known) => (receipt.follow === null ? receipt : { ...receipt, follow: followPath(known, receipt) }),
});

export const joinIncident = command<z.output<typeof JoinIncident>, Joined>({
  name: "incidents.join-incident",
  route: "POST /api/incidents/{home}/{id}/followers",
  summary: { zh: "我也遇到", en: "Me too" },
  input: JoinIncident,
  output: JoinedAnswer,
  about: (input) => [ref(incident, input)],
  allow: anyone(),
  ratePerMinute: 30,
  run: (ctx, input) => {
    const key = keyOf(input);
    const state = ctx.state(incident, key);
    // No neighbour is shown a matter of somebody's own, so none of them follows one.
    if (state.stage !== "none" && ctx.actor.kind === "resident" && !isForNeighbours(ctx, state))
      throw refuse.notFound("incidents.not-found");
    const keeps = state.stage !== "none" && !hasJoined(state, input.followerId) && keepsContacts(state);
    const phone = input.phone && keeps ? `phone:${input.followerId}` : null;
    const email = input.email && keeps ? `email:${input.followerId}` : null;
    const after = ctx.change(incident, key, (before) => join(before, input.followerId, phone, email, input.language));
    if (email && input.email) ctx.seal({ stream: key, field: email, purpose: "incidents.contact", value: input.email });
    if (phone && input.phone) ctx.seal({ stream: key, field: phone, purpose: "incidents.contact", value: input.phone });
    return { ...key, number: receiptNumber(key.id), follow: "", told: after.stage !== "none" && isTold(after, input.followerId) };
  },
  present: (joined, known) => ({ ...joined, follow: `/f/${joined.home}/${joined.id}/${alongSecret(known, keyOf(joined))}` }),
});

export const verifyIncident = command<z.output<typeof VerifyIncident>, Done>({
  name: "incidents.verify-incident",
  route: "POST /api/incidents/{home}/{id}/verification",
  summary: { zh: "核实立案", en: "Verify and register" },
  input: VerifyIncident,
  output: DoneAnswer,
  about: (input) => [ref(incident, input)],
  allow: step("verify"),
  run: (ctx, input) => {
    const before = ctx.state(incident, keyOf(input));
    const entry = entryOf(ctx, input.category ?? (before.stage === "none" ? "" : before.category), "category");
    const point = before.stage === "none" ? null : before.point;
    if (entry.sealed && point) sealPoint(ctx, input, point);
    ctx.change(incident, keyOf(input), (state) => verify(state, entry, input.summary, factsOf(ctx)));
    return stand(ctx, input);
  },
});

export const rejectIncident = command<z.output<typeof RejectIncident>, Done>({
  name: "incidents.reject-incident",
  route: "POST /api/incidents/{home}/{id}/rejection",
  summary: { zh: "不予立案，理由告知上报人", en: "Decline to register; the reporter is told why" },
  input: RejectIncident,
  output: DoneAnswer,
  about: (input) => [ref(incident, input)],
  allow: step("reject"),
  run: (ctx, input) => {
    const text = sealed(ctx, input, "reason", "incidents.work", input.reason);
    ctx.change(incident, keyOf(input), (state) => reject(state, text, factsOf(ctx)));
    return stand(ctx, input);
  },
});

export const selfHandleIncident = command<z.output<typeof SelfHandleIncident>, Done>({
  name: "incidents.self-handle-incident",
  route: "POST /api/incidents/{home}/{id}/self-handling",
  summary: { zh: "网格自办结", en: "Put right on the spot" },
  input: SelfHandleIncident,
  output: DoneAnswer,
  about: (input) => [ref(incident, input)],
  allow: step("self-handle"),
  run: (ctx, input) => {
    const text = sealed(ctx, input, "result", "incidents.work", input.result);
    ctx.change(incident, keyOf(input), (state) =>
      selfHandle(state, entryOf(ctx, state.stage === "none" ? "" : state.category, "category"), resultOf(text, input), factsOf(ctx)),
    );
    return stand(ctx, input);
  },
});
