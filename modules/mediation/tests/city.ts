import type { Actor } from "#platform/access";
import { uuidv7 } from "#platform/ids";
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
import petitions from "../../petitions/module.ts";
import places from "../../places/module.ts";
import * as c from "../commands.ts";
import mediation from "../module.ts";

export const TOWN = "330502001";
export const VILLAGE = "330502001005";

export type MediationCity = TestCity & {
  committee: string;
  room: string;
  mediators: string[];
  mediator: Actor & { kind: "staff" };
  chair: Actor & { kind: "staff" };
  head: Actor & { kind: "staff" };
};

export const head = person({ role: "judicialOfficeHead", area: TOWN });

/** A town with its villages, a committee of three, one room. */
export async function mediationCity(now?: string, jobs: readonly JobKind[] = []): Promise<MediationCity> {
  const city = await testCity({
    modules: [limits, places, organisations, documents, people, incidents, petitions, mediation],
    ...(now ? { now } : {}),
    jobs,
  });
  const demo = demoPlaces();
  const histories = demo.areas.filter(
    ({ events: [event] }) =>
      event !== undefined && "code" in event && ("330502".startsWith(String(event.code)) || String(event.code).startsWith(TOWN)),
  );
  const facts = histories.flatMap(({ events: [event] }) =>
    event?.type === "places.area-registered" ? [{ code: event.code, level: event.level, zh: event.zh, en: event.en ?? event.zh }] : [],
  );
  await city.load([...histories, ...demoUnits(facts)]);
  const mediator = person({ role: "mediator", area: TOWN });
  const chair = person({ role: "pmcChair", area: TOWN });
  const mediators = [uuidv7(), uuidv7(), uuidv7()];
  for (const [index, id] of mediators.entries())
    await city.execute(
      c.setCityMediator,
      c.setCityMediator.input.parse({
        id,
        area: TOWN,
        zh: ["沈调解", "钱调解", "姚调解"][index],
        account: index === 0 ? mediator.id : null,
        woman: index === 1,
        phone: `1390000000${index}`,
        recusals: index === 2 ? ["13800009999"] : [],
        from: "2024-01-01",
      }),
      { actor: head },
    );
  const [committee, room] = [uuidv7(), uuidv7()];
  await city.execute(
    c.setMediationCommittee,
    c.setMediationCommittee.input.parse({
      id: committee,
      area: TOWN,
      zh: "街道调委会",
      en: "Town committee",
      kind: "town",
      founder: "街道办事处",
      members: mediators.map((one, index) => ({ mediator: one, chair: index === 0 })),
      from: "2025-01-01",
      to: "2027-12-31",
      filingNo: "湖调备1",
      rooms: [{ id: room, zh: "一号室", en: "Room 1" }],
    }),
    { actor: head },
  );
  return { ...city, committee, room, mediators, mediator, chair, head };
}

export const refusedAs =
  (code: string) =>
  (cause: unknown): boolean =>
    cause instanceof Refusal && (cause.body.code === code || (cause.body.fields?.some((field) => field.code === code) ?? false));

export const A = "0198f000-0000-7000-8000-00000000000a";
export const B = "0198f000-0000-7000-8000-00000000000b";

/** Every rule about a case is about one of these two until a test says otherwise. */
export const two = [
  { party: A, side: "applicant", name: "王建国", phone: "13800001111", address: "爱山街道1号" },
  { party: B, side: "respondent", name: "李秀英", phone: "13800002222" },
];

export const ask = (city: TestCity, change: Record<string, unknown> = {}, actor?: Actor) =>
  city.execute(
    c.registerDispute,
    c.registerDispute.input.parse({
      id: uuidv7(),
      place: VILLAGE,
      type: "neighbour",
      summary: "楼上漏水，多次协商未果",
      rightsTold: true,
      parties: two,
      ...change,
    }),
    actor ? { actor } : {},
  );
export const keyOf = ({ home, id }: { home: string; id: string }) => ({ home, id });
export const secretIn = (link: string): string => link.split("/").at(-1) ?? "";

type Run = {
  run: (
    command: { input: { parse: (input: unknown) => unknown } },
    input: Record<string, unknown>,
    actor?: Actor,
  ) => Promise<{ stage: string }>;
};
/** Gives commands about one case. */
export const on = (city: MediationCity, key: { home: string; id: string }): Run => ({
  run: (command, input, actor = city.mediator) =>
    city.execute(command as never, command.input.parse({ ...key, ...input }) as never, { actor }) as Promise<{ stage: string }>,
});

/** From the request to an open mediation with a mediator who has declared. */
export async function opened(city: MediationCity, change: Record<string, unknown> = {}) {
  const receipt = await ask(city, change);
  const key = keyOf(receipt);
  const { run } = on(city, key);
  await run(c.askSafety, { party: A, afraid: false, hurt: false });
  await run(c.acceptDispute, { committee: city.committee }, city.chair);
  await run(c.recordConsent, { party: B, agrees: true, how: "phone" });
  await run(c.appointMediators, { mediators: [city.mediators[0]] }, city.chair);
  await run(c.declareMediator, { mediator: city.mediators[0], related: false });
  await run(c.openMediation, {});
  return { receipt, key, run, secret: secretIn(receipt.links[0]?.link ?? "") };
}

export async function held(city: MediationCity, run: Run["run"]): Promise<void> {
  const session = uuidv7();
  const from = new Date(Date.parse(city.now()) + 3_600_000).toISOString();
  const to = new Date(Date.parse(city.now()) + 2 * 3_600_000).toISOString();
  await run(c.setDisputeSession, { session, online: true, from, to, mediators: [city.mediators[0]] });
  city.set(to);
  await run(c.recordDisputeSession, {
    session,
    rightsTold: true,
    risksTold: true,
    present: [A, B],
    recorder: "小陈",
    statements: "双方各述一遍",
    result: "agreed",
  });
}

export const text = (due: string, change: Record<string, unknown> = {}) => ({
  form: "written", facts: "漏水致吊顶损坏", responsibility: "楼上承担维修", content: "李某修复并赔偿八百元", manner: "转账", obligations: [{ id: uuidv7(), who: B, to: A, what: "赔偿八百元", amount: 800, due }], ...change,
}); // prettier-ignore
