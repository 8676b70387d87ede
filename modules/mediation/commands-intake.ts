import type { z } from "zod";
import { cityDay } from "#platform/days";
import { either, grantsOver, noGrant, type Allow } from "#platform/access";
import { receiptNumber } from "#platform/ids";
import { command, ref, type CommandContext, type StreamKey } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { incident } from "#modules/incidents";
import { organisations } from "#modules/organisations";
import { grantToRead, petition, sendToMediation } from "#modules/petitions";
import { places } from "#modules/places";
import { atCase, clock, finishDue, homeOfArea, isDemo, keyOf, linkOf, partyIn, seal } from "./acting.ts";
import * as c from "./contract.ts";
import type { Done, Receipt } from "./contract.ts";
import { dispute } from "./dispute.ts";
import { accept, addParty, decline, invite, known, linkRelapse, refer, register } from "./intake.ts";
import { CHAIR, CONDUCT, DESK, grantAt, INTAKE, RECORD } from "./permits.ts";
import { powerOf, powersOf } from "./pictures.ts";
import { cityMediation } from "./register-mediation.ts";
import { step } from "./step.ts";

const about = (input: StreamKey) => [ref(dispute, input)];
const keyIn = ({ place, id }: { place: string; id: string }): StreamKey => ({ home: homeOfArea(place), id });

/** Residents ask for themselves; staff write down what was asked for, and what a court, the police or the petition office hands over. */
const asking: Allow<c.RegisterDispute> = {
  roles: ["resident", "system", ...INTAKE],
  condition: "resident: an application of one's own; staff at the place",
  admits: (ctx, { place, source }) => {
    if (ctx.actor.kind === "system") return noGrant;
    if (ctx.actor.kind === "resident") return source === "application" ? noGrant : null;
    return grantsOver(ctx.actor, INTAKE, place, ctx.now)[0] ?? null;
  },
};

function factsOf(ctx: CommandContext, key: StreamKey, input: c.RegisterDispute) {
  const {
    place,
    kind,
    type,
    source,
    on,
    amount,
    people,
    urgency,
    delegation,
    materialsAt,
    incident: of,
    petition,
    relapseOf,
    language,
  } = input;
  return {
    place, kind, kindOf: type, source, on, amount, people, urgency, delegation, materialsAt, incident: of, petition, relapseOf, language,
    summary: seal(ctx, key, "summary", "mediation.case", input.summary),
    requests: seal(ctx, key, "requests", "mediation.case", input.requests),
    sourceNo: seal(ctx, key, "source-no", "mediation.case", input.sourceNo),
    desk: ctx.read(organisations).responsible("centre", place)?.code ?? `centre-${place.slice(0, 9)}`,
    acceptDue: clock(ctx, "MED-1"),
    receiptDue: delegation === null ? null : clock(ctx, "PRE-3"),
    parties: input.parties.map((party) => partyIn(ctx, key, party)),
    demo: isDemo(ctx, place, input.asDemo),
  }; // prettier-ignore
}

export const registerDispute = command<c.RegisterDispute, Receipt>({
  name: "mediation.register-dispute",
  route: "POST /api/mediation/disputes",
  summary: { zh: "申请、登记调解", en: "Ask for mediation, or register a dispute" },
  input: c.RegisterDispute,
  about: (input) => [
    ref(dispute, keyIn(input)),
    ...(input.incident ? [ref(incident, input.incident)] : []),
    ...(input.petition ? [ref(petition, input.petition)] : []),
    ...(input.relapseOf ? [ref(dispute, input.relapseOf)] : []),
  ],
  pictures: (input) => powersOf(keyIn(input), input.parties),
  allow: asking,
  ratePerMinute: 10,
  run: (ctx, input) => {
    if (!ctx.read(places).area(input.place)) throw refuse.fields([{ path: "place", code: "mediation.no-such-place" }]);
    const { incident: of, relapseOf } = input;
    // A resident names no report: whether an id is one is nobody's to find out here.
    if (of && (ctx.actor.kind === "resident" || ctx.state(incident, of).stage === "none"))
      throw refuse.fields([{ path: "incident", code: "mediation.no-such-incident" }]);
    const key = keyIn(input);
    const from = input.petition ? ctx.state(petition, input.petition) : null;
    // What somebody may not open is not there to be named.
    if (from && (from.stage === "none" || !grantToRead(ctx, from)))
      throw refuse.fields([{ path: "petition", code: "mediation.no-such-petition" }]);
    const before = relapseOf ? ctx.state(dispute, relapseOf) : null;
    if (before && (before.stage === "none" || !grantAt(ctx, DESK, before.place)))
      throw refuse.fields([{ path: "relapseOf", code: "mediation.no-such-earlier" }]);
    const facts = factsOf(ctx, key, input);
    const state = ctx.change(dispute, key, (found) => register(found, facts, input.consented));
    if (input.petition) ctx.change(petition, input.petition, (found) => sendToMediation(found, key));
    if (relapseOf) ctx.change(dispute, relapseOf, (found) => linkRelapse(found, key, ctx.now));
    const mine = input.parties.filter(({ side }) => side === "applicant").map(({ party }) => ({ party, link: "" }));
    return { ...key, number: receiptNumber(key.id), stage: known(state).stage, dueAt: facts.acceptDue.dueAt, links: mine };
  },
  // Secrets are made for each answer and kept nowhere.
  present: (receipt, ctx) => ({
    ...receipt,
    links: receipt.links.map(({ party }) => ({ party, link: linkOf(ctx, { ...keyOf(receipt), party }) })),
  }),
});

