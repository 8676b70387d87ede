import { useMemo, useState } from "react";
import { holdsRole, Page, ReadProblem, useConsole, useSay, useUrl, Waiting } from "#web/console";
import type { Coverage, NextSites, VillageRow } from "../../contract/reads.ts";
import { consoleWords } from "../console-words.ts";
import { CircleBar } from "./circle-bar.tsx";
import { Legend } from "./circle-legend.tsx";
import { useMarks, useOpenPoints } from "./circle-marks.ts";
import { Meaning } from "./circle-meaning.tsx";
import { CoverageTab } from "./coverage-tab.tsx";
import { MapCanvas } from "./map-canvas.tsx";
import { NextTab } from "./next-tab.tsx";
import { PlanDialog } from "./plan-dialog.tsx";
import { PlanTab } from "./plan-tab.tsx";
import { VillagesTab } from "./villages-tab.tsx";
import { useAllPages, useAsk, useCoverage, useNextSites, useReach, useStandard, useVillages, type Ask, type Named } from "./wire.ts";

const TABS = ["coverage", "villages", "next", "plan"] as const;

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
      {standard.data ? <CircleBar standard={standard.data.standard} ask={ask} /> : <Waiting />}
      {coverage.error ? <ReadProblem error={coverage.error} retry={() => void coverage.refetch()} /> : null}
      {coverage.data ? <Meaning coverage={coverage.data} /> : null}
      {coverage.data ? <Workbench ask={ask} coverage={coverage.data} /> : null}
    </Page>
  );
}

const none: readonly VillageRow[] = [];
const nowhere: NextSites["rows"] = [];

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
  const marks = useMarks(ask, tab === "next" ? (next.data?.rows ?? nowhere) : nowhere, gaps, open);
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
