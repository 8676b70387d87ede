import { Button } from "antd";
import { useState, type FormEvent } from "react";
import {
  Dialog,
  Field,
  FileInput,
  NativeSelect,
  newId,
  PlainTable,
  refusalText,
  showToast,
  TextInput,
  useConsole,
  useSay,
} from "#web/console";
import type { DrawPlan, PlansOfVillage, PlanView } from "../contract/plans.ts";
import { consoleWords } from "./console-words.ts";
import { begin, blank, nextCode, planOf, withOutlines, type DraftGrid } from "./draft.ts";
import { Problem } from "./problem.tsx";
import { words } from "./words.ts";

const REASONS = ["first", "merger", "demolition", "population", "correction"] as const satisfies readonly DrawPlan["reason"][];
const KINDS = ["general", "dedicated", "micro"] as const;

/** All grids of the village at once, as a list, with their borders from GeoJSON. What was typed stays when the server says no. */
export function PlanEditor({
  data,
  last,
  close,
  saved,
}: {
  data: PlansOfVillage;
  last: PlanView | undefined;
  close: () => void;
  saved: () => void;
}) {
  const say = useSay(consoleWords);
  const { api } = useConsole();
  const [grids, setGrids] = useState(() => begin(data, last));
  const [reason, setReason] = useState<DrawPlan["reason"]>(last?.reason ?? (data.current.length === 0 ? "first" : "population"));
  const [source, setSource] = useState(last?.source ?? "");
  const [error, setError] = useState("");
  const [busy, setBusy] = useState(false);
  const change = (key: string, part: Partial<DraftGrid>) => setGrids(grids.map((grid) => (grid.key === key ? { ...grid, ...part } : grid)));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const reply = await api.post(`/api/places/villages/${data.village}/plans`, planOf(data.village, grids, reason, source), {
      id: newId(),
    });
    setBusy(false);
    if (!reply.ok) return setError(refusalText(reply));
    showToast({ tone: "good", text: say("grids.saved") });
    saved();
  };
  return (
    <Dialog title={say("grids.draw")} onClose={close} shape="wide">
      <form className="c-form" onSubmit={(event) => void submit(event)} noValidate>
        <Problem text={error} />
        <Field label={say("grids.reason")} required>
          <NativeSelect
            value={reason}
            onChange={(value) => setReason(value as DrawPlan["reason"])}
            options={REASONS.map((value) => ({ value, label: say(`grids.reason.${value}`) }))}
          />
        </Field>
        <Field label={say("grids.source")} required>
          <TextInput value={source} onChange={setSource} max={200} />
        </Field>
        <Outlines village={data.village} grids={grids} setGrids={setGrids} />
        <GridRows grids={grids} change={change} remove={(key) => setGrids(grids.filter((grid) => grid.key !== key))} />
        <div className="c-row">
          <Button onClick={() => setGrids([...grids, blank(nextCode(data.village, grids))])}>{say("grids.add")}</Button>
          <Button type="primary" htmlType="submit" loading={busy}>
            {say("grids.save")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function Outlines({ village, grids, setGrids }: { village: string; grids: readonly DraftGrid[]; setGrids: (grids: DraftGrid[]) => void }) {
  const say = useSay(consoleWords);
  const [told, setTold] = useState("");
  const take = async (file: File | null) => {
    if (!file) return;
    const laid = withOutlines(grids, await file.text(), village);
    if (!laid) return setTold(say("grids.outlinesBad"));
    setGrids(laid.grids);
    setTold(say("grids.outlinesTaken", { n: laid.taken }));
  };
  return (
    <Field label={say("grids.outlines")} hint={say("grids.outlinesHint")}>
      <FileInput accept=".geojson,.json" take={(file) => void take(file)} />
      <span role="status">{told}</span>
    </Field>
  );
}

function GridRows({
  grids,
  change,
  remove,
}: {
  grids: readonly DraftGrid[];
  change: (key: string, part: Partial<DraftGrid>) => void;
  remove: (key: string) => void;
}) {
  const say = useSay(consoleWords);
  const columns = ["name", "code", "kind", "from", "to", "phone", "border"] as const;
  return (
    <PlainTable label={say("grids.title")} columns={[...columns.map((column) => say(`grids.${column}`)), say("grids.deed")]}>
      {grids.map((grid) => (
        <GridRow key={grid.key} grid={grid} others={grids} change={(part) => change(grid.key, part)} remove={() => remove(grid.key)} />
      ))}
    </PlainTable>
  );
}

function GridRow({
  grid,
  others,
  change,
  remove,
}: {
  grid: DraftGrid;
  others: readonly DraftGrid[];
  change: (part: Partial<DraftGrid>) => void;
  remove: () => void;
}) {
  const say = useSay(consoleWords);
  const kind = useSay(words);
  const name = grid.zh || grid.code;
  const cell = (key: "zh" | "code" | "from" | "to" | "phone", label: string, width: number, locked = false) => (
    <td>
      <input
        className="c-input"
        style={{ width, paddingInline: 6 }}
        aria-label={`${name} ${label}`}
        value={grid[key]}
        disabled={grid.ended || locked}
        maxLength={60}
        onChange={(event) => change({ [key]: event.target.value })}
      />
    </td>
  );
  const followers = others.filter((one) => !one.ended && one.code.length === grid.code.length && one.key !== grid.key);
  return (
    <tr>
      {cell("zh", say("grids.name"), 146)}
      {cell("code", say("grids.code"), 152, !grid.fresh)}
      <td>
        <NativeSelect
          label={`${name} ${say("grids.kind")}`}
          value={grid.kind}
          onChange={(value) => change({ kind: value as DraftGrid["kind"] })}
          options={KINDS.map((value) => ({ value, label: kind(`places.kind.${value}`) }))}
        />
      </td>
      {cell("from", say("grids.from"), 54)}
      {cell("to", say("grids.to"), 54)}
      {cell("phone", say("grids.phone"), 92)}
      <td style={{ whiteSpace: "nowrap" }}>
        {say(grid.geometry === undefined ? (grid.fresh ? "grids.undrawn" : "grids.kept") : "grids.changedBorder")}
      </td>
      <td style={{ whiteSpace: "nowrap" }}>
        {grid.fresh ? (
          <button type="button" className="c-link" onClick={remove} aria-label={`${say("grids.remove")} ${name}`}>
            {say("grids.remove")}
          </button>
        ) : grid.ended ? (
          <span className="c-row">
            <NativeSelect
              label={`${name} ${say("grids.follows")}`}
              blank={say("grids.follows")}
              value={grid.follows}
              onChange={(follows) => change({ follows })}
              options={followers.map((one) => ({ value: one.code, label: one.zh || one.code }))}
            />
            <button
              type="button"
              className="c-link"
              onClick={() => change({ ended: false, follows: "" })}
              aria-label={`${say("grids.keep")} ${name}`}
            >
              {say("grids.keep")}
            </button>
          </span>
        ) : (
          <button type="button" className="c-link" onClick={() => change({ ended: true })} aria-label={`${say("grids.end")} ${name}`}>
            {say("grids.end")}
          </button>
        )}
      </td>
    </tr>
  );
}
