/** @jsxImportSource preact */
import type { AreaShapes, Visit } from "#web/parts";
import { speaker } from "#web/words";
import type { CatalogueRow, ShownValue } from "../../contract/catalogue.ts";
import { portalWords } from "../portal-words.ts";
import { outlinesOf, shadeOf, type Outlines } from "./outline.ts";
import { sayValue } from "./say.ts";

export type Placed = { area: string; zh: string; en: string; value: ShownValue };

/** Outlines of the counties, or null where no map is loaded: the list beside it says the same. */
export async function readOutlines(visit: Visit): Promise<Outlines | null> {
  const reply = await visit.api.get<AreaShapes>("/api/places/shapes", { level: "county" });
  return reply.ok && reply.value.features.length > 1 ? outlinesOf(reply.value) : null;
}

/** The paths once for all maps of a page. */
export function OutlineSprite({ outlines }: { outlines: Outlines | null }) {
  if (!outlines) return null;
  return (
    <svg class="unseen" width="0" height="0" aria-hidden="true" focusable="false">
      <defs>
        {outlines.areas.map(({ code, path }) => (
          <path key={code} id={`area-${code}`} d={path} />
        ))}
      </defs>
    </svg>
  );
}

const numberIn = ({ hidden, value }: ShownValue): number | null => (hidden ? null : value);

/** A figure by county as a map: darker is more, which is not always better. Names and values stand in it; the table beside it is its list. */
export function AreaMap({
  rows,
  unit,
  outlines,
  visit,
}: {
  rows: readonly Placed[];
  unit: CatalogueRow["unit"];
  outlines: Outlines | null;
  visit: Visit;
}) {
  const { language } = visit;
  const say = speaker(portalWords, language);
  const known = new Map(rows.map((row) => [row.area, row]));
  const drawn = outlines?.areas.filter(({ code }) => known.has(code)) ?? [];
  if (!outlines || drawn.length < 2) return null;
  const shown = rows.flatMap(({ value }) => numberIn(value) ?? []);
  return (
    <figure class="area-map">
      <svg viewBox={`0 0 ${outlines.width} ${outlines.height}`} aria-hidden="true" focusable="false">
        {drawn.map(({ code }) => {
          const row = known.get(code);
          return <use key={code} href={`#area-${code}`} class={`shade-${(row && shadeOf(numberIn(row.value), shown)) ?? "none"}`} />;
        })}
        {drawn.map(({ code, x, y }) => {
          const row = known.get(code);
          return row ? (
            <text key={code} x={x} y={y}>
              <tspan x={x}>{row[language].replace(/ (County|District)$/, "")}</tspan>
              <tspan x={x} dy="1.15em">
                {sayValue(row.value, unit, language)}
              </tspan>
            </text>
          ) : null;
        })}
      </svg>
      <figcaption class="meta">
        {say(rows.some(({ value }) => value.error) ? "map.note.error" : "map.note")}
        {outlines.synthetic ? ` ${say("map.synthetic")}` : ""}
      </figcaption>
    </figure>
  );
}
