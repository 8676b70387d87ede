import { resident, type Actor } from "#platform/access";
import { Refusal } from "#platform/refusals";
import { bulkDeps, rehearse, type Runtime } from "#platform/runtime";
import { organisations } from "#modules/organisations";
import * as pet from "#modules/petitions";
import { places } from "#modules/places";
import * as texts from "./petition-texts.ts";
import { bearer, BEGIN, bodyOf, by, byAgent, day, desk, give, handler, head, instant, keyOf, later, receive, registerAgents, stands, type Told, type Way } from "./petition-way.ts"; // prettier-ignore
import { seeded } from "./random.ts";
import type { Member } from "./staff.ts";
import { DAY, HOUR } from "./story.ts";

const VISITORS_TOWN = "330502001";
const LEAST = 90;
const EVENTS_PER_PETITION = 250;
const TOWNS = 8;

function lead(way: Way): void {
  const { random } = way.told;
  const { branch, triage } = way.matter;
  later(way, 1);
  give(way, pet.triagePetition, { ...keyOf(way), branch, reason: triage }, desk(way));
  later(way, random.chance(0.94) ? 1 + random.below(8) : 16);
  const route = (to: string): void =>
    void give(
      way,
      pet.routePetition,
      { ...keyOf(way), to, mode: random.chance(0.7) ? "transfer" : "assign", reason: "按职责分工" },
      desk(way),
    );
  route(way.organ);
  if (way.n % 31 !== 9 || branch === "accusation") return;
  later(way, 1);
  give(way, pet.objectToPetition, { ...keyOf(way), reason: random.pick(texts.NOT_OURS) }, handler(way));
  later(way, 1);
  give(way, pet.answerObjectionToPetition, { ...keyOf(way), agreed: false, reason: "职责清单第三项，由你单位办理。" }, desk(way));
}

function otherWay(way: Way): void {
  const { random } = way.told;
  later(way, random.chance(0.93) ? 2 + random.below(9) : 17);
  const { law, triage, found } = way.matter;
  give(
    way,
    pet.openPetitionProcedure,
    { ...keyOf(way), procedure: `${triage}依据：${law}`, where: "地址、电话和需要的材料见随附清单。" },
    handler(way),
  );
  later(way, 15 + random.below(30));
  give(way, pet.tellPetitionOutcome, { ...keyOf(way), outcome: found, way: random.pick(["hand", "link", "post"]) }, handler(way));
  rate(way, 0.4);
}

function rate(way: Way, share: number): void {
  const { random } = way.told;
  if (!random.chance(share)) return;
  const stars = (): number => random.weighted([[5, 9], [4, 7], [3, 2], [2, 1], [1, 1]] as const); // prettier-ignore
  const text = random.chance(0.5) ? random.pick(texts.RATINGS) : null;
  later(way, 2);
  give(way, pet.ratePetition, { ...bearer(way), organ: stars(), office: stars(), text }, resident);
}

function handle(way: Way): void {
  const { random } = way.told;
  later(way, random.chance(0.95) ? 1 + random.below(9) : 17);
  give(way, pet.acceptPetition, keyOf(way), handler(way));
  if (way.n % 41 === 6) {
    later(way, 1);
    give(way, pet.challengePetitionHandlers, { ...bearer(way), reason: random.pick(texts.CHALLENGES) }, resident);
    later(way, 2);
    give(way, pet.answerPetitionChallenge, { ...keyOf(way), upheld: false, reason: "经核实，二人不相识，没有回避的情形。" }, head(way));
  }
  later(way, 6 + random.below(12));
  give(way, pet.notePetition, { ...keyOf(way), text: random.pick(texts.NOTES) }, handler(way));
  if (way.n % 29 === 3 && way.told.random.chance(0.8)) {
    later(way, 4);
    give(way, pet.withdrawPetition, { ...bearer(way), reason: random.pick(texts.WITHDRAWALS) }, resident);
    throw stands;
  }
  const extended = way.n % 11 === 5;
  if (extended) {
    later(way, 24);
    give(way, pet.extendPetition, { ...keyOf(way), days: 30, reason: random.pick(texts.EXTEND) }, head(way));
  }
  later(way, extended ? 20 : way.n % 19 === 12 ? 58 : 8 + random.below(16));
  opine(way);
}

