import "leaflet/dist/leaflet.css";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useRef } from "react";
import { orThrow, useConsole, useLanguage } from "#web/console";
import type { Reach } from "../../contract/reads.ts";
import { drawCircleMap, type CircleMap, type Mark, type Shapes } from "./circle-map.ts";

/** Outlines below an area: of the city's own register, no map of a third party is asked. */
export function useShapes(area: string) {
  const { api } = useConsole();
  return useQuery({
    queryKey: ["shapes", area],
    queryFn: async () =>
      orThrow(await api.get<Shapes>("/api/places/shapes", { parent: area, ...(area.length === 12 ? { level: "village" } : {}) })),
    staleTime: 3_600_000,
  });
}

export function MapCanvas({
  label,
  area,
  reach,
  marks,
  small,
  onPick,
}: {
  label: string;
  area: string;
  reach?: Reach | undefined;
  marks: readonly Mark[];
  small?: boolean;
  onPick?: (lon: number, lat: number) => void;
}) {
  const language = useLanguage();
  const box = useRef<HTMLDivElement>(null);
  const map = useRef<CircleMap | null>(null);
  const shapes = useShapes(area).data;
  const pick = useEffectEvent((lon: number, lat: number) => onPick?.(lon, lat));
  useEffect(() => {
    if (!box.current) return;
    const made = drawCircleMap(box.current);
    map.current = made;
    made.onPick(pick);
    return () => {
      map.current = null;
      made.remove();
    };
  }, []);
  useEffect(() => {
    if (shapes) map.current?.showShapes(shapes, language);
  }, [shapes, language]);
  useEffect(() => {
    if (reach) map.current?.showReach(reach);
  }, [reach]);
  useEffect(() => map.current?.showMarks(marks), [marks]);
  return <div ref={box} className={small ? "sc-map sc-map-small" : "sc-map"} role="region" aria-label={label} />;
}
