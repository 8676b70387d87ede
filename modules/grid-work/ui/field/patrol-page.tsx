/** @jsxImportSource preact */
import { useEffect, useState } from "preact/hooks";
import { useField, useSay, type ScreenProps } from "#web/field";
import { Icon } from "#web/parts";
import type { DayPatrol } from "../../contract.ts";
import { Problem, useKeep, Done } from "./blocks.tsx";
import { lookedIn } from "./cards.ts";
import { FindingForm } from "./finding-form.tsx";
import { patrolItem, pointOfTag, seen } from "./items.ts";
import { dayIn, packIn } from "./pack.ts";
import { canReadCodes, canTouch, readCode, touchTag } from "./tags.ts";
import { gridFieldWords } from "./words.ts";

export type Run = { id: string; grid: string; plan: string | null };

/** The walk keeps its id through a reload; it holds no time and no place. */
function useRun(plan: DayPatrol | undefined): { run: Run | null; end: () => Promise<void> } {
  const { engine } = useField();
  const [run, setRun] = useState<Run | null>(null);
  const name = `patrol ${plan?.id ?? ""}`;
  const [grid, id] = [plan?.grid ?? "", plan?.id ?? ""];
  useEffect(() => {
    if (id === "") return;
    void engine.draft.read(name).then(async (kept) => {
      const begun = (kept?.value as Run | undefined) ?? { id: engine.mint(), grid, plan: id };
      setRun(begun);
      if (!kept) await engine.draft.write(name, begun, new Map());
    });
  }, [engine, name, grid, id]);
  return { run, end: () => engine.draft.clear(name) };
}

function Scan({ onTag }: { onTag: (tag: string | null) => void }) {
  const say = useSay(gridFieldWords);
  const [code, setCode] = useState("");
  const [waiting, setWaiting] = useState(false);
  const touch = async (): Promise<void> => {
    setWaiting(true);
    const tag = await touchTag();
    setWaiting(false);
    onTag(tag);
  };
  return (
    <>
      <div class="f-row">
        {canReadCodes() ? (
          <label class="f-button primary f-camera">
            <Icon name="camera" /> {say("patrol.scan")}
            <input
              class="f-file"
              type="file"
              accept="image/*"
              capture="environment"
              onChange={(event) => {
                const [file] = event.currentTarget.files ?? [];
                event.currentTarget.value = "";
                if (file) void readCode(file).then(onTag);
              }}
            />
          </label>
        ) : null}
        {canTouch() ? (
          <button type="button" class="f-button" disabled={waiting} onClick={() => void touch()}>
            {say(waiting ? "patrol.nfc.wait" : "patrol.nfc")}
          </button>
        ) : null}
      </div>
      <label class="f-field">
        <span>{say("patrol.code")}</span>
        <input value={code} maxlength={200} autocapitalize="characters" onInput={(event) => setCode(event.currentTarget.value)} />
      </label>
      {code.trim() !== "" ? (
        <button
          type="button"
          class="f-button"
          onClick={() => {
            onTag(code.trim());
            setCode("");
          }}
        >
          {say("patrol.code.add")}
        </button>
      ) : null}
    </>
  );
}

/** One plan's walk: tags at points, in any order. */
export function PatrolPage({ params }: ScreenProps) {
  const { engine, state } = useField();
  const say = useSay(gridFieldWords);
  const plan = dayIn(state).find(
    (item): item is DayPatrol => item.kind === "patrol" && `${item.home}/${item.id}` === `${params[0]}/${params[1]}`,
  );
  const { run, end } = useRun(plan);
  const { problem, done, fail, keep, clear } = useKeep();
  const [told, setTold] = useState("");
  const [finding, setFinding] = useState(false);
  const [over, setOver] = useState(false);
  const points = packIn(state)?.points ?? [];
  const nameOf = (id: string): string =>
    points.find((point) => point.id === id)?.[state.language === "zh" ? "zh" : "en"] ?? points.find((point) => point.id === id)?.zh ?? "";
  if (over && done) return <Done words={say("patrol.finished")} />;
  if (!plan || !run) return <p class="f-card">{say("patrol.none")}</p>;
  const scans = new Set(
    state.items
      .filter((item) => item.command === "grid-work.scan-tag" && item.path.includes(run.id) && item.state !== "sent")
      .map((item) => pointOfTag(String(item.body["tag"]))),
  );
  const scan = async (tag: string | null): Promise<void> => {
    clear();
    setTold("");
    if (tag === null) return setTold(say("patrol.unread"));
    const point = pointOfTag(tag);
    if (point === null) return fail("need.tag");
    const name = nameOf(point);
    const kept = await keep(patrolItem("scans", run, { tag: tag.trim(), seenAt: seen(engine.now()) }, name));
    if (kept) setTold(name === "" ? say("patrol.elsewhere") : say("patrol.scanned", { point: name }));
  };
  const finish = async (): Promise<void> => {
    if (!(await keep(patrolItem("finish", run, { phrases: [], seenAt: seen(engine.now()) }, plan[state.language])))) return;
    await end();
    setOver(true);
  };
  if (finding)
    return (
      <FindingForm
        run={run}
        points={plan.points.map(({ id }) => ({ id, name: nameOf(id) }))}
        onDone={(kept) => {
          clear();
          setTold(kept ? say("patrol.found") : "");
          setFinding(false);
        }}
      />
    );
  return (
    <div class="f-form">
      <h1>{plan[state.language]}</h1>
      <p class="f-hint">{say("patrol.no-track")}</p>
      <Scan onTag={(tag) => void scan(tag)} />
      <p class="f-told" role="status">
        {told}
      </p>
      <Problem words={problem} />
      <p>{say("patrol.points", { done: plan.points.filter(({ id, looked }) => looked || scans.has(id)).length, n: plan.points.length })}</p>
      <ul class="f-stack">
        {plan.points.map(({ id, looked }) => (
          <li key={id} class="f-card f-near">
            <span>{nameOf(id)}</span>
            <span class={looked ? "f-state sent" : scans.has(id) ? "f-state kept" : "f-state"}>
              {say(looked ? "patrol.looked" : scans.has(id) ? "patrol.kept" : "patrol.open")}
            </span>
          </li>
        ))}
      </ul>
      <button type="button" class="f-button" onClick={() => setFinding(true)}>
        {say("patrol.find")}
      </button>
      <button type="button" class="f-button quiet" onClick={() => void finish()}>
        {say("patrol.finish")}
      </button>
    </div>
  );
}

/** The plans of one's grids. */
export function PatrolsPage() {
  const { state } = useField();
  const say = useSay(gridFieldWords);
  const plans = dayIn(state).filter((item): item is DayPatrol => item.kind === "patrol");
  return (
    <>
      <h1>{say("patrol.title")}</h1>
      <p class="f-hint">{say("patrol.no-track")}</p>
      {plans.length === 0 ? <p class="f-card">{say("patrol.none")}</p> : null}
      <ul class="f-stack">
        {plans.map((plan) => (
          <li key={plan.id}>
            <a class="f-task" href={`#/patrol/${plan.home}/${plan.id}`}>
              <strong>{plan[state.language]}</strong>
              <span class="f-meta">
                {plan.placeName} · {say("patrol.points", { done: lookedIn(state, plan), n: plan.points.length })}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
