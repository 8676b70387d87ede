/** @jsxImportSource preact */
import { Card, cityDay, DataTable, Notice, type Outcome, TextField, type Visit, withQuery } from "#web/parts";
import { speaker } from "#web/words";
import type { AreaHit, AreaList } from "#contracts/places";
import type { Coverage, SiteList, StandardView } from "../../contract/reads.ts";
import { portalWords } from "../portal-words.ts";
import { grouped, percent } from "../numbers.ts";
import { Meaning } from "./meaning.tsx";

export const areaIn = ({ request }: Visit): string =>
  /^(\d{4}|\d{6}|\d{9})$/.test(request.query["area"] ?? "") ? (request.query["area"] ?? "") : "";

function Found({ visit, hits, q }: { visit: Visit; hits: readonly AreaHit[]; q: string }) {
  const say = speaker(portalWords, visit.language);
  const { language } = visit;
  if (hits.length === 0) return <Notice tone="warn" title={say("none", { q })} />;
  return (
    <ul class="choices">
      {hits.map((hit) => (
        <li key={hit.code}>
          <a class="choice" href={hit.level === "village" ? `/circle/${hit.code}` : withQuery("/circle", { area: hit.code })}>
            <span class="choice-words">
              <span class="choice-label">{hit[language]}</span>
              <span class="choice-hint">
                {hit.trail
                  .slice(1, -1)
                  .map((one) => one[language])
                  .join(" ")}
              </span>
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}

function Figures({
  visit,
  area,
  coverage,
  standard,
}: {
  visit: Visit;
  area: string;
  coverage: Coverage;
  standard: StandardView["standard"];
}) {
  const { language } = visit;
  const say = speaker(portalWords, language);
  const { basis, rows, whole, figure } = coverage;
  const kind = basis.kind.code;
  const cells = (row: Coverage["rows"][number]) => [
    row[language],
    basis.roads === null ? (
      "—"
    ) : (
      <a href={withQuery("/circle/behind", { area: row.code.slice(0, 9), kind })}>
        {percent(row.households.covered, row.households.all)}
        <span class="unseen"> {say("behind", { area: row[language] })}</span>
      </a>
    ),
    basis.roads === null ? "—" : say("of", { covered: grouped(row.households.covered), all: grouped(row.households.all) }),
  ];
  return (
    <Card title={say("figures")}>
      <form class="filter" method="get" action="/circle">
        {area ? <input type="hidden" name="area" value={area} /> : null}
        <div class="field">
          <label for="kind">{say("kind")}</label>
          <select id="kind" name="kind">
            {standard.kinds
              .filter(({ retired }) => !retired)
              .map((one) => (
                <option key={one.code} value={one.code} selected={one.code === kind}>
                  {one[language]}
                </option>
              ))}
          </select>
        </div>
        <button type="submit" class="button quiet">
          {say("show")}
        </button>
      </form>
      <DataTable
        caption={say("caption", { kind: basis.kind[language], mode: basis.mode[language], minutes: basis.minutes })}
        columns={[{ label: say("area") }, { label: say("share"), numeric: true }, { label: say("households"), numeric: true }]}
        rows={[...rows, ...(rows.length > 1 ? [whole] : [])].map((row) => ({ key: row.code, cells: cells(row) }))}
      />
      <p class="meta">{say("definition", { version: figure.version, text: figure.definition[language] })}</p>
    </Card>
  );
}

function Plans({ visit, sites }: { visit: Visit; sites: SiteList }) {
  const { language } = visit;
  const say = speaker(portalWords, language);
  const zh = language === "zh";
  const open = sites.rows.filter(({ stage }) => stage === "planned" || stage === "funded").slice(0, 12);
  return (
    <Card title={say("plans")}>
      {open.length === 0 ? <p>{say("plansNone")}</p> : null}
      {open.map((site) => (
        <p key={site.id}>
          {zh ? site.kindZh : site.kindEn}：
          {say("plan", {
            place: zh ? site.placeZh : site.placeEn,
            owner: zh ? site.ownerZh : site.ownerEn,
            due: cityDay(new Date(site.dueAt)),
          })}
          {site.late ? <strong>{say("late")}</strong> : null}
        </p>
      ))}
    </Card>
  );
}

/** /circle: choose a village, or see how much of an area is covered. */
export async function visitChoose(visit: Visit): Promise<Outcome> {
  const { api, language, request } = visit;
  const say = speaker(portalWords, language);
  const q = (request.query["q"] ?? "").trim().slice(0, 40);
  const area = areaIn(visit);
  const [standard, top] = await Promise.all([
    api.get<StandardView>("/api/service-circle/standard"),
    api.get<AreaList>("/api/places/areas", {}),
  ]);
  const city = top.ok ? (top.value.areas[0]?.code ?? "") : "";
  const kinds = standard.ok ? standard.value.standard.kinds.filter(({ retired }) => !retired) : [];
  const kind = kinds.find(({ code }) => code === request.query["kind"])?.code ?? kinds[0]?.code ?? "";
  const [list, found, coverage, sites] = await Promise.all([
    api.get<AreaList>("/api/places/areas", { parent: area || city }),
    q === "" ? null : api.get<AreaHit[]>("/api/places/search", { q }),
    api.get<Coverage>("/api/service-circle/coverage", { area: area || city, kind }),
    api.get<SiteList>("/api/service-circle/sites", { area: area || city }),
  ]);
  const hits = found?.ok ? found.value.filter(({ level }) => level === "town" || level === "village") : [];
  const refused = [standard, list, coverage].find((reply) => !reply.ok);
  return {
    kind: "page",
    title: say("title"),
    status: refused && !refused.ok ? refused.status || 503 : 200,
    body: (
      <>
        <h1>{say("title")}</h1>
        <p class="lead">{say("lead")}</p>
        {refused && !refused.ok ? <Notice tone="warn" title={refused.refusal.message} /> : null}
        <form class="inline-search" method="get" action="/circle">
          <TextField name="q" label={say("find")} value={q} inputmode="search" maxlength={40} />
          <button type="submit" class="button primary">
            {say("go")}
          </button>
        </form>
        {q === "" ? null : <Found visit={visit} hits={hits} q={q} />}
        <h2 class="small">{say("choose")}</h2>
        {area === "" ? null : (
          <p class="trail">
            {list.ok
              ? list.value.trail
                  .slice(1)
                  .map((one) => one[language])
                  .join(" ")
              : ""}{" "}
            <a href="/circle">{say("again")}</a>
          </p>
        )}
        <ul class="choices columns">
          {(list.ok ? list.value.areas : []).map((one) => (
            <li key={one.code}>
              <a class="choice" href={one.level === "village" ? `/circle/${one.code}` : withQuery("/circle", { area: one.code, kind })}>
                <span class="choice-words">
                  <span class="choice-label">{one[language]}</span>
                </span>
              </a>
            </li>
          ))}
        </ul>
        {standard.ok && coverage.ok ? <Meaning language={language} what={coverage.value.basis} /> : null}
        {standard.ok && coverage.ok ? (
          <Figures visit={visit} area={area} coverage={coverage.value} standard={standard.value.standard} />
        ) : null}
        {sites.ok ? <Plans visit={visit} sites={sites.value} /> : null}
      </>
    ),
  };
}
