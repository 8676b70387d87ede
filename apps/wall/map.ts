import { Map as GlMap, setWorkerUrl, type GeoJSONSource } from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
import "maplibre-gl/dist/maplibre-gl.css";
import type { ShapeCollection } from "#contracts/places";
import type { Point, Risk } from "#contracts/wall";
import { MARK } from "./parts.tsx";

// Under a bundler MapLibre cannot find its worker by itself.
setWorkerUrl(workerUrl);

export type AreaMark = { code: string; label: string; risk: Risk; open: number; lon: number; lat: number };
export type WallMap = {
  showAreas: (shapes: ShapeCollection, marks: readonly AreaMark[]) => void;
  showPoints: (points: readonly Point[]) => void;
  remove: () => void;
};

const COLOUR: Record<Risk, string> = { late: "#ff6b5e", soon: "#ffc24a", calm: "#4d9bff" };
/** Where names would lie on each other, the one with more at stake is written. */
const RANK: Record<Risk, number> = { late: 0, soon: 1, calm: 2 };
const byRisk = ["match", ["get", "risk"], "late", COLOUR.late, "soon", COLOUR.soon, COLOUR.calm] as unknown as string;
const empty = { type: "FeatureCollection" as const, features: [] };

type Corner = [number, number];

function bounds(shapes: ShapeCollection): [Corner, Corner] | null {
  let [west, south, east, north] = [180, 90, -180, -90];
  const walk = (part: unknown): void => {
    if (!Array.isArray(part)) return;
    const [lon, lat] = part as unknown[];
    if (typeof lon === "number" && typeof lat === "number") {
      [west, south, east, north] = [Math.min(west, lon), Math.min(south, lat), Math.max(east, lon), Math.max(north, lat)];
    } else part.forEach(walk);
  };
  for (const { geometry } of shapes.features) walk(geometry.coordinates);
  return west > east
    ? null
    : [
        [west, south],
        [east, north],
      ];
}

/** Areas by colour with their number, and dots. No tiles and no fonts from outside: without `glyphs` MapLibre writes with this machine's own. */
export function drawMap(box: HTMLElement, open: (code: string) => void): WallMap {
  const size = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const map = new GlMap({
    container: box,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    scrollZoom: false,
    fadeDuration: 0,
    center: [119.95, 30.75],
    zoom: 8,
    localIdeographFontFamily: "sans-serif",
    style: {
      version: 8,
      sources: {
        areas: { type: "geojson", data: empty },
        marks: { type: "geojson", data: empty },
        points: { type: "geojson", data: empty },
      },
      layers: [
        { id: "ground", type: "background", paint: { "background-color": "#0d1929" } },
        { id: "areas", type: "fill", source: "areas", paint: { "fill-color": byRisk, "fill-opacity": 0.22 } },
        { id: "borders", type: "line", source: "areas", paint: { "line-color": "#8fb4de", "line-width": 1.6 } },
        {
          id: "points",
          type: "symbol",
          source: "points",
          // A shape beside the colour here too: red and amber are one grey to some eyes.
          layout: {
            "text-field": ["get", "mark"],
            "text-size": size * 0.75,
            "text-padding": 0,
            "text-allow-overlap": true,
            "text-ignore-placement": true,
          },
          paint: { "text-color": byRisk, "text-halo-color": "#0d1929", "text-halo-width": 1.5 },
        },
        {
          id: "names",
          type: "symbol",
          source: "marks",
          layout: {
            "text-field": ["get", "label"],
            "text-size": size,
            "text-line-height": 1.15,
            "text-max-width": 6,
            "text-padding": 2,
            "symbol-sort-key": ["get", "order"],
          },
          paint: { "text-color": "#ffffff", "text-halo-color": "#0d1929", "text-halo-width": 3 },
        },
      ],
    },
  });
  map.touchZoomRotate.disableRotation();
  map.on("click", "areas", (event) => {
    const code = event.features?.[0]?.properties["code"];
    if (typeof code === "string") open(code);
  });
  map.on("mouseenter", "areas", () => (map.getCanvas().style.cursor = "pointer"));
  map.on("mouseleave", "areas", () => (map.getCanvas().style.cursor = ""));
  // The numbers stand in the table behind; the drawing itself is for the eye.
  map.getCanvas().setAttribute("aria-hidden", "true");
  map.getCanvas().tabIndex = -1;
  let shown = "";
  let frame: [Corner, Corner] | null = null;
  const fit = (): void => void (frame && map.fitBounds(frame, { padding: size * 1.2, animate: false }));
  map.on("resize", fit);
  const whenReady = (work: () => void): void => void (map.isStyleLoaded() || map.getSource("areas") ? work() : map.once("load", work));
  const put = (name: string, features: unknown[]): void =>
    whenReady(() => void (map.getSource(name) as GeoJSONSource).setData({ type: "FeatureCollection", features } as never));
  return {
    showAreas: (shapes, marks) => {
      const risks = new Map(marks.map((mark) => [mark.code, mark.risk]));
      put(
        "areas",
        shapes.features.map((feature) => ({
          ...feature,
          properties: { code: feature.properties.code, risk: risks.get(feature.properties.code) ?? "calm" },
        })),
      );
      put(
        "marks",
        marks.map(({ label, risk, open: n, lon, lat }) => ({
          type: "Feature",
          properties: { label, order: RANK[risk] * 1_000_000 - n },
          geometry: { type: "Point", coordinates: [lon, lat] },
        })),
      );
      if (shown === shapes.version) return;
      shown = shapes.version;
      frame = bounds(shapes);
      fit();
    },
    showPoints: (points) =>
      put(
        "points",
        points.map(({ lon, lat, risk }) => ({
          type: "Feature",
          properties: { risk, mark: MARK[risk] },
          geometry: { type: "Point", coordinates: [lon, lat] },
        })),
      ),
    remove: () => map.remove(),
  };
}