/** Drafted by one, signed by another, delivered: the day of delivery starts the next clock. */
function opine(way: Way): void {
  const { random } = way.told;
  const { found: facts, law, answers, performance } = way.matter;
  give(way, pet.draftOpinion, { ...keyOf(way), facts, law, answers, performance }, handler(way));
  later(way, 1 + random.below(3));
  give(way, pet.signOpinion, keyOf(way), head(way));
  later(way, 1);
  deliver(way, handler(way));
}
function deliver(way: Way, actor: Actor): void {
  const how = way.told.random.weighted([["hand", 5], ["post", 3], ["link", 2], ["left", 1]] as const); // prettier-ignore
  const witness = how === "left" ? "社区工作人员" : null;
  give(way, pet.deliverOpinion, { ...keyOf(way), way: how, deliveredOn: day(way.at), witness }, actor);
}

/** 复查 one level up, 复核 one above it: few, and not always upheld. Gives whether the petitioner went to the last word. */
function review(way: Way, round: 1 | 2, organ: string): "final" | "again" | "done" {
  const { random, runtime } = way.told;
  const above = pet.higherThan(organisationsOf(runtime), organ);
  if (above === null) throw stands;
  later(way, 4 + random.below(20));
  const reason = random.pick(round === 1 ? texts.ASK_REVIEW : texts.ASK_FINAL);
  give(way, pet.requestPetitionReview, { ...bearer(way), reason }, resident);
  const reviewer = by(way.told, "reviewer", above);
  if (round === 2) {
    later(way, 8);
    const to = way.at - HOUR;
    const held = { from: instant(to - 3 * HOUR), to: instant(to), participants: texts.HEARD_BY, ...random.pick(texts.HEARINGS) };
    give(way, pet.holdPetitionHearing, { ...keyOf(way), ...held }, reviewer);
  }
  later(way, 8 + random.below(14));
  const result = random.weighted([["uphold", 14], ["change", 4], ["revoke", round === 1 ? 2 : 0]] as const); // prettier-ignore
  const old = way.n % 3 === 0;
  const opinion = {
    uphold: "原处理意见认定事实清楚、依据正确、程序适当，予以维持。",
    change: old
      ? "原处理意见引用的规定已经修订，变更该项答复：由承办单位按现行规定在三十日内重新核定并书面告知。"
      : "原处理意见对损失部分未予回应，变更该项答复：由承办单位在三十日内核定并书面告知。",
    revoke: "原处理意见主要事实不清，予以撤销，由承办单位六十日内重新办理。",
  }[result];
  const ground = { uphold: null, change: old ? "law" : "reply", revoke: "facts" }[result];
  const decided = { result, ground, facts: random.pick(texts.REVIEW_FACTS), law: way.matter.law, opinion };
  give(way, pet.decidePetitionReview, { ...keyOf(way), ...decided }, reviewer);
  later(way, 2);
  deliver(way, reviewer);
  if (result === "revoke") return "again";
  return round === 1 && way.n % 2 === 0 ? review(way, 2, above) : round === 2 ? "final" : "done";
}

function afterwards(way: Way): void {
  const { random } = way.told;
  if (way.n % 7 === 2) {
    const how = review(way, 1, way.organ);
    if (how === "again") {
      later(way, 30);
      opine(way);
    }
    if (how === "final") {
      later(way, 6);
      give(way, pet.helpPetitioner, { ...keyOf(way), text: random.pick(texts.HELPS) }, handler(way));
      return rate(way, 0.5);
    }
  }
  rate(way, 0.62);
  later(way, 45);
  give(way, pet.closePetition, keyOf(way), handler(way));
  if (way.n % 23 === 8) again(way);
}

