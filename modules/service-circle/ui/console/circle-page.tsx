import { useMemo, useState } from "react";
import { AreaPicker, holdsRole, Page, ReadProblem, useConsole, useLanguage, useSay, useUrl, Waiting, Typed } from "#web/console";
import { isOpen, weekMinute } from "../../contract/week.ts";
import type { Basis, Coverage, NextSites, VillageRow } from "../../contract/reads.ts";
import type { Standard } from "../../contract/standard.ts";
import type { SiteView } from "../../contract/plans.ts";
import { consoleWords } from "../console-words.ts";
import { grouped, percent } from "../numbers.ts";
import { BANDS, LOOKS, type Mark } from "./circle-map.ts";
import { CoverageTab } from "./coverage-tab.tsx";
import { MapCanvas } from "./map-canvas.tsx";
import { NextTab } from "./next-tab.tsx";
import { PlanDialog } from "./plan-dialog.tsx";
import { PlanTab } from "./plan-tab.tsx";
import { VillagesTab } from "./villages-tab.tsx";
import {
  useAllPages,
  useAsk,
  useCoverage,
  useNextSites,
  usePoints,
  useReach,
  useSites,
  useStandard,
  useVillages,
  type Ask,
} from "./wire.ts";

const TABS = ["coverage", "villages", "next", "plan"] as const;
type Tab = (typeof TABS)[number];
export type Named = { code: string; zh: string; en: string };

/** Who reaches what within how many minutes: a map and its tables over one question, which lies in the address. */
export function CirclePage() {
  const say = useSay(consoleWords);
  const standard = useStandard();
  const kinds = standard.data?.standard.kinds.filter(({ retired }) => !retired) ?? [];
  const ask = useAsk(kinds[0]?.code ?? "");
  const coverage = useCoverage(ask);
  return (
    <Page title={say("circle.title")} wide>
      {standard.error ? <ReadProblem error={standard.error} retry={() => void standard.refetch()} /> : null}
      {standard.data ? <Bar standard={standard.data.standard} ask={ask} /> : <Waiting />}
      {coverage.error ? <ReadProblem error={coverage.error} retry={() => void coverage.refetch()} /> : null}
      {coverage.data ? <Meaning coverage={coverage.data} /> : null}
      {coverage.data ? <Workbench ask={ask} coverage={coverage.data} /> : null}
    </Page>
  );
}

const DAYS = [1, 2, 3, 4, 5, 6, 7] as const;

