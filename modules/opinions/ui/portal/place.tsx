/** @jsxImportSource preact */
import { AreaForm, areaPick, Notice, TelLink, type AreaChoices, type AreaPick, type Visit } from "#web/parts";
import { speaker, type Language } from "#web/words";
import type { OWN_CHANNELS } from "../../contract.ts";
import { portalWords } from "../portal-words.ts";

export type Spot = AreaPick & { area: string; name: string };
export type OwnChannel = (typeof OWN_CHANNELS)[number];

const TOWN_DIGITS = 9;
/** A code at a place may name a grid of the village it stands in; the list goes down to the village. */
export async function spotOf(visit: Visit, choices: AreaChoices): Promise<Spot> {
  const asked = visit.request.query["area"] ?? "";
  const wanted = /^\d{4,17}$/.test(asked) ? asked : "";
  const { area, trail, below } = await areaPick(visit, choices, wanted.slice(0, 12));
  const grid = area !== "" && wanted.startsWith(area) && wanted.length > 12;
  return { area: grid ? wanted : area, trail, below, name: nameOf(trail, visit.language) };
}
export const isNear = (spot: Spot): boolean => spot.area.length >= TOWN_DIGITS;

function nameOf(trail: AreaPick["trail"], language: Language): string {
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

/** Pressing shows what lies below; how one came is kept. */
export function Where({ visit, spot, action }: { visit: Visit; spot: Spot; action: string }) {
  const { language, request } = visit;
  const say = speaker(portalWords, language);
  const words = { label: say("where"), hint: say("where.hint"), go: say("where.go") };
  return <AreaForm language={language} action={action} kept={{ c: request.query["c"] }} pick={spot} words={words} />;
}
