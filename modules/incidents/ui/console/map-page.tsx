import { useQuery } from "@tanstack/react-query";
import "leaflet/dist/leaflet.css";
import { useEffect, useEffectEvent, useMemo, useRef } from "react";
import { orThrow, Page, ReadProblem, useConsole, useLanguage, useSay, useUrl, Typed } from "#web/console";
import type { QueueRow } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { UrgencyMark } from "./badges.tsx";
import { drawMap, type CityMap, type Shapes } from "./city-map.ts";
import { askOf, readAddress, URGENCY_ORDER } from "./filter.ts";
import { MatterCells } from "./matter-cells.tsx";
import { QueueFilters } from "./queue-filters.tsx";
import { useQueue } from "./queue-read.ts";
import { casePath, subjectOf, useCategoryLookup, useOwnArea } from "./wire.ts";

const none: readonly QueueRow[] = [];

/** The queue's filters over outlines of the city's own register; no map of a third party is asked. */
export function MapPage() {
  const say = useSay(consoleWords);
  const { api, area } = useConsole();
  const { params } = useUrl();
  // A map is to see where things are: a step of the queue nobody asked for would leave most of them out unseen.
  const address = useMemo(() => readAddress(params, "open"), [params]);
  const queue = useQueue(askOf(address, area));
  const rows = useMemo(() => queue.data?.pages.flatMap((page) => page.rows) ?? none, [queue.data]);
  const own = useOwnArea().area ?? "";
  const parent = (address.filters.area ?? (area || own)).slice(0, 12);
  const shapes = useQuery({
    queryKey: ["shapes", parent],
    queryFn: async () => orThrow(await api.get<Shapes>("/api/places/shapes", { parent })),
    staleTime: 3_600_000,
  });
  const withPoint = rows.filter((row) => row.point !== null);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = queue;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && rows.length < 500) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage, rows.length]);
  return (
    <Page
      title={say("map.title")}
      wide
      tools={<span className="c-muted">{say("map.count", { n: withPoint.length, without: rows.length - withPoint.length })}</span>}
    >
      <QueueFilters address={address} views />
      {shapes.error ? <ReadProblem error={shapes.error} retry={() => void shapes.refetch()} /> : null}
      <Canvas rows={withPoint} shapes={shapes.data} focus={params.get("focus") ?? ""} />
      <div className="i-legend">
        {URGENCY_ORDER.map((urgency) => (
          <UrgencyMark key={urgency} urgency={urgency} />
        ))}
        <span className="c-muted">
          {shapes.data?.synthetic ? say("map.synthetic") : <Typed text={shapes.data?.sources.join("；") ?? ""} />}
        </span>
      </div>
      <details>
        <summary>{say("map.table")}</summary>
        <PointTable rows={rows} />
      </details>
    </Page>
  );
}

function Canvas({ rows, shapes, focus }: { rows: readonly QueueRow[]; shapes: Shapes | undefined; focus: string }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const { open } = useUrl();
  const category = useCategoryLookup();
  const box = useRef<HTMLDivElement>(null);
  const map = useRef<CityMap | null>(null);
  useEffect(() => {
    if (!box.current) return;
    const made = drawMap(box.current);
    map.current = made;
    return () => {
      map.current = null;
      made.remove();
    };
  }, []);
  useEffect(() => {
    if (shapes) map.current?.showShapes(shapes, language);
  }, [shapes, language]);
  const draw = useEffectEvent(() => {
    const dots = rows.flatMap((row) =>
      row.point
        ? [
            {
              ...row.point,
              urgency: row.urgency,
              subject: subjectOf(row),
              title: `${row.number} · ${category.name(row.category)}`,
              go: () => open(casePath(row)),
            },
          ]
        : [],
    );
    map.current?.showDots(dots, focus);
  });
  useEffect(() => draw(), [rows, focus, category.all]);
  return <div ref={box} className="i-map" role="region" aria-label={say("map.region")} />;
}

function PointTable({ rows }: { rows: readonly QueueRow[] }) {
  const say = useSay(consoleWords);
  return (
    <div className="c-scroll">
      <table className="c-table">
        <thead>
          <tr>
            <th scope="col">{say("column.number")}</th>
            <th scope="col">{say("column.matter")}</th>
            <th scope="col">{say("column.place")}</th>
            <th scope="col">{say("column.stage")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={subjectOf(row)}>
              <MatterCells row={row} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
