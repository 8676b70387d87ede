import { fetchApi } from "#web/client";
import { openMap, type AreaShapes } from "#web/parts";
import { doing, part, sayFrom } from "./dom.ts";

/** Draws the page's own list as points; nothing more is fetched about people's reports. */
export function start(element: HTMLElement): void {
  const say = sayFrom(element);
  const language = element.dataset["language"] === "en" ? "en" : "zh";
  const box = part(element, "map");
  const button = doing(element, "open");
  button?.addEventListener("click", () => {
    void (async () => {
      if (!box) return;
      const api = fetchApi(language);
      const [shapes, counties] = await Promise.all(
        (["town", "county"] as const).map((level) => api.get<AreaShapes>("/api/places/shapes", { level })),
      );
      if (!shapes) return;
      if (!shapes.ok) {
        const status = part(element, "status");
        if (status) status.textContent = shapes.refusal.message;
        return;
      }
      box.hidden = false;
      button.hidden = true;
      const { dot, map } = await openMap(
        box,
        shapes.value,
        { zoomIn: say("zoom-in"), zoomOut: say("zoom-out"), synthetic: say("synthetic") },
        language,
        counties?.ok ? counties.value : undefined,
      );
      const points: [number, number][] = [];
      for (const item of document.querySelectorAll<HTMLElement>("#public-items > li[data-lon]")) {
        const [lon, lat] = [Number(item.dataset["lon"]), Number(item.dataset["lat"])];
        dot({ lon, lat }, item.dataset["ended"] ? "ended" : "open", item.innerText.replace(/\s*\n\s*/g, " · "));
        points.push([lat, lon]);
      }
      if (points.length > 0) map.fitBounds(points, { padding: [40, 40], maxZoom: 13 });
      box.focus();
    })();
  });
}
