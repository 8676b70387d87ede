/** @jsxImportSource preact */
import type { VNode } from "preact";
import { ChoiceButtons, Icon, Notice, TextField, type Choice, type Visit } from "#web/parts";
import { speaker, type Language } from "#web/words";
import type { AreaHit, AreaList, Located, NamedArea } from "../contract.ts";
import { placeWords } from "./portal-words.ts";

/** What a page knows of the place so far; empty strings for what is not said. */
export type PlaceChoice = { lon: string; lat: string; area: string; address: string; q: string };
/** `name`: how the place is called on later pages. */
export type ChosenPlace = { name: string; inside: boolean; nearest: { name: string; km: string } | null };

const trailName = (trail: readonly NamedArea[], language: Language): string =>
  language === "zh"
    ? trail
        .slice(1)
        .map((area) => area.zh)
        .join("")
    : trail
        .slice(1)
        .reverse()
        .map((area) => area.en)
        .join(", ");
const untilVillage = (trail: readonly NamedArea[]): NamedArea[] => trail.filter(({ level }) => level !== "grid" && level !== "microGrid");

/** The name of a chosen point or area, and whether it lies in the city; null when it is not known. */
export async function readPlace({ api, language }: Visit, choice: Pick<PlaceChoice, "lon" | "lat" | "area">): Promise<ChosenPlace | null> {
  if (choice.lon !== "" && choice.lat !== "") {
    const located = await api.get<Located>("/api/places/locate", { lon: choice.lon, lat: choice.lat });
    if (!located.ok) return null;
    const { value } = located;
    if (value.inside) return { name: trailName(untilVillage(value.trail), language), inside: true, nearest: null };
    const nearest = value.nearest ? { name: value.nearest[language], km: (value.nearest.metres / 1000).toFixed(1) } : null;
    return { name: speaker(placeWords, language)("point"), inside: false, nearest };
  }
  if (choice.area === "") return null;
  const list = await api.get<AreaList>("/api/places/areas", { parent: choice.area });
  return list.ok && list.value.trail.length > 0
    ? { name: trailName(untilVillage(list.value.trail), language) || list.value.trail[0]![language], inside: true, nearest: null }
    : null;
}

/** Everything the map needs stands on the element, so the map's script holds no words. */
function MapPicker({ language, choice }: { language: Language; choice: PlaceChoice }) {
  const say = speaker(placeWords, language);
  return (
    <div
      class="picker js-only"
      data-island="place-map"
      data-language={language}
      data-say-locating={say("locating")}
      data-say-located={say("located")}
      data-say-vague={say("located.vague")}
      data-say-failed={say("locate.failed")}
      data-say-loading={say("map.loading")}
      data-say-map-failed={say("map.failed")}
      data-say-outside={say("map.outside")}
      data-say-zoom-in={say("map.zoomIn")}
      data-say-zoom-out={say("map.zoomOut")}
      data-say-synthetic={say("map.synthetic")}
    >
      <input type="hidden" name="lon" value={choice.lon} />
      <input type="hidden" name="lat" value={choice.lat} />
      <div class="row">
        <button type="button" class="button quiet" data-do="locate">
          <Icon name="map" /> {say("locate")}
        </button>
        <button type="button" class="button quiet" data-do="open">
          {say("map.open")}
        </button>
      </div>
      <p class="picker-status" role="status" data-part="status" />
      <div class="map-box" data-part="map" role="application" aria-label={say("map.label")} hidden />
      <button type="submit" class="button primary" name="use" value="point" data-part="use" hidden>
        {say("map.use")}
      </button>
    </div>
  );
}

const NEXT_LEVEL: Readonly<Record<string, "below.county" | "below.town" | "below.village">> = {
  city: "below.county",
  county: "below.town",
  town: "below.village",
};

function SearchResult({ language, choice, hits }: { language: Language; choice: PlaceChoice; hits: readonly AreaHit[] }) {
  const say = speaker(placeWords, language);
  if (hits.length === 0) return <Notice tone="warn" title={say("search.none", { q: choice.q })} />;
  return (
    <>
      <h2 class="small">{say("search.found", { q: choice.q })}</h2>
      <ChoiceButtons
        name="area"
        choices={hits.map((hit) => ({ value: hit.code, label: hit[language], hint: trailName(hit.trail.slice(0, -1), language) }))}
      />
    </>
  );
}

