import { useEffect, useRef, useState } from "react";
import type { AreaList, ShapeCollection } from "#contracts/places";
import type { AreaLine, Point } from "#contracts/wall";
import { useLanguage, useSay } from "./say.ts";
import type { WallMap } from "./map.ts";
import { MARK } from "./parts.tsx";
import { useSource } from "./source.ts";

type Props = { area: string; lines: readonly AreaLine[]; points: readonly Point[]; open: (code: string) => void };

const HOUR_MS = 3_600_000;

function useDrawing(open: (code: string) => void) {
  const box = useRef<HTMLDivElement>(null);
  const latest = useRef(open);
  latest.current = open;
  const [map, setMap] = useState<WallMap | "none" | null>(null);
  useEffect(() => {
    let drawn: WallMap | null = null;
    let over = false;
    import("./map.ts")
      .then(({ drawMap }) => {
        if (over || !box.current) return;
        drawn = drawMap(box.current, (code) => latest.current(code));
        setMap(drawn);
      })
      // A screen without WebGL: the table is there instead.
      .catch(() => setMap("none"));
    return () => {
      over = true;
      drawn?.remove();
    };
  }, []);
  return { box, map };
}

/** Areas in the colour of what is at risk in them, with the number of open records, and current records as dots. */
export function MapView({ area, lines, points, open }: Props) {
  const say = useSay();
  const language = useLanguage();
  const { box, map } = useDrawing(open);
  const [shapes] = useSource<ShapeCollection>(`/api/places/shapes?parent=${area}`, HOUR_MS, HOUR_MS);
  const [areas] = useSource<AreaList>(`/api/places/areas?parent=${area}`, HOUR_MS, HOUR_MS);
  useEffect(() => {
    if (!map || map === "none" || !shapes.data || !areas.data) return;
    const spots = new Map(areas.data.areas.map(({ code, point }) => [code, point]));
    map.showAreas(
      shapes.data,
      lines.flatMap((line) => {
        const spot = spots.get(line.code);
        if (!spot) return [];
        return [
          {
            code: line.code,
            risk: line.risk,
            open: line.open ?? 0,
            label: `${line[language]}\n${MARK[line.risk]} ${line.open ?? say("wall.few")}`,
            ...spot,
          },
        ];
      }),
    );
  }, [map, shapes.data, areas.data, lines, language, say]);
  useEffect(() => {
    if (map && map !== "none") map.showPoints(points);
  }, [map, points]);
  return (
    <div className="w-map">
      <div ref={box} className="w-canvas" role="img" aria-label={say("tile.map")} />
      {map === "none" ? <p className="w-empty">{say("map.noWebGl")}</p> : null}
      <p className="w-note">
        {(["late", "soon", "calm"] as const).map((risk) => (
          <span key={risk} className="w-legend">
            <span className={`w-${risk}`} aria-hidden="true">
              {MARK[risk]}
            </span>{" "}
            {say(`legend.${risk}`)}
          </span>
        ))}
        {say("map.points")}
        {shapes.data ? `　${say("map.source", { source: shapes.data.sources.join("；") })}` : ""}
      </p>
    </div>
  );
}
