import type { z } from "zod";
import { query, type QueryContext } from "#platform/modules";
import { everybody, stateOf } from "#platform/reading";
import { cityCode } from "#platform/settings";
import { documentsOf } from "#modules/documents";
import { organisations } from "#modules/organisations";
import { placeInWords, places } from "#modules/places";
import { ListCommittees, type CommitteeList } from "./contract.ts";
import { courtList, courtListKey, isChanged, listedIn } from "./court-list.ts";
import { cityMediation } from "./register-mediation.ts";

async function listOf(ctx: QueryContext, area: string): Promise<CommitteeList> {
  const register = ctx.read(cityMediation);
  const key = courtListKey(area);
  const [found, papers] = [await stateOf(ctx, courtList, key), await documentsOf(ctx.db, key)];
  const named = (id: string): string => register.mediator(id)?.zh ?? "—";
  const listed = listedIn(register.committees, area);
  return {
    area,
    areaName: ctx.read(places).names(area),
    areas: [],
    committees: listed.map(({ members, ...one }) => ({
      ...one,
      placeName: { zh: placeInWords(ctx, one.area, "zh"), en: placeInWords(ctx, one.area, "en") },
      chair: members.filter(({ chair }) => chair).map(({ mediator }) => named(mediator)).join("、"), // prettier-ignore
      members: members.filter(({ chair }) => !chair).map(({ mediator }) => named(mediator)),
    })),
    given: (found?.versions ?? [])
      .map((one) => ({
        ...one,
        home: key.home,
        number: papers.find(({ id, stage }) => id === one.paper && stage === "made")?.number ?? null,
      }))
      .toReversed(),
    changed: found !== null && isChanged(found, listed),
    unit: ctx.read(organisations).responsible("justice", area)?.code ?? null,
  };
}

/** Committees and who sits in them are public offices (人民调解法 8–10); with it, which version of the list the court has. */
export const listCommittees = query<z.output<typeof ListCommittees>, CommitteeList>({
  name: "mediation.list-committees",
  route: "GET /api/mediation/committees",
  summary: { zh: "调委会名册（公开）和送法院的版本", en: "The committees, public, and which list the court has" },
  input: ListCommittees,
  allow: everybody,
  scope: () => [""],
  run: async (ctx, { area }) => {
    if (area !== undefined) return listOf(ctx, area);
    const { committees } = ctx.read(cityMediation);
    const counties = ctx.read(places).within(cityCode(), "county");
    const areas = counties.map(({ code, zh, en }) => ({ code, zh, en, committees: committees.filter((one) => one.area.startsWith(code)).length })); // prettier-ignore
    return { area: null, areaName: null, areas, committees: [], given: [], changed: false, unit: null };
  },
});
