/** @jsxImportSource preact */
import { useEffect, useRef, useState } from "preact/hooks";
import { openMap, type AreaShapes, type OpenMap } from "#web/parts";
import { askPosition, useField, useSay } from "#web/field";
import type { ShapeCollection } from "../contract.ts";
import { placeFieldWords } from "./field-words.ts";
import { areaAt, viewOf, type PackedArea } from "./field/inside.ts";

export type { PackedArea };
export type ChosenPoint = { lon: number; lat: number; accuracyM: number | null };
export type WhereChoice = { point: ChosenPoint | null; area: string; address: string };

/** A position vaguer than this puts a thing into the wrong village. */
const VAGUE_M = 100;

export const packedAreas = (pack: Readonly<Record<string, unknown>>): readonly PackedArea[] =>
  ((pack["places.shapes"] ?? []) as ShapeCollection[]).flatMap(({ features }) => features);

/** The code of the area a choice names or lies in, or null when only the server can tell. */
export function areaOf({ point, area }: WhereChoice, areas: readonly PackedArea[]): string | null {
  if (point) return areaAt(point, areas)?.properties.code ?? null;
  return area === "" ? null : area;
}

function drawn(pack: Readonly<Record<string, unknown>>): AreaShapes {
  const collections = (pack["places.shapes"] ?? []) as ShapeCollection[];
  return {
    type: "FeatureCollection",
    synthetic: collections.some(({ synthetic }) => synthetic),
    sources: [...new Set(collections.flatMap(({ sources }) => sources))],
    features: collections.flatMap(({ features }) => features),
  };
}

function PlaceMap({ point, onPoint }: { point: ChosenPoint | null; onPoint: (point: ChosenPoint) => void }) {
  const { state } = useField();
  const say = useSay(placeFieldWords);
  const box = useRef<HTMLDivElement>(null);
  const opened = useRef<OpenMap | null>(null);
  const [failed, setFailed] = useState(false);
  const chosen = useRef(onPoint);
  chosen.current = onPoint;
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const words = { zoomIn: say("map.zoomIn"), zoomOut: say("map.zoomOut"), synthetic: say("map.synthetic") };
    void openMap(element, drawn(state.pack), words, state.language).then(
      (map) => {
        opened.current = map;
        const put = (lon: number, lat: number): void => chosen.current({ lon, lat, accuracyM: null });
        map.map.on("click", ({ latlng }) => put(latlng.lng, latlng.lat));
        element.addEventListener("keydown", (event) => {
          if (event.key !== "Enter") return;
          const { lng, lat } = map.map.getCenter();
          put(lng, lat);
        });
        if (point) show(map, point, packedAreas(state.pack));
      },
      () => setFailed(true),
    );
    return () => {
      opened.current?.map.remove();
      opened.current = null;
    };
    // The map is made once; what is marked on it follows below.
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);
  useEffect(() => {
    if (opened.current && point) show(opened.current, point, packedAreas(state.pack));
  }, [point, state.pack]);
  if (failed) return <p class="f-problem">{say("where.map.failed")}</p>;
  return <div ref={box} class="f-map" tabindex={0} role="application" aria-label={say("where.map.words")} />;
}

function show({ map, mark }: OpenMap, { lon, lat, accuracyM }: ChosenPoint, areas: readonly PackedArea[]): void {
  mark({ lon, lat }, accuracyM ?? undefined);
  // A tap puts it where one looks already: the map stays under the finger.
  if (accuracyM === null) return;
  const view = viewOf({ lon, lat }, areas);
  if (view) map.fitBounds(view, { padding: [24, 24], maxZoom: 17, animate: false });
  else map.setView([lat, lon], accuracyM > 300 ? 13 : 15, { animate: false });
}

/** Where a thing is: by position with how exact it is, by a tap on the map, or by the grid; each can be put right by hand. */
export function PlacePicker({ choice, onChoice }: { choice: WhereChoice; onChoice: (choice: WhereChoice) => void }) {
  const { state } = useField();
  const say = useSay(placeFieldWords);
  const [asking, setAsking] = useState(false);
  const [failed, setFailed] = useState(false);
  const [map, setMap] = useState(false);
  const areas = packedAreas(state.pack);
  const { point } = choice;
  const locate = async (): Promise<void> => {
    setAsking(true);
    const found = await askPosition();
    setAsking(false);
    setFailed(found === null);
    if (found) onChoice({ ...choice, point: found });
  };
  const inside = point ? areaAt(point, areas) : null;
  const told = (): string => {
    if (asking) return say("where.asking");
    if (!point) return failed ? say("where.failed") : say("where.use");
    const metres = Math.max(1, Math.round(point.accuracyM ?? 0));
    const how =
      point.accuracyM === null ? say("where.placed") : say(point.accuracyM > VAGUE_M ? "where.vague" : "where.accuracy", { metres });
    const where = inside ? say("where.in", { place: inside.properties[state.language] }) : areas.length > 0 ? say("where.outside") : "";
    return [where, how].filter(Boolean).join(" · ");
  };
  return (
    <fieldset class="f-set">
      <legend>{say("where.title")}</legend>
      <div class="f-row">
        <button type="button" class="f-button" onClick={() => void locate()} disabled={asking}>
          {say("where.here")}
        </button>
        <button type="button" class="f-button quiet" aria-expanded={map} onClick={() => setMap(!map)}>
          {say("where.map")}
        </button>
      </div>
      <p class="f-hint" role="status">
        {told()}
      </p>
      {map ? <PlaceMap point={point} onPoint={(put) => onChoice({ ...choice, point: put })} /> : null}
      {point ? (
        <button type="button" class="f-link" onClick={() => onChoice({ ...choice, point: null })}>
          {say("where.clear")}
        </button>
      ) : (
        <div class="f-field">
          <label for="where-grid">{say("where.grid")}</label>
          <select id="where-grid" value={choice.area} onChange={(event) => onChoice({ ...choice, area: event.currentTarget.value })}>
            <option value="">{say("where.grid.none")}</option>
            {areas.map(({ properties }) => (
              <option key={properties.code} value={properties.code}>
                {properties[state.language]}
              </option>
            ))}
          </select>
        </div>
      )}
      <label class="f-field">
        <span>{say("where.address")}</span>
        <input value={choice.address} maxlength={200} onInput={(event) => onChoice({ ...choice, address: event.currentTarget.value })} />
      </label>
    </fieldset>
  );
}
