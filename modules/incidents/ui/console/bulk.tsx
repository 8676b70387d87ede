import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState, type Dispatch, type SetStateAction } from "react";
import {
  Choice,
  consoleWords as pieces,
  Dialog,
  Field,
  holdsRole,
  newId,
  refusalText,
  TextArea,
  unitsOf,
  useConsole,
  useSay,
  type Session,
} from "#web/console";
import type { Category, QueueRow } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { BULK } from "./bulk-steps.ts";
import { useRefresh } from "./queue-read.ts";
import { LimitInput } from "./limit-input.tsx";
import { nearestUnit } from "./suggested-unit.tsx";
import { UnitSelect } from "./unit-select.tsx";
import { UnstaffedNote } from "./unstaffed.tsx";
import { caseApi, listOf, subjectOf, useCategoryLookup, usePlaceName, useUnitName, type UnitRow } from "./wire.ts";
import type { Api } from "#web/client";

const bulkSteps = { dispatch: "dispatches", accept: "acceptance", supervise: "supervision", note: "notes" } as const;
type BulkStep = keyof typeof bulkSteps;
type Outcome = { ok: boolean; text: string };

/** Which steps are worth a button: those of the person's roles that one of the chosen rows can stand. Whether each may be taken, the server says. */
const fitting = (session: Session, rows: readonly QueueRow[]): BulkStep[] =>
  (Object.keys(bulkSteps) as BulkStep[]).filter(
    (step) => holdsRole(session, BULK[step].roles) && rows.some(({ stage }) => BULK[step].stages.some((one) => one === stage)),
  );

export function BulkBar({ rows, clear }: { rows: readonly QueueRow[]; clear: () => void }) {
  const say = useSay(consoleWords);
  const { session } = useConsole();
  const [step, setStep] = useState<BulkStep | null>(null);
  return (
    <div className="i-bulk" role="region" aria-label={say("queue.selected", { n: rows.length })}>
      <b>{say("queue.selected", { n: rows.length })}</b>
      {fitting(session, rows).map((name) => (
        <Button key={name} size="small" onClick={() => setStep(name)}>
          {say(`step.${name}`)}
        </Button>
      ))}
      <button type="button" className="c-link" onClick={clear}>
        {say("queue.unselect")}
      </button>
      {step ? <BulkDialog rows={rows} step={step} close={() => setStep(null)} /> : null}
    </div>
  );
}

type Asked = { how: "suggested" | "one"; unit: string; level: string; amount: string; amountUnit: string; text: string };

const unitsKnown = new Map<string, readonly UnitRow[]>();

async function suggestedFor(api: Api, category: Category | undefined, row: QueueRow): Promise<string | null> {
  const department = category?.departments[0];
  if (!department) return null;
  const key = `${department} ${row.place}`;
  let units = unitsKnown.get(key);
  if (!units) {
    const reply = await api.get<readonly UnitRow[] | { rows: readonly UnitRow[] }>("/api/organisations", { department, area: row.place });
    units = reply.ok ? listOf(reply.value) : [];
    unitsKnown.set(key, units);
  }
  return nearestUnit(units, row.place)?.code ?? null;
}

/** Which unit each row would go to, so that it is seen, and warned of, before anything is sent. */
function useSuggestions(rows: readonly QueueRow[], enabled: boolean): ReadonlyMap<string, string | null> {
  const { api } = useConsole();
  const category = useCategoryLookup();
  const { data } = useQuery({
    queryKey: ["bulk-suggested", ...rows.map(subjectOf)],
    queryFn: async () =>
      new Map(
        await Promise.all(
          rows.map(async (row) => [subjectOf(row), await suggestedFor(api, category.of(row.category), row)] as [string, string | null]),
        ),
      ),
    enabled,
  });
  return data ?? new Map<string, string | null>();
}

/** One command a row, one after the other: each row has its own answer, and a refusal never hurts its neighbours. */
function useBulk(step: BulkStep) {
  const { api, session } = useConsole();
  const say = useSay(consoleWords);
  const category = useCategoryLookup();
  const mine = unitsOf(session, ["handler", "approver"]);
  const bodyFor = async (row: QueueRow, asked: Asked): Promise<Record<string, unknown> | string> => {
    if (step === "accept") return { unit: mine.find((unit) => unit === row.lead) ?? mine[0] ?? "" };
    if (step === "note") return { text: asked.text };
    if (step === "supervise")
      return { level: asked.level, reason: asked.text, within: { amount: Number(asked.amount), unit: asked.amountUnit } };
    const lead = asked.how === "one" ? asked.unit : await suggestedFor(api, category.of(row.category), row);
    return lead ? { lead, coUnits: [], ...(asked.text ? { note: asked.text } : {}) } : say("bulk.noUnit");
  };
  return async (row: QueueRow, asked: Asked): Promise<Outcome> => {
    const body = await bodyFor(row, asked);
    if (typeof body === "string") return { ok: false, text: body };
    const reply = await api.post(`${caseApi(row)}/${bulkSteps[step]}`, body, { id: newId() });
    return reply.ok ? { ok: true, text: say("bulk.done") } : { ok: false, text: refusalText(reply) };
  };
}

