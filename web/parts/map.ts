import type { CircleMarker, Map as LeafletMap, PathOptions } from "leaflet";

/** Outlines to draw instead of map tiles: nothing is asked of anybody outside. */
export type AreaShapes = {
  type: "FeatureCollection";
  synthetic: boolean;
  sources: string[];
  features: { type: "Feature"; properties: { code: string; zh: string; en: string }; geometry: unknown }[];
};

export type MapWords = { zoomIn: string; zoomOut: string; synthetic: string };
type Point = { lon: number; lat: number };

export type OpenMap = {
  map: LeafletMap;
  /** Draws more outlines, with their names. */
  draw: (shapes: AreaShapes) => void;
  /** Puts the one marker of a picker, with a circle of how exact the position is. */
  mark: (point: Point, accuracyM?: number) => void;
  /** Puts one of many points; `label` is said on press. */
  dot: (point: Point, tone: "open" | "ended", label: string) => void;
};

const BORDER = { color: "#7f93a8", weight: 1, fillColor: "#ffffff", fillOpacity: 0.9 };
const ABOVE: PathOptions = { color: "#5a6b7b", weight: 2, fill: false };
/** More names than this cover each other until one comes near. */
const FEW = 12;
const NEAR_ZOOM = 11;

/** Draws a map of `shapes` into `element`, `over` with its names while those are too far away to read. Leaflet is loaded only when somebody opens a map. */
export async function openMap(
  element: HTMLElement,
  shapes: AreaShapes,
  words: MapWords,
  language: "zh" | "en",
  over?: AreaShapes,
): Promise<OpenMap> {
  const styled = import("leaflet/dist/leaflet.css");
  const { map: mapIn, control, geoJSON, circle, circleMarker } = await import("leaflet");
  await styled;
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const map = mapIn(element, {
    zoomControl: false,
    zoomSnap: 0.5,
    fadeAnimation: !still,
    zoomAnimation: !still,
    markerZoomAnimation: !still,
  });
  control.zoom({ zoomInTitle: words.zoomIn, zoomOutTitle: words.zoomOut }).addTo(map);
  map.attributionControl.setPrefix(false);
  for (const source of shapes.synthetic ? [words.synthetic] : shapes.sources) map.attributionControl.addAttribution(source);
  const outline = (more: AreaShapes, style: PathOptions = BORDER, className = "area-name") =>
    geoJSON(more as unknown as GeoJSON.GeoJsonObject, {
      style,
      interactive: false,
      onEachFeature: (feature, layer) => {
        const { properties } = feature as unknown as AreaShapes["features"][number];
        layer.bindTooltip(properties[language], { permanent: true, direction: "center", className });
      },
    });
  const bounds = outline(shapes).addTo(map).getBounds();
  if (over) outline(over, ABOVE, "area-name over-name").addTo(map);
  if (bounds.isValid()) map.fitBounds(bounds, { padding: [8, 8], animate: false });
  map.setMinZoom(map.getZoom() - 1);
  const nameByDistance = (): void => void element.classList.toggle("far", shapes.features.length > FEW && map.getZoom() < NEAR_ZOOM);
  map.on("zoomend", nameByDistance);
  nameByDistance();
  // The mark stands over the names: it is what one looks for.
  const above = map.createPane("mark");
  Object.assign(above.style, { zIndex: "660", pointerEvents: "none" });
  let marked: CircleMarker[] = [];
  return {
    map,
    draw: (more) => {
      outline(more).addTo(map);
      for (const one of marked) one.bringToFront();
    },
    mark: ({ lon, lat }, accuracyM) => {
      for (const one of marked) one.remove();
      const around = accuracyM
        ? [circle([lat, lon], { radius: accuracyM, color: "#0b5cad", weight: 1, fillOpacity: 0.12, interactive: false })]
        : [];
      marked = [
        ...around,
        circleMarker([lat, lon], {
          radius: 9,
          color: "#ffffff",
          weight: 3,
          fillColor: "#a8281e",
          fillOpacity: 1,
          interactive: false,
          pane: "mark",
        }),
      ];
      for (const one of marked) one.addTo(map);
    },
    dot: ({ lon, lat }, tone, label) => {
      const words = document.createElement("span");
      words.textContent = label;
      circleMarker([lat, lon], {
        radius: 8,
        color: "#ffffff",
        weight: 1.5,
        fillColor: tone === "open" ? "#0b5cad" : "#5a6b7b",
        fillOpacity: 0.9,
      })
        .bindPopup(words)
        .addTo(map);
    },
  };
}
