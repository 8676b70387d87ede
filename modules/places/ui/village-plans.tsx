import { useQuery } from "@tanstack/react-query";
import "leaflet/dist/leaflet.css";
import { useEffect, useRef, useState } from "react";
import { colon, fill } from "#web/words";
import { Icon, NativeSelect, orThrow, PlainTable, ReadProblem, useConsole, useLanguage, useSay, Waiting } from "#web/console";
import type { PlanFinding, PlannedGridView, PlansOfVillage, PlanView } from "../contract/plans.ts";
import { consoleWords } from "./console-words.ts";
import { drawGridMap, type GridMap } from "./grid-map.ts";
import { planWords } from "./plan-words.ts";
import { PlanSteps } from "./plan-steps.tsx";
import { words } from "./words.ts";

export const plansKey = (village: string) => ["plans-of", village] as const;

/** Approved, or in force and its grids not yet in the register the server keeps in memory. */
function comesIn({ plans: [last], current }: PlansOfVillage): boolean {
  if (last?.stage === "inForce") return last.grids.some(({ code, zh }) => !current.some((one) => one.code === code && one.zh === zh));
  return last?.stage === "approved";
}

/** One village: what is in force, its plans, what is wrong with the one being drawn, and the steps this person may take. */
export function VillagePlans({ village }: { village: string }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const { api } = useConsole();
  const read = useQuery({
    queryKey: plansKey(village),
    queryFn: async () => orThrow(await api.get<PlansOfVillage>(`/api/places/villages/${village}/plans`)),
    refetchInterval: ({ state }) => (state.data && comesIn(state.data) ? 5_000 : false),
  });
  const [chosen, setChosen] = useState<string | null>(null);
  if (read.error) return <ReadProblem error={read.error} retry={() => void read.refetch()} />;
  if (read.isPending) return <Waiting />;
  const { data } = read;
  const [last] = data.plans;
  const open = last && ["drawn", "submitted", "approved", "returned"].includes(last.stage) ? last : undefined;
  const shownVersion = chosen ?? (open ? String(open.version) : "0");
  const plan = data.plans.find(({ version }) => String(version) === shownVersion);
  const grids = plan?.grids ?? data.current;
  const findings = plan === last ? data.findings : [];
  const options = [
    { value: "0", label: say("grids.current") },
    ...data.plans.map((one) => ({
      value: String(one.version),
      label: `${say("grids.version", { n: one.version })} · ${say(`grids.stage.${one.stage}`)}`,
    })),
  ];
  return (
    <>
      <div className="c-row">
        <h2 className="c-grow">{data.name[language]}</h2>
        <NativeSelect label={say("grids.show")} value={shownVersion} onChange={setChosen} options={options} />
      </div>
      <PlanSteps data={data} last={last} done={() => setChosen(null)} />
      {plan ? <PlanState plan={plan} /> : null}
      {plan && plan === last && (plan.stage === "drawn" || plan.stage === "submitted") ? <Findings findings={findings} /> : null}
      <Canvas frame={data.frame} grids={grids} findings={findings} />
      <GridTable grids={grids} published={!plan || plan.stage === "inForce"} />
      {plan && plan.ends.length > 0 ? <Ends plan={plan} /> : null}
    </>
  );
}

const findingText = (finding: PlanFinding, language: "zh" | "en"): string =>
  fill((planWords as Readonly<Record<string, { zh: string; en: string }>>)[finding.code]?.[language] ?? finding.code, finding.params);

function PlanState({ plan }: { plan: PlanView }) {
  const say = useSay(consoleWords);
  return (
    <p>
      <strong>
        {say("grids.version", { n: plan.version })} · {say(`grids.stage.${plan.stage}`)}
      </strong>{" "}
      <span className="c-muted">
        {say(`grids.reason.${plan.reason}`)} · {plan.source}
      </span>
      {plan.stage === "returned" && plan.note ? (
        <span role="note" style={{ display: "block" }}>
          {say("grids.note", { note: plan.note })}
        </span>
      ) : null}
      {plan.document && plan.from ? (
        <span style={{ display: "block" }}>{say("grids.decided", { document: plan.document, from: plan.from })}</span>
      ) : null}
    </p>
  );
}

function Findings({ findings }: { findings: readonly PlanFinding[] }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  if (!findings.some(({ serious }) => serious) && findings.length === 0)
    return (
      <p role="status">
        <Icon name="check" /> {say("grids.sound")}
      </p>
    );
  return (
    <section aria-label={say("grids.findings")}>
      <h3>{say("grids.findings")}</h3>
      <ul>
        {findings.map((finding, index) => (
          <li key={`${finding.code} ${index}`}>
            <Icon name={finding.serious ? "alert" : "info"} /> {finding.serious ? null : `${say("grids.remark")}${colon(language)}`}
            {findingText(finding, language)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Canvas({
  frame,
  grids,
  findings,
}: {
  frame: PlannedGridView["geometry"];
  grids: readonly PlannedGridView[];
  findings: readonly PlanFinding[];
}) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const box = useRef<HTMLDivElement>(null);
  const map = useRef<GridMap | null>(null);
  useEffect(() => {
    if (!box.current) return;
    const made = drawGridMap(box.current);
    map.current = made;
    return () => {
      map.current = null;
      made.remove();
    };
  }, []);
  useEffect(() => {
    const marks = findings.flatMap((finding) => (finding.at ? [{ ...finding.at, title: findingText(finding, language) }] : []));
    map.current?.show(frame, grids, marks, language);
  }, [frame, grids, findings, language]);
  return (
    <div
      ref={box}
      role="region"
      aria-label={say("grids.map")}
      style={{ height: 380, border: "1px solid #d0d5dd", borderRadius: 4, marginBlock: 12, isolation: "isolate" }}
    />
  );
}

function GridTable({ grids, published }: { grids: readonly PlannedGridView[]; published: boolean }) {
  const say = useSay(consoleWords);
  const kind = useSay(words);
  const language = useLanguage();
  const columns = ["name", "code", "kind", "households", "phone", "border", ...(published ? ["notice" as const] : [])] as const;
  return (
    <PlainTable label={say("grids.title")} columns={columns.map((column) => say(`grids.${column}`))}>
      {grids.map((grid) => (
        <tr key={grid.code}>
          <td style={{ whiteSpace: "nowrap" }}>{grid[language]}</td>
          <td className="c-mono">{grid.code}</td>
          <td style={{ whiteSpace: "nowrap" }}>{kind(`places.kind.${grid.kind}`)}</td>
          <td style={{ whiteSpace: "nowrap" }}>
            {grid.households.from}–{grid.households.to}
          </td>
          <td>{grid.phone ?? "—"}</td>
          <td>{say(grid.geometry ? "grids.drawn" : "grids.undrawn")}</td>
          {published ? (
            <td>
              <a
                className="c-link"
                href={`/grids/${grid.code}`}
                target="_blank"
                rel="noopener"
                aria-label={`${grid[language]} ${say("grids.notice")}`}
              >
                {say("grids.notice")}
              </a>
            </td>
          ) : null}
        </tr>
      ))}
    </PlainTable>
  );
}

function Ends({ plan }: { plan: PlanView }) {
  const say = useSay(consoleWords);
  const names = new Map(plan.grids.map(({ code, zh }) => [code, zh]));
  return (
    <section>
      <h3>{say("grids.ends")}</h3>
      <ul>
        {plan.ends.map(({ code, name, successors }) => (
          <li key={code}>
            {name} <span className="c-mono c-muted">{code}</span> → {successors.map((one) => names.get(one) ?? one).join("、")}
          </li>
        ))}
      </ul>
    </section>
  );
}
