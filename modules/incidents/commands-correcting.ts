import type { z } from "zod";
import { command, ref, type CommandContext } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { cityCode } from "#platform/settings";
import { organisations } from "#modules/organisations";
import { places } from "#modules/places";
import { entryOf, factsOf, keyOf, sealed, sealPoint, stand, step, type Done } from "./acting.ts";
import { MoveIncident, ReclassifyIncident } from "./contract.ts";
import { DoneAnswer } from "./contract/answers.ts";
import { move, reclassify, type Destination } from "./correcting.ts";
import { incident } from "./evolve.ts";

function destinationOf(ctx: CommandContext, { point, area }: z.output<typeof MoveIncident>): Destination {
  const city = ctx.read(places);
  const found = point ? city.locate(point) : null;
  if (point && !found) throw refuse.fields([{ path: "point", code: "incidents.point-outside" }]);
  const place = found ? (found.grid ?? found.village) : area;
  if (!place) throw refuse.fields([{ path: "area", code: "incidents.where-needed" }]);
  if (!city.area(place)) throw refuse.fields([{ path: "area", code: "incidents.no-such-area", params: { area: place } }]);
  const centre = ctx.read(organisations).responsible("centre", place)?.code ?? `centre-${place.slice(0, 9)}`;
  return { place, point: point ?? null, desk: place === cityCode() ? `hotline-${place}` : centre };
}

export const moveIncident = command<z.output<typeof MoveIncident>, Done>({
  name: "incidents.move-incident",
  route: "POST /api/incidents/{home}/{id}/moves",
  summary: { zh: "更正地点，理由告知上报人", en: "Correct the place; the reporter is told why" },
  input: MoveIncident,
  output: DoneAnswer,
  about: (input) => [ref(incident, input)],
  allow: step("move"),
  run: (ctx, input) => {
    const to = destinationOf(ctx, input);
    const before = ctx.state(incident, keyOf(input));
    if (before.stage !== "none" && before.sealed) sealPoint(ctx, input, to.point);
    const text = sealed(ctx, input, "reason", "incidents.work", input.reason);
    ctx.change(incident, keyOf(input), (state) => move(state, to, text, factsOf(ctx)));
    return stand(ctx, input);
  },
});

export const reclassifyIncident = command<z.output<typeof ReclassifyIncident>, Done>({
  name: "incidents.reclassify-incident",
  route: "POST /api/incidents/{home}/{id}/classifications",
  summary: { zh: "更正事项，期限从上报重新计算", en: "Correct the kind; the promised date is counted again from the report" },
  input: ReclassifyIncident,
  output: DoneAnswer,
  about: (input) => [ref(incident, input)],
  allow: step("reclassify"),
  run: (ctx, input) => {
    const entry = entryOf(ctx, input.category, "category");
    const before = ctx.state(incident, keyOf(input));
    if (entry.sealed && before.stage !== "none" && before.point) sealPoint(ctx, input, before.point);
    const text = sealed(ctx, input, "reason", "incidents.work", input.reason);
    const units = ctx.read(organisations);
    const allowed = (code: string): boolean => entry.departments.includes(units.unit(code)?.department ?? "");
    ctx.change(incident, keyOf(input), (state) => reclassify(state, entry, { text, allowed }, factsOf(ctx)));
    return stand(ctx, input);
  },
});
