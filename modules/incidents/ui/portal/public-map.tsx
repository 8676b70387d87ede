/** @jsxImportSource preact */
import { AreaField, Card, Icon, Notice, sayDay, SelectField, withQuery, type AreaChoices, type Outcome, type Visit } from "#web/parts";
import { speaker, type Language } from "#web/words";
import type { PublicIncident, PublicPage } from "../../contract.ts";
import { portalWords } from "../portal-words.ts";
import { readTaxonomy, type Taxonomy } from "./taxonomy.ts";

const DAYS = [7, 30, 90] as const;
const DAY_MS = 86_400_000;
const daysBefore = (today: string, days: number): string =>
  new Date(Date.parse(`${today}T00:00:00Z`) - days * DAY_MS).toISOString().slice(0, 10);

const endedStages: ReadonlySet<PublicIncident["stage"]> = new Set(["ended", "archived", "rejected", "merged", "voided"]);

function MapBox({ language }: { language: Language }) {
  const say = speaker(portalWords, language);
  const places = {
    "zoom-in": { zh: "放大", en: "Zoom in" },
    "zoom-out": { zh: "缩小", en: "Zoom out" },
    synthetic: { zh: "示意数据，非实际界线", en: "Illustrative data, not real borders" },
  };
  const words = Object.fromEntries(Object.entries(places).map(([name, text]) => [`data-say-${name}`, text[language]]));
  return (
    <div class="js-only" data-island="public-map" data-language={language} {...words}>
      <button type="button" class="button primary" data-do="open">
        <Icon name="map" /> {say("map.open")}
      </button>
      <div class="map-box tall" data-part="map" role="region" aria-label={say("map.label")} hidden />
      <p role="status" data-part="status" />
    </div>
  );
}

type ItemProps = { item: PublicIncident; place: string | undefined; language: Language; taxonomy: Taxonomy; today: string };

function Item({ item, place, language, taxonomy, today }: ItemProps) {
  const say = speaker(portalWords, language);
  const ended = endedStages.has(item.stage);
  const state = item.ending ? say(`ending.${item.ending}`) : say(`stage.${item.stage}`);
  return (
    <li data-lon={item.lon} data-lat={item.lat} data-ended={ended ? "1" : undefined}>
      <span class={ended ? "dot ended" : "dot"} aria-hidden="true" />
      <span class="item-words">
        <span class="item-title">{taxonomy.name(item.category)}</span>
        <span class="meta">
          {place ? `${place} · ` : ""}
          {sayDay(item.reportedOn, language, today)} · {state}
        </span>
      </span>
    </li>
  );
}

/** /map: what is reported nearby, as a list for everybody and a map for those who open it. */
export async function visitMap(visit: Visit, areaChoices: AreaChoices): Promise<Outcome> {
  const { request, api, language, today } = visit;
  const say = speaker(portalWords, language);
  const area = /^\d{4,12}$/.test(request.query["area"] ?? "") ? (request.query["area"] ?? "") : "";
  const days = DAYS.find((one) => String(one) === request.query["days"]) ?? 30;
  const [taxonomy, choices, reply] = await Promise.all([
    readTaxonomy(api, language),
    areaChoices(visit, area),
    api.get<PublicPage>("/api/incidents/public", { area, from: daysBefore(today, days), to: today, cursor: request.query["cursor"] }),
  ]);
  const items = reply.ok ? reply.value.items : [];
  const next = reply.ok ? reply.value.next : null;
  const names = new Map((reply.ok ? reply.value.names : []).map((one) => [one.code, one[language]]));
  return {
    kind: "page",
    title: say("map.title"),
    status: reply.ok ? 200 : reply.status || 503,
    body: (
      <>
        <h1>{say("map.title")}</h1>
        <p class="lead">{say("map.lead")}</p>
        <form class="filter card" method="get" action="/map">
          <AreaField
            language={language}
            words={{ label: say("map.area"), whole: say("map.whole") }}
            choices={choices}
            levels={["county", "town", "village"]}
            chosen={area}
          />
          <SelectField
            name="days"
            label={say("map.period")}
            options={DAYS.map((one) => ({ value: String(one), label: say("map.days", { n: one }) }))}
            value={String(days)}
          />
          <button type="submit" class="button quiet">
            {say("map.show")}
          </button>
        </form>
        <MapBox language={language} />
        {reply.ok ? null : <Notice tone="warn" title={reply.refusal.message} />}
        {reply.ok && reply.value.suppressed ? (
          <Notice>
            <p>{say("map.suppressed")}</p>
          </Notice>
        ) : null}
        <Card title={say("map.list")}>
          {items.length === 0 ? <p>{say("map.none")}</p> : null}
          <ul class="items" id="public-items">
            {items.map((item) => (
              <Item key={item.key} item={item} place={names.get(item.area)} language={language} taxonomy={taxonomy} today={today} />
            ))}
          </ul>
          {next ? (
            <p class="actions">
              <a class="button quiet" href={withQuery("/map", { area, days: String(days), cursor: next })}>
                {say("map.more")}
              </a>
            </p>
          ) : null}
        </Card>
      </>
    ),
  };
}
