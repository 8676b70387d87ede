import { register } from "#platform/modules";
import { SHIPPED, type PracticeFacts } from "./practice.ts";

export type CityCommittee = {
  home: string;
  id: string;
  area: string;
  zh: string;
  en: string;
  kind: string;
  members: readonly { mediator: string; chair: boolean; woman: boolean }[];
  rooms: readonly { id: string; zh: string; en: string }[];
  founder: string;
  filingNo: string;
  from: string;
  to: string;
};
export type CityMediator = { home: string; id: string; area: string; zh: string; account: string | null; woman: boolean; bars: readonly string[]; specialities: readonly string[]; languages: readonly string[] }; // prettier-ignore

/** Committees, mediators, rooms and the local figures, whole in memory. */
export type CityMediation = {
  committee: (id: string) => CityCommittee | undefined;
  mediator: (id: string) => CityMediator | undefined;
  room: (id: string) => { home: string; committee: CityCommittee; zh: string; en: string } | undefined;
  /** Committees whose area holds the place: the nearest first. */
  over: (place: string) => readonly CityCommittee[];
  committees: readonly CityCommittee[];
  mediators: readonly CityMediator[];
  barring: (mark: string) => string[];
  practice: PracticeFacts;
};

export function buildMediation(
  committees: readonly CityCommittee[],
  mediators: readonly CityMediator[],
  practice: PracticeFacts,
): CityMediation {
  const byId = new Map(committees.map((one) => [one.id, one]));
  const people = new Map(mediators.map((one) => [one.id, one]));
  const rooms = new Map(
    committees.flatMap((committee) => committee.rooms.map(({ id, zh, en }) => [id, { home: committee.home, committee, zh, en }])),
  );
  const barred = new Map<string, string[]>();
  for (const one of mediators) for (const mark of one.bars) barred.set(mark, [...(barred.get(mark) ?? []), one.id]);
  return {
    committee: (id) => byId.get(id),
    mediator: (id) => people.get(id),
    room: (id) => rooms.get(id),
    over: (place) => committees.filter(({ area }) => place.startsWith(area)).sort((left, right) => right.area.length - left.area.length),
    committees,
    mediators,
    barring: (mark) => barred.get(mark) ?? [],
    practice,
  };
}

export const cityMediation = register<CityMediation>({
  name: "mediation.city",
  kinds: ["mediation.committee", "mediation.mediator", "mediation.practice"],
  load: async (db) => {
    const committees = await db<CityCommittee[]>`
      select home, id, place as area, zh, en, kind, members, rooms, founder, filing_no as "filingNo", term_from::text as "from", term_to::text as "to" from mediation.committee where stage = 'open' order by place, zh, id`;
    const mediators = await db<CityMediator[]>`
      select home, id, place as area, zh, account, woman, bars, specialities, languages from mediation.mediator where stage = 'active' order by place, zh, id`;
    const [local] = await db<
      PracticeFacts[]
    >`select cooling_hours as "coolingHours", training_hours as "trainingHours", months from mediation.practice limit 1`;
    return buildMediation(committees, mediators, local ?? SHIPPED);
  },
});