/** "Where is it?": map for those who have one, search by name, or county → town → village. */
export async function askPlace({ api, language }: Visit, choice: PlaceChoice): Promise<{ title: string; body: VNode }> {
  const say = speaker(placeWords, language);
  const top = await api.get<AreaList>("/api/places/areas", {});
  const city = top.ok ? top.value.areas[0]?.code : undefined;
  // A village chosen before is chosen again among its neighbours.
  const parent = choice.area === "" ? city : choice.area.length > 9 ? choice.area.slice(0, 9) : choice.area;
  const [list, found] = await Promise.all([
    api.get<AreaList>("/api/places/areas", { parent }),
    choice.q === "" ? null : api.get<AreaHit[]>("/api/places/search", { q: choice.q }),
  ]);
  const hits = (found?.ok ? found.value : []).filter(({ level }) => level === "town" || level === "village");
  const areas = list.ok ? list.value.areas : [];
  const at = list.ok ? list.value.parent : null;
  const choices: Choice[] = areas.map((area) => ({ value: area.code, label: area[language] }));
  const refused = list.ok ? null : list.refusal.message;
  const body = (
    <>
      <h1>{say("title")}</h1>
      <p class="lead">{say("lead")}</p>
      {refused ? <Notice tone="warn" title={refused} /> : null}
      <MapPicker language={language} choice={choice} />
      <div class="inline-search">
        <TextField name="q" label={say("search")} value={choice.q} inputmode="search" maxlength={40} />
        <button type="submit" class="button quiet" name="find" value="1">
          <Icon name="search" /> {say("search.go")}
        </button>
      </div>
      {choice.q === "" ? null : <SearchResult language={language} choice={choice} hits={hits} />}
      <h2 class="small">{say(NEXT_LEVEL[at?.level ?? "city"] ?? "below.village")}</h2>
      {list.ok && list.value.trail.length > 1 ? (
        <p class="trail">
          {trailName(list.value.trail, language)}
          <button type="submit" class="link" name="restart" value="1">
            {say("again")}
          </button>
        </p>
      ) : null}
      {at?.level === "town" ? (
        <ul class="choices">
          <li>
            <button type="submit" class="choice soft" name="wholeTown" value={at.code}>
              <span class="choice-words">
                <span class="choice-label">{say("unsure")}</span>
                <span class="choice-hint">{say("unsure.hint")}</span>
              </span>
              <Icon name="next" />
            </button>
          </li>
        </ul>
      ) : null}
      <ChoiceButtons name="area" choices={choices} chosen={choice.area} columns />
    </>
  );
  return { title: say("title"), body };
}

/** "Where exactly?": the chosen place by name, and words for what no list holds. */
export function askExactPlace(
  language: Language,
  choice: PlaceChoice,
  place: ChosenPlace,
  problem: string | undefined,
): { title: string; body: VNode } {
  const say = speaker(placeWords, language);
  const body = (
    <>
      <h1>{say("exact.title")}</h1>
      {place.inside ? null : (
        <Notice tone="warn" title={say("outside.title")}>
          {place.nearest ? <p>{say("outside.near", { place: place.nearest.name, km: place.nearest.km })}</p> : null}
          <p>{say("outside.what")}</p>
        </Notice>
      )}
      <p class="chosen">
        <Icon name="map" />
        <span>
          <span class="aside">{say("exact.chosen")}</span>
          <strong>{place.name}</strong>
        </span>
        <button type="submit" class="link" name="restart" value="1">
          {say("again")}
        </button>
      </p>
      <TextField
        name="address"
        label={say("exact.address")}
        aside={say("exact.aside")}
        hint={say("exact.hint")}
        value={choice.address}
        maxlength={200}
        autocomplete="street-address"
        problem={problem}
      />
    </>
  );
  return { title: say("exact.title"), body };
}

/** Area to choose by name in a filter: the city's counties, or the towns of one. */
export async function listBelow({ api }: Visit, parent: string): Promise<AreaList | null> {
  const top = parent === "" ? await api.get<AreaList>("/api/places/areas", {}) : null;
  const code = parent === "" ? (top?.ok ? top.value.areas[0]?.code : undefined) : parent;
  const list = await api.get<AreaList>("/api/places/areas", { parent: code });
  return list.ok ? list.value : null;
}
