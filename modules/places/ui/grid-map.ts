import L from "leaflet";
import { keepApart, textNode } from "#web/console";
import type { Language } from "#web/words";
import type { PlannedGridView } from "../contract/plans.ts";

export type MapGrid = Pick<PlannedGridView, "code" | "zh" | "en" | "kind" | "geometry">;
export type GridMap = {
  show: (
    frame: PlannedGridView["geometry"],
    grids: readonly MapGrid[],
    marks: readonly { lon: number; lat: number; title: string }[],
    language: Language,
  ) => void;
  remove: () => void;
};

// Neighbours differ by hue and by their label; colour alone says nothing here.
const HUES = ["#0b5cad", "#2e7d32", "#8a4baf", "#9a6700", "#00707a", "#b3401b"];

/** What all names begin with says nothing on their own map. */
function shortNames(names: readonly string[]): string[] {
  const [first = ""] = names;
  let common = names.length > 1 ? first.length : 0;
  for (const name of names) while (!name.startsWith(first.slice(0, common))) common -= 1;
  // "第一网格", not "一网格".
  if (first[common - 1] === "第") common -= 1;
  return names.map((name) => name.slice(common) || name);
}

type Geometry = Parameters<ReturnType<typeof L.geoJSON>["addData"]>[0];

/** Grids over their village's border; no map of a third party is asked. The table beside it is the way for keyboards. */
export function drawGridMap(box: HTMLElement): GridMap {
  const map = L.map(box, { preferCanvas: true, attributionControl: false, zoomAnimation: false }).setView([30.75, 119.95], 9);
  const layer = L.layerGroup().addTo(map);
  const labels = L.layerGroup().addTo(map);
  const spread = keepApart(map, labels);
  return {
    show: (frame, grids, marks, language) => {
      layer.clearLayers();
      labels.clearLayers();
      const village = frame
        ? L.geoJSON(frame as unknown as Geometry, {
            style: { color: "#1f2937", weight: 2.5, fill: false, dashArray: "6 4" },
            interactive: false,
          })
        : null;
      village?.addTo(layer);
      const names = shortNames(grids.map((grid) => grid[language]));
      for (const [index, grid] of grids.entries()) {
        if (!grid.geometry) continue;
        const hue = HUES[index % HUES.length] ?? "#0b5cad";
        const micro = grid.kind === "micro";
        const shape = L.geoJSON(grid.geometry as unknown as Geometry, {
          style: { color: hue, weight: micro ? 1 : 2, fillColor: hue, fillOpacity: micro ? 0.05 : 0.16 },
          interactive: false,
        });
        shape.addTo(layer);
        if (!micro)
          labels.addLayer(
            L.tooltip({ permanent: true, direction: "center", className: "i-area-label", interactive: false })
              .setLatLng(shape.getBounds().getCenter())
              .setContent(textNode(names[index] ?? grid[language])),
          );
      }
      for (const { lon, lat, title } of marks)
        layer.addLayer(
          L.circleMarker([lat, lon], { radius: 8, color: "#b42318", weight: 3, fillColor: "#fee4e2", fillOpacity: 0.9 }).bindTooltip(
            textNode(title),
            { direction: "top" },
          ),
        );
      const bounds =
        village?.getBounds() ??
        L.geoJSON(
          grids.flatMap(({ geometry }) => (geometry ? [geometry as unknown as GeoJSON.Geometry] : [])) as unknown as Geometry,
        ).getBounds();
      if (bounds.isValid()) map.fitBounds(bounds, { padding: [16, 16], animate: false });
      spread();
    },
    remove: () => map.remove(),
  };
}
