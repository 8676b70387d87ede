import { fetchApi } from "#web/client";
import { openMap, type AreaShapes, type OpenMap } from "#web/parts";
import { doing, part, sayFrom } from "./dom.ts";

type Located = { inside: boolean; town?: string; trail?: { code: string; level: string; zh: string; en: string }[] };
type Point = { lon: number; lat: number };

/** A position vaguer than this puts a report into the wrong village. */
const VAGUE_M = 300;

/** Near enough to tell one street from the next; a press from further away comes here first and can then be made again, exactly. */
const CLOSE_ZOOM = 13;

/** Asks where a point lies and says so; remembers it for the form. */
function chooser(element: HTMLElement, language: "zh" | "en") {
  const say = sayFrom(element);
  const api = fetchApi(language);
  const status = part(element, "status");
  const use = part<HTMLButtonElement>(element, "use");
  const put = (name: "lon" | "lat", value: string): void => {
    const input = element.querySelector<HTMLInputElement>(`input[name=${name}]`);
    if (input) input.value = value;
  };
  const tell = (text: string): void => {
    if (status) status.textContent = text;
  };
  const choose = async ({ lon, lat }: Point, accuracyM?: number): Promise<Located | null> => {
    put("lon", lon.toFixed(6));
    put("lat", lat.toFixed(6));
    if (use) use.hidden = false;
    const reply = await api.get<Located>("/api/places/locate", { lon: lon.toFixed(6), lat: lat.toFixed(6) });
    if (!reply.ok) {
      tell(reply.refusal.message);
      return null;
    }
    const trail = (reply.value.trail ?? []).slice(1).filter(({ level }) => level !== "grid" && level !== "microGrid");
    const place =
      language === "zh"
        ? trail.map(({ zh }) => zh).join("")
        : [...trail]
            .reverse()
            .map(({ en }) => en)
            .join(", ");
    if (!reply.value.inside) tell(say("outside"));
    else if (accuracyM === undefined) tell(place);
    else
      tell(
        accuracyM > VAGUE_M
          ? say("vague", { metres: Math.round(accuracyM) })
          : say("located", { metres: Math.max(1, Math.round(accuracyM)), place }),
      );
    return reply.value;
  };
  return { choose, tell, say, api };
}

type Chooser = ReturnType<typeof chooser>;

type Pick = (point: Point, accuracyM?: number) => Promise<void>;

function pressable(opened: OpenMap, { choose, api }: Chooser): Pick {
  const drawn = new Set<string>();
  const pick: Pick = async ({ lon, lat }, accuracyM) => {
    opened.mark({ lon, lat }, accuracyM);
    if (opened.map.getZoom() < CLOSE_ZOOM) opened.map.setView([lat, lon], CLOSE_ZOOM);
    const town = (await choose({ lon, lat }, accuracyM))?.town;
    if (!town || drawn.has(town)) return;
    drawn.add(town);
    // The villages of the town pressed, with their names: something to find one's way by on a map without streets.
    const shapes = await api.get<AreaShapes>("/api/places/shapes", { parent: town });
    if (shapes.ok) opened.draw(shapes.value);
  };
  opened.map.on("click", ({ latlng }) => void pick({ lon: latlng.lng, lat: latlng.lat }));
  opened.map.getContainer().addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    const { lng, lat } = opened.map.getCenter();
    void pick({ lon: lng, lat });
  });
  return pick;
}

export function start(element: HTMLElement): void {
  const language = element.dataset["language"] === "en" ? "en" : "zh";
  const chosen = chooser(element, language);
  const { tell, say, api, choose } = chosen;
  const box = part(element, "map");
  let opened: OpenMap | null = null;
  let pick: Pick | null = null;
  const open = async (): Promise<OpenMap | null> => {
    if (opened || !box) return opened;
    tell(say("loading"));
    const [shapes, counties] = await Promise.all(
      (["town", "county"] as const).map((level) => api.get<AreaShapes>("/api/places/shapes", { level })),
    );
    if (!shapes?.ok) {
      tell(say("map-failed"));
      return null;
    }
    box.hidden = false;
    const words = { zoomIn: say("zoom-in"), zoomOut: say("zoom-out"), synthetic: say("synthetic") };
    opened = await openMap(box, shapes.value, words, language, counties?.ok ? counties.value : undefined);
    pick = pressable(opened, chosen);
    tell("");
    return opened;
  };
  doing(element, "open")?.addEventListener("click", () => void open().catch(() => tell(say("map-failed"))));
  const locate = doing(element, "locate");
  if (locate && !("geolocation" in navigator)) locate.hidden = true;
  locate?.addEventListener("click", () => {
    tell(say("locating"));
    navigator.geolocation.getCurrentPosition(
      ({ coords: { longitude: lon, latitude: lat, accuracy } }) => {
        opened?.map.setView([lat, lon], 15);
        void (pick ?? choose)({ lon, lat }, accuracy);
      },
      () => tell(say("failed")),
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 60_000 },
    );
  });
}