export const addDisputeParty = command<z.output<typeof c.AddParty>, Done>({
  name: "mediation.add-party",
  route: "POST /api/mediation/disputes/{home}/{id}/parties",
  summary: { zh: "补充当事人", en: "Add a party" },
  input: c.AddParty,
  about,
  pictures: powerOf,
  allow: atCase(RECORD),
  run: (ctx, input) => {
    const party = partyIn(ctx, input, input);
    return step(ctx, input, (state) => addParty(state, party));
  },
});

export const acceptDispute = command<z.output<typeof c.AcceptDispute>, Done>({
  name: "mediation.accept-dispute",
  route: "POST /api/mediation/disputes/{home}/{id}/acceptance",
  summary: { zh: "受理", en: "Accept" },
  input: c.AcceptDispute,
  about,
  allow: atCase(CHAIR),
  run: (ctx, input) => {
    const committee = ctx.read(cityMediation).committee(input.committee);
    const { place } = known(ctx.state(dispute, keyOf(input)));
    if (!committee || !place.startsWith(committee.area)) throw refuse.fields([{ path: "committee", code: "mediation.no-such-committee" }]);
    return step(ctx, input, (state) => accept(state, input.committee, finishDue(ctx, known(state))));
  },
});

export const declineDispute = command<z.output<typeof c.DeclineDispute>, Done>({
  name: "mediation.decline-dispute",
  route: "POST /api/mediation/disputes/{home}/{id}/declining",
  summary: { zh: "不予受理，说明理由和其他途径", en: "Decline, with the reason and the other ways" },
  input: c.DeclineDispute,
  about,
  allow: atCase(CHAIR),
  run: (ctx, input) => {
    const text = seal(ctx, input, "words", "mediation.case", input.words);
    return step(ctx, input, (state) => decline(state, { reason: input.reason, words: text, remedies: input.remedies }));
  },
});

export const referDispute = command<z.output<typeof c.ReferDispute>, Done>({
  name: "mediation.refer-dispute",
  route: "POST /api/mediation/disputes/{home}/{id}/referrals",
  summary: { zh: "移送仲裁、部门、法院", en: "Refer to arbitration, an agency or a court" },
  input: c.ReferDispute,
  about,
  allow: atCase(CHAIR),
  run: (ctx, input) => {
    const text = seal(ctx, input, "words", "mediation.case", input.words);
    const { to, organ, papers, by } = input;
    if (by !== null && by <= cityDay(ctx.now)) throw refuse.fields([{ path: "by", code: "mediation.answer-by-ahead" }]);
    return step(ctx, input, (state) => refer(state, { to, organ, papers, by, words: text }));
  },
});

/** A link for one party, to hand over or print; the other side's is never the own. */
export const inviteParty = command<z.output<typeof c.InviteParty>, Done & { party: string; link: string }>({
  name: "mediation.invite-party",
  route: "POST /api/mediation/disputes/{home}/{id}/invitations",
  summary: { zh: "邀请当事人，生成其专用链接", en: "Invite a party by a link of its own" },
  input: c.InviteParty,
  about,
  allow: either(atCase(CONDUCT), atCase(RECORD)),
  run: (ctx, input) => ({ ...step(ctx, input, (state) => invite(state, input.party)), party: input.party, link: "" }),
  present: (done, ctx) => ({ ...done, link: linkOf(ctx, { ...keyOf(done), party: done.party }) }),
});