/** The same facts come again after the answer: taken, linked, told where they stand. */
function again(way: Way): void {
  const before = keyOf(way);
  later(way, 40);
  way.key = give(way, pet.takePetition, { ...bodyOf(way), channel: "letter" }, desk(way));
  way.at += HOUR;
  give(way, pet.linkPetition, { ...keyOf(way), other: before, again: true, reason: "同一事项，原件处理意见已送达。" }, desk(way));
  lead(way);
  later(way, 3);
  const where = "对落实情况可向承办单位查询，民事部分可通过调解或者诉讼解决。";
  give(way, pet.declinePetition, { ...keyOf(way), why: "finallyDecided", reason: texts.NOT_ACCEPTED, where }, handler(way));
}

const organisationsOf = (runtime: Runtime) => runtime.registers.read(organisations);

function walk(way: Way): void {
  if (way.n % 4 !== 1 || !byAgent(way)) receive(way);
  lead(way);
  if (way.matter.branch !== "opinion") return otherWay(way);
  handle(way);
  afterwards(way);
}

function pickFrom(matters: readonly texts.Petitioned[], index: number): texts.Petitioned {
  const found = matters[index % matters.length];
  if (!found) throw new Error("no matter");
  return found;
}

/** How a petition goes is by its number, so that a city of any size has the same share of each; the last ones are still open. */
function wayOf(told: Told, towns: readonly string[], n: number, count: number): Way {
  const { random } = told;
  const recent = Math.max(28, Math.round(count / 5));
  const left = count - n;
  const span = told.until - 135 * DAY - BEGIN;
  // The nearer to today, the more of them: every stage has somebody in it.
  const from = left <= recent ? told.until - 130 * DAY * (left / recent) ** 2 : BEGIN + 3 * DAY + (n / (count - recent)) * (span - 3 * DAY);
  const at = Math.min(told.until - 2 * HOUR, Math.floor(from / DAY) * DAY + (1 + random.below(7)) * HOUR);
  const town = n % 3 === 0 ? VISITORS_TOWN : (towns[n % towns.length] ?? VISITORS_TOWN);
  const matter = n % 37 === 20 ? texts.ACCUSATION : n % 6 === 4 ? pickFrom(texts.OTHERS, Math.floor(n / 6)) : random.pick(texts.OPINIONS);
  const own = town === VISITORS_TOWN && matter.branch === "opinion";
  const shown = own ? pickFrom(texts.OPINIONS, n % 4) : matter;
  const villages = told.runtime.registers.read(places).all().filter(({ parent, level }) => parent === town && level === "village"); // prettier-ignore
  const organ = own ? `cg-${town}` : `${shown.department}-${town.slice(0, 6)}`;
  return { told, n, at, town, place: random.pick(villages).code, matter: shown, organ, key: { home: town, id: "" } };
}

export type PetitionOptions = { now: string; events: number; onRefused?: ((refusal: Refusal) => void) | undefined };

/** Petitions since the rules of 2022, through the same commands as today's. Returns the number of commands given. */
export async function writePetitions(runtime: Runtime, staff: readonly Member[], options: PetitionOptions): Promise<number> {
  const random = seeded(101);
  const told: Told = { random, rehearsal: rehearse(bulkDeps(runtime)), runtime, until: Date.parse(options.now), staff, agents: new Map() };
  const all = runtime.registers.read(places).all().filter(({ level }) => level === "town"); // prettier-ignore
  const withAgents = all.map(({ code }) => code).filter((code) => staff.some((one) => one.role === "petitionAgent" && one.area === code));
  const towns = [...withAgents.slice(0, TOWNS), ...Array.from({ length: TOWNS }, () => random.pick(all).code)];
  if (!all.some(({ code }) => code === VISITORS_TOWN)) return 0;
  registerAgents(told, withAgents);
  const count = Math.max(LEAST, Math.floor(options.events / EVENTS_PER_PETITION));
  for (let n = 0; n < count; n += 1) {
    try {
      walk(wayOf(told, towns, n, count));
    } catch (cause) {
      if (cause === stands) continue;
      if (!(cause instanceof Refusal)) throw cause;
      options.onRefused?.(cause);
    }
  }
  return told.rehearsal.flush();
}
