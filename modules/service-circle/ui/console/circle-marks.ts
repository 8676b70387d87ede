import { useMemo } from "react";
import { useLanguage } from "#web/console";
import type { SiteView } from "../../contract/plans.ts";
import type { NextSites, VillageRow } from "../../contract/reads.ts";
import { isOpen, weekMinute } from "../../contract/week.ts";
import type { Mark } from "./circle-map.ts";
import { useAllPages, usePoints, useSites, type Ask } from "./wire.ts";

/** What stands on the map for this question: points with open and shut doors, villages nobody reaches, what is planned, `next` sites by rank. */
export function useMarks(ask: Ask, next: NextSites["rows"], gaps: readonly VillageRow[], open: ReadonlySet<string>): readonly Mark[] {
  const language = useLanguage();
  const points = usePoints({ area: ask.area, kind: ask.kind, stage: "open", q: "" });
  useAllPages(points);
  const sites = useSites(ask.area);
  return useMemo(() => {
    const rows = points.data?.pages.flatMap((page) => page.rows) ?? [];
    const planned = sites.data?.pages.flatMap((page) => page.rows) ?? [];
    const inPlan = (site: SiteView): boolean => site.kind === ask.kind && (site.stage === "planned" || site.stage === "funded");
    return [
      ...gaps.flatMap((row): Mark[] => (row.point ? [{ ...row.point, look: "gap", title: row[language] }] : [])),
      ...rows.map((row): Mark => ({ lon: row.lon, lat: row.lat, look: open.has(row.id) ? "open" : "shut", title: row[language] })),
      ...planned
        .filter(inPlan)
        .flatMap((site): Mark[] =>
          site.lon === null || site.lat === null
            ? []
            : [{ lon: site.lon, lat: site.lat, look: "plan", title: language === "zh" ? site.placeZh : site.placeEn }],
        ),
      ...next.map((row, index): Mark => ({
        ...row.point,
        look: "next",
        title: row[language],
        label: String(index + 1),
      })),
    ];
  }, [points.data, sites.data, gaps, next, open, ask.kind, language]);
}

/** Ids of the points of the kind whose doors are open at the chosen moment. */
export function useOpenPoints(ask: Ask): ReadonlySet<string> {
  const points = usePoints({ area: ask.area, kind: ask.kind, stage: "open", q: "" });
  return useMemo(() => {
    const rows = points.data?.pages.flatMap((page) => page.rows) ?? [];
    return new Set(rows.filter(({ hours }) => isOpen(hours, weekMinute(ask.at))).map(({ id }) => id));
  }, [points.data, ask.at]);
}
