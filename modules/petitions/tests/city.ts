import type { Actor } from "#platform/access";
import { uuidv7 } from "#platform/ids";
import type { Command } from "#platform/ledger";
import type { JobKind } from "#platform/modules";
import { Refusal } from "#platform/refusals";
import { person, testCity, type TestCity } from "#platform/testing";
import { demoUnits } from "#modules/organisations";
import { demoPlaces } from "#modules/places";
import documents from "../../documents/module.ts";
import incidents from "../../incidents/module.ts";
import limits from "../../limits/module.ts";
import organisations from "../../organisations/module.ts";
import people from "../../people/module.ts";
import places from "../../places/module.ts";
import * as c from "../commands.ts";
import petitions from "../module.ts";

export const TOWN = "330502001";
export const PLACE = "330502001005";
export const ORGAN = "cg-330502";

/** One town with its offices, the county's and the city's. */
export async function petitionCity(now?: string, jobs: readonly JobKind[] = []): Promise<TestCity> {
  const city = await testCity({
    modules: [limits, places, organisations, documents, people, incidents, petitions],
    ...(now ? { now } : {}),
    jobs,
  });
  const demo = demoPlaces();
  const histories = demo.areas.filter(({ events: [event] }) => {
    if (event === undefined || !("code" in event)) return false;
    const code = String(event.code).slice(0, 12);
    return "330502".startsWith(code) || code.startsWith(TOWN);
  });
  const facts = histories.flatMap(({ events: [event] }) =>
    event?.type === "places.area-registered" ? [{ code: event.code, level: event.level, zh: event.zh, en: event.en ?? event.zh }] : [],
  );
  await city.load([...histories, ...demoUnits(facts)]);
  return city;
}

export const clerk = person({ role: "intakeClerk", area: TOWN, unit: `centre-${TOWN}` });
export const office = person({ role: "dispatcher", area: TOWN, unit: `centre-${TOWN}` });
export const handler = person({ role: "handler", area: "330502", unit: ORGAN });
export const head = person({ role: "approver", area: "330502", unit: ORGAN });
export const above = person({ role: "reviewer", area: "3305", unit: "cg-3305" });
export const top = person({ role: "reviewer", area: "3305", unit: "xf-3305" });

export const refusedAs =
  (code: string) =>
  (cause: unknown): boolean =>
    cause instanceof Refusal && (cause.body.code === code || (cause.body.fields?.some((field) => field.code === code) ?? false));

export type Key = { home: string; id: string };
export const keyOf = ({ home, id }: Key): Key => ({ home, id });
export const secretOf = ({ follow }: { follow: string }): string => follow.split("/").at(-1) ?? "";
export const BODY = {
  place: PLACE,
  name: "沈某",
  phone: "13800001234",
  address: "某街 5 号",
  requests: ["补发拖欠的补偿款"],
  facts: "二〇二六年三月征用后至今未付。",
};

/** Gives a command with an input as it comes over the wire. */
export const giver =
  (city: TestCity) =>
  <I, O>(command: Command<I, O>, input: unknown, options: { actor?: Actor; id?: string }): Promise<O> =>
    city.execute(command, command.input.parse(input), options);

export function fileIn(city: TestCity) {
  const give = giver(city);
  const file = (change: Record<string, unknown> = {}) =>
    give(c.filePetition, c.filePetition.input.parse({ id: uuidv7(), ...BODY, ...change }), {});
  const routed = async (branch = "opinion", to = ORGAN, change: Record<string, unknown> = {}) => {
    const receipt = await file(change);
    const key = keyOf(receipt);
    await give(c.registerPetition, key, { actor: clerk });
    await give(c.triagePetition, { ...key, branch: branch as never, reason: "按条例第三十一条" }, { actor: office });
    await give(c.routePetition, { ...key, to, mode: "transfer", reason: "属其职责" }, { actor: office });
    return receipt;
  };
  const accepted = async () => {
    const receipt = await routed();
    await give(c.acceptPetition, keyOf(receipt), { actor: handler });
    return receipt;
  };
  const OPINION = {
    facts: "经查，征用属实，款项在街道。",
    law: "土地管理法第四十八条",
    answers: [{ result: "supported" as const, text: "三十日内付清" }],
  };
  const opined = async () => {
    const receipt = await accepted();
    await give(c.draftOpinion, { ...keyOf(receipt), ...OPINION }, { actor: handler });
    await give(c.signOpinion, keyOf(receipt), { actor: head });
    return receipt;
  };
  const today = () => new Date(Date.parse(city.now()) + 8 * 3_600_000).toISOString().slice(0, 10);
  const deliver = (key: Key, actor: Actor) => give(c.deliverOpinion, { ...keyOf(key), way: "hand", deliveredOn: today() }, { actor });
  return { file, routed, accepted, opined, deliver, OPINION, today };
}