function Bar({ standard, ask }: { standard: Standard; ask: Ask }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const { set } = useUrl();
  const kind = standard.kinds.find(({ code }) => code === ask.kind);
  const own = standard.modes.find(({ code }) => code === kind?.mode);
  const [day, time] = [ask.at.slice(0, 1), ask.at.slice(2)];
  const hour = Number(time.slice(0, 2)) * 2 + (time.slice(3) >= "30" ? 1 : 0);
  const clock = (half: number): string => `${String(Math.floor(half / 2)).padStart(2, "0")}:${half % 2 === 0 ? "00" : "30"}`;
  return (
    <search className="sc-bar">
      <label>
        {say("circle.kind")}
        <select className="c-input" value={ask.kind} onChange={(event) => set({ kind: event.target.value })}>
          {standard.kinds
            .filter(({ retired }) => !retired)
            .map((one) => (
              <option key={one.code} value={one.code}>
                {one[language]}
              </option>
            ))}
        </select>
      </label>
      <label>
        {say("circle.mode")}
        <select className="c-input" value={ask.mode} onChange={(event) => set({ mode: event.target.value })}>
          <option value="">{say("circle.modeOwn", { mode: own?.[language] ?? "" })}</option>
          {standard.modes.map((one) => (
            <option key={one.code} value={one.code}>
              {one[language]}
            </option>
          ))}
        </select>
      </label>
      <label>
        {say("circle.day")}
        <select className="c-input" style={{ minWidth: 80 }} value={day} onChange={(event) => set({ at: `${event.target.value}-${time}` })}>
          {DAYS.map((one) => (
            <option key={one} value={one}>
              {say(`circle.day${one}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="sc-hour">
        <span>
          {say("circle.hour")} <strong>{clock(hour)}</strong>
        </span>
        <input
          type="range"
          min={0}
          max={47}
          value={hour}
          aria-valuetext={clock(hour)}
          onChange={(event) => set({ at: `${day}-${clock(Number(event.target.value))}` }, true)}
        />
      </label>
      <AreaPicker value={ask.area} onChange={(code) => set({ area: code || null })} any label={say("coverage.area")} />
    </search>
  );
}

/** What the number means, before the number. */
function Meaning({ coverage: { basis, whole } }: { coverage: Coverage }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const { households } = whole;
  return (
    <div className="c-card">
      <LocalName basis={basis} />
      <p className="c-muted">
        {say("circle.reading", {
          mode: basis.mode[language],
          minutes: basis.minutes,
          way: say(`circle.${basis.direction}`),
          version: basis.standard,
        })}{" "}
        {basis.roads ? <Typed text={say("circle.roads", basis.roads)} /> : null}{" "}
        {basis.synthetic ? <strong>{say("circle.synthetic")}</strong> : null}
      </p>
      {basis.roads ? (
        <p>
          <span className="sc-figure">{percent(households.covered, households.all)}</span>{" "}
          {say("circle.figure", { percent: whole[language], covered: grouped(households.covered), all: grouped(households.all) })} ·{" "}
          {say("circle.openOf", basis.points)}
        </p>
      ) : (
        <p className="c-problem" role="status">
          {say("circle.noRoads")}
        </p>
      )}
    </div>
  );
}

export function LocalName({ basis: { local } }: { basis: Pick<Basis, "local"> }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const name = local[language];
  return local.definition === null ? (
    <p>
      <strong>{say("circle.localMissing", { name })}</strong>
    </p>
  ) : (
    <p>{say("circle.localEntered", { name, definition: local.definition, source: local.source ?? "" })}</p>
  );
}

function useMarks(
  ask: Ask,
  tab: Tab,
  next: NextSites | undefined,
  gaps: readonly VillageRow[],
  open: ReadonlySet<string>,
): readonly Mark[] {
  const language = useLanguage();
  const points = usePoints({ area: ask.area, kind: ask.kind, stage: "open", q: "" });
  useAllPages(points);
  const sites = useSites(ask.area);
  return useMemo(() => {
    const rows = points.data?.pages.flatMap((page) => page.rows) ?? [];
    const planned = sites.data?.pages.flatMap((page) => page.rows) ?? [];
    const inPlan = (site: SiteView): boolean => site.kind === ask.kind && (site.stage === "planned" || site.stage === "funded");
    return [
      ...gaps.flatMap((row): Mark[] => (row.point ? [{ ...row.point, look: "gap", title: row[language] }] : [])),
      ...rows.map((row): Mark => ({ lon: row.lon, lat: row.lat, look: open.has(row.id) ? "open" : "shut", title: row[language] })),
      ...planned
        .filter(inPlan)
        .flatMap((site): Mark[] =>
          site.lon === null || site.lat === null
            ? []
            : [{ lon: site.lon, lat: site.lat, look: "plan", title: language === "zh" ? site.placeZh : site.placeEn }],
        ),
      ...(tab === "next" ? (next?.rows ?? []) : []).map((row, index): Mark => ({
        ...row.point,
        look: "next",
        title: row[language],
        label: String(index + 1),
      })),
    ];
  }, [points.data, sites.data, gaps, next, open, tab, ask.kind, language]);
}

const none: readonly VillageRow[] = [];

function Workbench({ ask, coverage }: { ask: Ask; coverage: Coverage }) {
  const say = useSay(consoleWords);
  const { session } = useConsole();
  const { params, set } = useUrl();
  const tab = TABS.find((one) => one === params.get("tab")) ?? "coverage";
  const [planning, setPlanning] = useState<Named | null>(null);
  const reach = useReach(ask);
  const next = useNextSites(ask);
  const villages = useVillages(ask, "");
  useAllPages(villages);
  const rows = useMemo(() => villages.data?.pages.flatMap((page) => page.rows) ?? none, [villages.data]);
  const gaps = useMemo(() => rows.filter(({ covered }) => !covered), [rows]);
  const open = useOpenPoints(ask);
  const marks = useMarks(ask, tab, next.data, gaps, open);
  const plan = holdsRole(session, ["supervisor", "commandRoom"]) ? setPlanning : null;
  return (
    <div className="sc-two" style={{ marginTop: 12 }}>
      <div>
        <MapCanvas label={say("circle.map")} area={ask.area} reach={reach.data} marks={marks} />
        <Legend bands={reach.data?.bands ?? []} cellM={reach.data?.cellM ?? 0} />
      </div>
      <div>
        <div className="sc-tabs" role="tablist" aria-label={say("circle.title")}>
          {TABS.map((one) => (
            <button
              key={one}
              type="button"
              role="tab"
              id={`sc-tab-${one}`}
              aria-selected={tab === one}
              aria-controls="sc-panel"
              onClick={() => set({ tab: one })}
            >
              {say(`tab.${one}`)}
            </button>
          ))}
        </div>
        <div id="sc-panel" role="tabpanel" aria-labelledby={`sc-tab-${tab}`}>
          {tab === "coverage" ? <CoverageTab coverage={coverage} ask={ask} /> : null}
          {tab === "villages" ? <VillagesTab rows={rows} loading={villages.isPending} plan={plan} /> : null}
          {tab === "next" ? <NextTab read={next} plan={plan} /> : null}
          {tab === "plan" ? <PlanTab area={ask.area} /> : null}
        </div>
      </div>
      {planning ? <PlanDialog village={planning} ask={ask} close={() => setPlanning(null)} /> : null}
    </div>
  );
}

/** Ids of the points of the kind whose doors are open at the chosen moment. */
function useOpenPoints(ask: Ask): ReadonlySet<string> {
  const points = usePoints({ area: ask.area, kind: ask.kind, stage: "open", q: "" });
  return useMemo(() => {
    const rows = points.data?.pages.flatMap((page) => page.rows) ?? [];
    return new Set(rows.filter(({ hours }) => isOpen(hours, weekMinute(ask.at))).map(({ id }) => id));
  }, [points.data, ask.at]);
}

function Legend({ bands, cellM }: { bands: readonly number[]; cellM: number }) {
  const say = useSay(consoleWords);
  const dots = [
    ["open", "circle.legendOpen"],
    ["shut", "circle.legendShut"],
    ["gap", "circle.legendGap"],
    ["next", "circle.legendNext"],
    ["plan", "circle.legendPlan"],
  ] as const;
  return (
    <>
      <div className="sc-legend">
        {bands.map((minutes, index) => (
          <span key={minutes}>
            <i style={{ background: BANDS[index] }} aria-hidden="true" />
            {say("circle.legend", { minutes: Number(minutes.toFixed(1)) })}
          </span>
        ))}
        {dots.map(([look, words]) => (
          <span key={look}>
            <i
              className="sc-dot"
              style={{ background: LOOKS[look].fill, borderColor: look === "shut" ? LOOKS[look].edge : undefined }}
              aria-hidden="true"
            />
            {say(words)}
          </span>
        ))}
      </div>
      {cellM > 0 ? <p className="c-muted">{say("circle.approx", { m: cellM })}</p> : null}
    </>
  );
}
