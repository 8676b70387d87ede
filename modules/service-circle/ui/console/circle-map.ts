import L from "leaflet";
import { keepApart, textNode } from "#web/console";
import type { Language } from "#web/words";
import type { Reach } from "../../contract/reads.ts";

export type Shapes = {
  type: "FeatureCollection";
  sources: readonly string[];
  features: readonly { type: "Feature"; properties: { code: string; zh: string; en: string }; geometry: unknown }[];
};
export type Mark = {
  lon: number;
  lat: number;
  look: "open" | "shut" | "gap" | "next" | "plan";
  title: string;
  label?: string;
};
export type CircleMap = {
  showShapes: (shapes: Shapes, language: Language) => void;
  showReach: (reach: Reach) => void;
  showMarks: (marks: readonly Mark[]) => void;
  onPick: (pick: (lon: number, lat: number) => void) => void;
  remove: () => void;
};

/** Three steps of one hue, dark where it is near: read without colour too. */
export const BANDS = ["#1d6a96", "#6aa5c4", "#bcd9e6"] as const;
export const LOOKS: Readonly<Record<Mark["look"], { fill: string; edge: string; radius: number }>> = {
  open: { fill: "#0a6640", edge: "#ffffff", radius: 5 },
  shut: { fill: "#ffffff", edge: "#66717f", radius: 4 },
  gap: { fill: "#b3201b", edge: "#ffffff", radius: 3.5 },
  next: { fill: "#ffd24d", edge: "#5c4300", radius: 10 },
  plan: { fill: "#a94400", edge: "#ffffff", radius: 7 },
};

/** Outlines, hexagons and marks on one canvas. The table beside the map is the way for keyboards. */
export function drawCircleMap(box: HTMLElement): CircleMap {
  const map = L.map(box, { preferCanvas: true, attributionControl: false, zoomAnimation: false, zoomSnap: 0.25 }).setView(
    [30.75, 119.95],
    9,
  );
  const cells = L.layerGroup().addTo(map);
  const shapes = L.geoJSON(undefined, { style: { color: "#55687d", weight: 1.3, fill: false }, interactive: false }).addTo(map);
  const labels = L.layerGroup().addTo(map);
  const marks = L.layerGroup().addTo(map);
  let shown: readonly Mark[] = [];
  const spread = keepApart(map, labels);
  const fit = (): void => {
    // Without room for its own margins Leaflet works out a centre that is no number.
    const { x, y } = map.getSize();
    if (x < 32 || y < 32) return;
    const bounds = shapes.getBounds();
    if (bounds.isValid()) map.fitBounds(bounds, { padding: [8, 8], animate: false });
    spread();
  };
  // In a dialog the map is made before it has a size.
  const observer = new ResizeObserver(() => {
    const before = map.getSize();
    map.invalidateSize({ animate: false });
    if (before.x < 32 || before.y < 32) fit();
  });
  observer.observe(box);
  /** From far away a mark as large as near by would cover the map. */
  const radiusOf = (look: Mark["look"]): number => LOOKS[look].radius * (map.getZoom() < 10 ? 0.6 : 1);
  map.on("zoomend", () => {
    let at = 0;
    for (const layer of marks.getLayers())
      if (layer instanceof L.CircleMarker) {
        const mark = shown[at];
        if (mark) layer.setRadius(radiusOf(mark.look));
        at += 1;
      }
  });
  return {
    showShapes: (collection, language) => {
      shapes.clearLayers();
      labels.clearLayers();
      shapes.addData(collection as unknown as Parameters<typeof shapes.addData>[0]);
      if (collection.features.length <= 40)
        shapes.eachLayer((layer) => {
          const { feature } = layer as L.Polygon & { feature?: { properties?: { zh?: string; en?: string } } };
          const name = feature?.properties?.[language];
          if (name)
            labels.addLayer(
              L.tooltip({ permanent: true, direction: "center", className: "sc-label", interactive: false })
                .setLatLng((layer as L.Polygon).getBounds().getCenter())
                .setContent(textNode(name)),
            );
        });
      fit();
    },
    showReach: ({ cells: list, corners }) => {
      cells.clearLayers();
      for (let at = 0; at < list.length; at += 3) {
        const [lon, lat, band] = [list[at]!, list[at + 1]!, list[at + 2]!];
        const ring = corners.map(([east, north]): [number, number] => [lat + north, lon + east]);
        cells.addLayer(L.polygon(ring, { stroke: false, fillColor: BANDS[band] ?? BANDS[2], fillOpacity: 0.62, interactive: false }));
      }
      shapes.bringToFront();
      for (const layer of marks.getLayers()) if (layer instanceof L.CircleMarker) layer.bringToFront();
    },
    showMarks: (list) => {
      marks.clearLayers();
      shown = list;
      for (const { lon, lat, look, title, label } of list) {
        const { fill, edge } = LOOKS[look];
        const mark = L.circleMarker([lat, lon], { radius: radiusOf(look), color: edge, weight: 1.5, fillColor: fill, fillOpacity: 0.95 });
        if (title) mark.bindTooltip(textNode(title), { direction: "top" });
        marks.addLayer(mark);
        if (label)
          marks.addLayer(
            L.tooltip({ permanent: true, direction: "center", className: "sc-number", interactive: false })
              .setLatLng([lat, lon])
              .setContent(textNode(label)),
          );
      }
    },
    onPick: (pick) => void map.on("click", ({ latlng }) => pick(Number(latlng.lng.toFixed(6)), Number(latlng.lat.toFixed(6)))),
    remove: () => {
      observer.disconnect();
      map.remove();
    },
  };
}
