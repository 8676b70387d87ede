import L from "leaflet";
import { keepApart, textNode } from "#web/console";
import type { Language } from "#web/words";
import type { Urgency } from "../../contract.ts";

export type Shapes = {
  type: "FeatureCollection";
  synthetic: boolean;
  sources: readonly string[];
  features: readonly {
    type: "Feature";
    properties: { code: string; zh: string; en: string };
    geometry: { type: "Polygon" | "MultiPolygon"; coordinates: unknown };
  }[];
};
export type Dot = { lon: number; lat: number; urgency: Urgency; subject: string; title: string; go: () => void };
export type CityMap = {
  showShapes: (shapes: Shapes, language: Language) => void;
  showDots: (dots: readonly Dot[], focus: string) => void;
  remove: () => void;
};

const colour: Record<Urgency, string> = { red: "#b3201b", orange: "#c75f00", yellow: "#9a7400", blue: "#0b5cad" };

/** Outlines and dots on one canvas. Dots open by mouse here; the table below the map is the way for keyboards. */
export function drawMap(box: HTMLElement): CityMap {
  const map = L.map(box, {
    preferCanvas: true,
    zoomControl: true,
    attributionControl: false,
    zoomAnimation: false,
    zoomSnap: 0.25,
  }).setView([34, 108], 4);
  const shapes = L.geoJSON(undefined, {
    style: { color: "#6d8197", weight: 1.2, fillColor: "#ffffff", fillOpacity: 0.85 },
    interactive: false,
  }).addTo(map);
  const labels = L.layerGroup().addTo(map);
  const dots = L.layerGroup().addTo(map);
  const spread = keepApart(map, labels);
  return {
    showShapes: (collection, language) => {
      shapes.clearLayers();
      labels.clearLayers();
      shapes.addData(collection as unknown as Parameters<typeof shapes.addData>[0]);
      shapes.eachLayer((layer) => {
        const { feature } = layer as L.Polygon & { feature?: { properties?: { zh?: string; en?: string } } };
        const name = feature?.properties?.[language];
        if (name)
          labels.addLayer(
            L.tooltip({ permanent: true, direction: "center", className: "i-area-label", interactive: false }, undefined)
              .setLatLng((layer as L.Polygon).getBounds().getCenter())
              .setContent(textNode(name)),
          );
      });
      const bounds = shapes.getBounds();
      if (bounds.isValid()) map.fitBounds(bounds, { padding: [12, 12], animate: false });
      spread();
      shapes.bringToBack();
    },
    showDots: (list, focus) => {
      dots.clearLayers();
      for (const dot of list) {
        const focused = dot.subject === focus;
        const mark = L.circleMarker([dot.lat, dot.lon], {
          radius: focused ? 10 : 6,
          color: "#fff",
          weight: focused ? 3 : 1.5,
          fillColor: colour[dot.urgency],
          fillOpacity: 0.95,
        });
        mark.bindTooltip(textNode(dot.title), { direction: "top" });
        mark.on("click", dot.go);
        dots.addLayer(mark);
        if (focused) map.setView([dot.lat, dot.lon], 14, { animate: false });
      }
    },
    remove: () => map.remove(),
  };
}