function BulkDialog({ rows: chosen, step, close }: { rows: readonly QueueRow[]; step: BulkStep; close: () => void }) {
  const say = useSay(consoleWords);
  const run = useBulk(step);
  const refresh = useRefresh();
  // Rows leave the queue while the work goes on; the list of what was asked stays.
  const [rows] = useState(chosen);
  const [asked, setAsked] = useState<Asked>({
    how: "suggested",
    unit: "",
    level: "remind",
    amount: "1",
    amountUnit: "workingDay",
    text: "",
  });
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, Outcome>>(new Map());
  const [running, setRunning] = useState(false);
  const [error, setError] = useState(false);
  const missing =
    (step === "supervise" || step === "note") && !asked.text.trim() ? true : step === "dispatch" && asked.how === "one" && !asked.unit;
  const start = async () => {
    if (missing) return setError(true);
    setRunning(true);
    for (const row of rows) {
      const outcome = await run(row, asked);
      setOutcomes((before) => new Map([...before, [subjectOf(row), outcome]]));
    }
    setRunning(false);
    refresh();
  };
  const bySuggestion = step === "dispatch" && asked.how === "suggested";
  const suggested = useSuggestions(rows, bySuggestion);
  const ok = [...outcomes.values()].filter((outcome) => outcome.ok).length;
  return (
    <Dialog title={say("bulk.title", { action: say(`step.${step}`) })} shape="wide" onClose={running ? undefined : close}>
      {outcomes.size === 0 && !running ? <BulkForm step={step} asked={asked} setAsked={setAsked} error={error && missing} /> : null}
      {outcomes.size > 0 || running ? (
        <p role="status">
          <progress className="i-progress" max={rows.length} value={outcomes.size} />{" "}
          {running ? say("bulk.progress", { done: outcomes.size, n: rows.length }) : say("bulk.ok", { ok, bad: outcomes.size - ok })}
        </p>
      ) : null}
      {bySuggestion && outcomes.size === 0 ? (
        <UnstaffedNote units={[...new Set([...suggested.values()].flatMap((unit) => unit ?? []))]} />
      ) : null}
      <BulkRows rows={rows} outcomes={outcomes} suggested={bySuggestion ? suggested : null} />
      <div className="c-row">
        {outcomes.size === rows.length ? (
          <Button type="primary" onClick={close}>
            {say("bulk.close")}
          </Button>
        ) : (
          <Button type="primary" loading={running} onClick={() => void start()}>
            {say("bulk.run", { n: rows.length })}
          </Button>
        )}
      </div>
    </Dialog>
  );
}

function BulkForm({
  step,
  asked,
  setAsked,
  error,
}: {
  step: BulkStep;
  asked: Asked;
  setAsked: Dispatch<SetStateAction<Asked>>;
  error: boolean;
}) {
  const say = useSay(consoleWords);
  const needed = useSay(pieces);
  const textLabel = step === "note" ? say("field.text") : step === "supervise" ? say("field.reason") : say("field.note");
  const fault = (field: string) => (error ? needed("console.needed", { field }) : undefined);
  return (
    <div className="c-form">
      {step === "dispatch" ? (
        <Field label={say("bulk.how")} group required>
          <Choice
            value={asked.how}
            onChange={(how) => setAsked((before) => ({ ...before, how }))}
            options={[
              { value: "suggested", label: say("bulk.suggested") },
              { value: "one", label: say("bulk.oneUnit") },
            ]}
          />
        </Field>
      ) : null}
      {step === "dispatch" && asked.how === "one" ? (
        <Field label={say("field.lead")} required error={fault(say("field.lead"))}>
          <UnitSelect value={asked.unit} onChange={(unit) => setAsked((before) => ({ ...before, unit }))} />
          <UnstaffedNote units={[asked.unit]} />
        </Field>
      ) : null}
      {step === "supervise" ? (
        <>
          <Field label={say("field.level")} group required>
            <Choice
              value={asked.level}
              onChange={(level) => setAsked((before) => ({ ...before, level }))}
              options={(["remind", "supervise", "list"] as const).map((level) => ({ value: level, label: say(`level.${level}`) }))}
            />
          </Field>
          <Field label={say("field.within")} group required>
            <LimitInput
              amount={asked.amount}
              unit={asked.amountUnit}
              setAmount={(amount) => setAsked((before) => ({ ...before, amount }))}
              setUnit={(amountUnit) => setAsked((before) => ({ ...before, amountUnit }))}
            />
          </Field>
        </>
      ) : null}
      {step === "accept" ? null : (
        <Field label={textLabel} required={step !== "dispatch"} error={step === "dispatch" ? undefined : fault(textLabel)}>
          <TextArea value={asked.text} onChange={(text) => setAsked((before) => ({ ...before, text }))} max={500} rows={3} />
        </Field>
      )}
    </div>
  );
}

function BulkRows({
  rows,
  outcomes,
  suggested,
}: {
  rows: readonly QueueRow[];
  outcomes: ReadonlyMap<string, Outcome>;
  suggested: ReadonlyMap<string, string | null> | null;
}) {
  const unitName = useUnitName();
  const placeName = usePlaceName();
  const say = useSay(consoleWords);
  const category = useCategoryLookup();
  const suggestedText = (unit: string | null | undefined): string =>
    unit === undefined ? "…" : unit === null ? say("bulk.noUnit") : unitName(unit);
  return (
    <div className="c-scroll i-bulk-rows">
      <table className="c-table">
        <thead>
          <tr>
            <th scope="col">{say("column.number")}</th>
            <th scope="col">{say("column.matter")}</th>
            <th scope="col">{say("column.place")}</th>
            {suggested ? <th scope="col">{say("bulk.suggested")}</th> : null}
            <th scope="col">{say("bulk.result")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const outcome = outcomes.get(subjectOf(row));
            return (
              <tr key={subjectOf(row)}>
                <td className="c-mono">{row.number}</td>
                <td>{category.name(row.category)}</td>
                <td>{placeName(row)}</td>
                {suggested ? <td>{suggestedText(suggested.get(subjectOf(row)))}</td> : null}
                <td className={outcome ? (outcome.ok ? "i-good" : "i-bad") : "c-muted"}>
                  {outcome ? `${outcome.ok ? "✓" : "✕"} ${outcome.text}` : say("bulk.waiting")}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
