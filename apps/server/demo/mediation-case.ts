import { uuidv7 } from "#platform/ids";
import * as med from "#modules/mediation";
import { FAILURES, FOLLOW, MATTERS, STATEMENTS } from "./mediation-texts.ts";
import { DAY, HOUR } from "./story.ts";
import { GIVEN, SURNAMES } from "./texts.ts";
import { YEARS, instant, cityDay, give, type Office, type Told } from "./mediation-ground.ts";

type Case = { key: { home: string; id: string }; me: string; them: string; at: number; matter: (typeof MATTERS)[number] };

/** From the request to an open mediation; the case's own hours are what makes the list look lived in. */
function begin(told: Told, office: Office, at: number, refuses: boolean): Case {
  const { random } = told;
  const matter = random.pick(MATTERS);
  const [me, them, id] = [uuidv7(at, random.bytes(10)), uuidv7(at, random.bytes(10)), uuidv7(at, random.bytes(10))];
  const name = (): string => random.pick(SURNAMES) + random.pick(GIVEN);
  const phone = (): string => `1380000${String(random.below(10_000)).padStart(4, "0")}`;
  const parties = [
    { party: me, side: "applicant", name: name(), phone: phone() },
    { party: them, side: "respondent", name: `${name()}`, phone: phone() },
  ];
  const source = random.weighted([
    ["application", 6],
    ["initiative", 2],
    ["grid", 2],
  ] as const);
  const place = random.pick(office.villages).code;
  const receipt = give(
    told,
    med.registerDispute,
    {
      id,
      place,
      type: matter.type,
      kind: matter.type === "labour" ? "labour" : "people",
      source,
      summary: matter.summary,
      amount: matter.amount,
      rightsTold: true,
      parties,
    },
    at,
    office.chair,
  );
  const key = { home: receipt.home, id: receipt.id };
  give(told, med.askSafety, { ...key, party: me, afraid: false, hurt: false }, at + HOUR, office.chair);
  give(told, med.acceptDispute, { ...key, committee: office.committee }, at + 5 * HOUR, office.chair);
  give(told, med.recordConsent, { ...key, party: them, agrees: !refuses, how: "phone" }, at + 26 * HOUR, office.chair);
  if (refuses) {
    give(told, med.tellDisputeRemedies, { ...key, remedies: ["suit", "legal-aid"], how: "oral" }, at + 27 * HOUR, office.chair);
    return { key, me, them, at, matter };
  }
  const mediator = office.mediators[0];
  give(told, med.appointMediators, { ...key, mediators: [mediator] }, at + 27 * HOUR, office.chair);
  give(told, med.declareMediator, { ...key, mediator, related: false }, at + 28 * HOUR, office.mediator);
  give(told, med.openMediation, key, at + 29 * HOUR, office.mediator);
  return { key, me, them, at, matter };
}

function meet(told: Told, office: Office, one: Case, result: string, in_: number): number {
  const { random } = told;
  const session = uuidv7(one.at, random.bytes(10));
  const from = one.at + in_;
  const mediators = [office.mediators[0]];
  give(
    told,
    med.setDisputeSession,
    { ...one.key, session, online: true, from: instant(from), to: instant(from + HOUR), mediators },
    one.at + 30 * HOUR,
    office.mediator,
  );
  give(
    told,
    med.recordDisputeSession,
    {
      ...one.key,
      session,
      rightsTold: true,
      present: [one.me, one.them],
      recorder: "记录员",
      statements: random.pick(STATEMENTS),
      result,
      signatures: [one.me, one.them],
    },
    from + HOUR,
    office.mediator,
  );
  return from + HOUR;
}

function settle(told: Told, office: Office, one: Case, met: number): void {
  const { random } = told;
  const { key, me, them, matter } = one;
  const oral = random.chance(0.45);
  const obligation = uuidv7(met, random.bytes(10));
  const due = met + (3 + random.below(25)) * DAY;
  const { facts, responsibility, content } = matter;
  give(
    told,
    med.draftAgreement,
    {
      ...key,
      form: oral ? "oral" : "written",
      onTheSpot: oral,
      facts,
      responsibility,
      content,
      manner: oral ? "当场履行" : "到调解室办理或转账",
      obligations: [{ id: obligation, who: them, to: me, what: matter.what, amount: matter.amount, due: cityDay(oral ? met : due) }],
    },
    met + 60_000,
    office.mediator,
  );
  let effect = met + 60_000;
  let kept = true;
  if (!oral) {
    effect = met + 26 * HOUR;
    const image = (): string => uuidv7(effect, random.bytes(10));
    for (const party of [me, them])
      give(told, med.recordSignature, { ...key, party, version: 1, how: "thumb-print", image: image() }, effect, office.mediator);
    give(told, med.signAsMediator, { ...key, mediator: office.mediators[0], version: 1, image: image() }, effect + 60_000, office.mediator);
    give(
      told,
      med.sealAgreement,
      { ...key, version: 1, image: uuidv7(effect + 120_000, Buffer.alloc(10)) },
      effect + 120_000,
      office.chair,
    );
    kept = perform(told, office, key, obligation, due);
    if (random.chance(0.3) && effect + 20 * DAY < told.until) confirm(told, office, one, effect);
  }
  lookAgain(told, office, key, { effect, kept, owed: oral ? null : obligation, due });
}

