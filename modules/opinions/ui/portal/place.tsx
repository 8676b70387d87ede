/** @jsxImportSource preact */
import { Hidden, Notice, TelLink, type Visit } from "#web/parts";
import { speaker, type Language } from "#web/words";
import type { OWN_CHANNELS } from "../../contract.ts";
import { portalWords } from "../portal-words.ts";

type Two = { code: string; zh: string; en: string };
/** Areas by name, from the module that knows places. */
export type AreaChoices = (
  visit: Visit,
  parent: string,
) => Promise<{ parent: Two | null; trail: readonly Two[]; areas: readonly (Two & { level: string })[] } | null>;
export type Spot = { area: string; trail: readonly Two[]; below: readonly Two[]; name: string };
export type OwnChannel = (typeof OWN_CHANNELS)[number];

const LEVELS = ["county", "town", "village"];
const TOWN_DIGITS = 9;
/** A village's grids are chosen by nobody: a code at a place names one, if it must. */
export async function spotOf(visit: Visit, choices: AreaChoices): Promise<Spot> {
  const asked = visit.request.query["area"] ?? "";
  const wanted = /^\d{4,17}$/.test(asked) ? asked : "";
  const found = await choices(visit, wanted.slice(0, 12));
  const parent = found?.parent ?? null;
  const trail = parent ? [...(found?.trail ?? []).filter(({ code }) => code !== parent.code), parent] : [];
  return {
    area: parent === null ? "" : wanted.startsWith(parent.code) && wanted.length > 12 ? wanted : parent.code,
    trail,
    below: (found?.areas ?? []).filter(({ level }) => LEVELS.includes(level)),
    name: nameOf(trail, visit.language),
  };
}
export const isNear = (spot: Spot): boolean => spot.area.length >= TOWN_DIGITS;

function nameOf(trail: readonly Two[], language: Language): string {
  const names = trail.slice(1).map((one) => one[language]);
  return language === "zh" ? names.join("") : names.toReversed().join(", ");
}

export const channelOf = ({ query }: Visit["request"]): OwnChannel => {
  const asked = query["c"];
  return asked === "square" || asked === "meeting" || asked === "qr" ? asked : "online";
};

/** Before anything is typed: who is in danger rings. */
export function Urgent({ language }: { language: Language }) {
  const say = speaker(portalWords, language);
  return (
    <Notice tone="danger" title={say("urgent")}>
      <p class="row">
        {(["110", "119", "120"] as const).map((number) => (
          <TelLink key={number} number={number}>
            {say(`urgent.${number}`)}
          </TelLink>
        ))}
      </p>
    </Notice>
  );
}

/** Where to put what is no opinion; written here it is handed on all the same. */
export function Elsewhere({ language }: { language: Language }) {
  const say = speaker(portalWords, language);
  return (
    <div class="meta">
      <p>{say("other")}</p>
      <p class="row">
        <a href="/report">{say("other.report")}</a>
        <a href="/mediation">{say("other.mediation")}</a>
        <a href="/petitions">{say("other.petition")}</a>
      </p>
    </div>
  );
}

/** A list of places as a form of its own, so that it works without JavaScript: pressing shows what lies below. */
export function Where({ visit, spot, action }: { visit: Visit; spot: Spot; action: string }) {
  const { language, request } = visit;
  const say = speaker(portalWords, language);
  return (
    <form class="card" method="get" action={action}>
      <Hidden values={{ c: request.query["c"] }} />
      <div class="field">
        <label for="area">{say("where")}</label>
        <p class="hint" id="area-hint">
          {say("where.hint")}
        </p>
        <select id="area" name="area" aria-describedby="area-hint">
          {spot.trail.map((one, depth) => (
            <option key={one.code} value={one.code} selected={spot.area.startsWith(one.code)}>
              {"　".repeat(depth)}
              {one[language]}
            </option>
          ))}
          {spot.below.map((one) => (
            <option key={one.code} value={one.code}>
              {"　".repeat(spot.trail.length)}
              {one[language]}
            </option>
          ))}
        </select>
      </div>
      <button type="submit" class="button quiet">
        {say("where.go")}
      </button>
    </form>
  );
}