/** Looks after each promise, after three and after twelve months: nearly all done in time, some late, a few never. */
function lookAgain(
  told: Told,
  office: Office,
  key: Case["key"],
  after: { effect: number; kept: boolean; owed: string | null; due: number },
): void {
  const { random } = told;
  const look = (slot: string, at: number): boolean => {
    const when = at + (random.chance(0.05) ? 12 * DAY : 0);
    if (when > told.until || random.chance(0.01)) return false;
    const said = after.kept
      ? { performing: "whole", satisfied: 4, words: random.pick(FOLLOW) }
      : { performing: "not", satisfied: 2, words: "仍未履行，已再次告知起诉、支付令和司法确认的途径。" };
    give(told, med.followUpAgreement, { ...key, slot, ...said }, when, office.chair);
    return true;
  };
  if (after.owed !== null) look(`${after.owed}:7`, after.due + 6.2 * DAY);
  if (after.owed !== null && !after.kept) look(`${after.owed}:30`, after.due + 28 * DAY);
  look("month-3", after.effect + 86 * DAY);
  if (look("month-12", after.effect + 358 * DAY) && after.kept && after.effect + 380 * DAY < told.until)
    give(told, med.archiveDispute, key, after.effect + 380 * DAY, office.chair);
}

/** Most promises are kept by their day, some late, a few not: the honest number. Gives whether it is kept by now. */
function perform(told: Told, office: Office, key: Case["key"], obligation: string, due: number): boolean {
  const how = told.random.weighted([
    ["kept", 84],
    ["late", 11],
    ["broken", 5],
  ] as const);
  const at = how === "kept" ? due - 5 * HOUR : due + 6 * DAY;
  if (at > told.until) return false;
  if (how === "broken")
    give(
      told,
      med.recordDefault,
      { ...key, obligation, words: "到期未付，联系后说暂时困难", offered: ["suit", "new-mediation"] },
      at,
      office.chair,
    );
  else give(told, med.performObligation, { ...key, obligation, doneOn: cityDay(at), evidence: "收条" }, at, office.chair);
  return how !== "broken";
}

function confirm(told: Told, office: Office, { key, me, them }: Case, effect: number): void {
  give(
    told,
    med.applyForConfirmation,
    { ...key, court: "吴兴区人民法院", applicants: [me, them], filedOn: cityDay(effect + 2 * DAY) },
    effect + 2 * DAY,
    office.chair,
  );
  give(told, med.recordConfirmationReceipt, { ...key, accepted: true, caseNo: "（示意）民特字" }, effect + 4 * DAY, office.chair);
  give(told, med.ruleConfirmation, { ...key, ruling: "confirmed", ruledOn: cityDay(effect + 12 * DAY) }, effect + 12 * DAY, office.chair);
}

/** How a case goes is by its number, so that a city of any size has the same share of each. */
export function oneCase(told: Told, office: Office, n: number, count: number): void {
  const pending = n >= count - Math.max(1, Math.round(count / 100));
  const span = YEARS * 365 * DAY;
  const workday = (at: number): number => Math.floor(at / DAY) * DAY + (1 + told.random.below(7)) * HOUR;
  const at = pending
    ? workday(told.until - (6 + told.random.below(10)) * DAY)
    : workday(told.until - 70 * DAY - ((count - n) / count) * (span - 70 * DAY));
  const one = begin(told, office, at, n % 150 === 140);
  if (n % 150 === 140 || pending) return;
  if (n % 130 === 100) {
    give(told, med.recordEnding, { ...one.key, party: one.them, words: null }, at + 40 * HOUR, office.mediator);
    give(told, med.tellDisputeRemedies, { ...one.key, remedies: ["suit", "legal-aid"], how: "oral" }, at + 41 * HOUR, office.mediator);
    return;
  }
  const failed = n % 90 === 60;
  const met = meet(told, office, one, failed ? "failed" : "agreed", (3 + told.random.below(8)) * DAY);
  if (failed)
    give(
      told,
      med.failMediation,
      {
        ...one.key,
        words: told.random.pick(FAILURES),
        remedies: one.matter.type === "labour" ? ["arbitration", "payment-order", "legal-aid"] : ["suit", "legal-aid"],
      },
      met + HOUR,
      office.mediator,
    );
  else settle(told, office, one, met);
}
