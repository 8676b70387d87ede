/** @jsxImportSource preact */
import { useEffect, useRef, useState } from "preact/hooks";
import { fieldWords, useField, useSay, type Photos, type ScreenProps } from "#web/field";
import type { InspectionTask } from "../../contract.ts";
import { checklistWords } from "../checklist-words.ts";
import { LineCard } from "./line-card.tsx";
import { blankSheet, faultOf, isMarked, linesOf, photosOf, resultsOf, WAYS, type Mark, type Sheet } from "./marks.ts";
import { cellItem, keyOf, tasksIn } from "./tasks.ts";
import { cellFieldWords } from "./words.ts";

/** What an inspector does at a unit: look line by line, look again at what was mended, or sign what the other wrote down. */
export function InspectionPage({ params }: ScreenProps) {
  const { state } = useField();
  const say = useSay(cellFieldWords);
  const task = tasksIn(state).find((one) => keyOf(one) === `${params[0]}/${params[1]}`);
  if (!task) return <p class="f-card">{say("none")}</p>;
  if (task.stage !== "inspected") return <Look key={`${keyOf(task)} ${task.stage}`} task={task} />;
  return task.mine ? <p class="f-card">{say("waiting")}</p> : <Sign task={task} />;
}

function Done() {
  const { go } = useField();
  const say = useSay(cellFieldWords);
  return (
    <section class="f-card good" role="status">
      <h1 tabindex={-1} ref={(element) => element?.focus()}>
        {say("saved")}
      </h1>
      <button type="button" class="f-button primary f-wide" onClick={() => go("/")}>
        {say("today")}
      </button>
    </section>
  );
}

function Head({ task }: { task: InspectionTask }) {
  const { state } = useField();
  return (
    <>
      <h1>{task.unit.zh}</h1>
      <p class="f-meta">
        {task.rule[state.language]} · {task.placeName}
      </p>
    </>
  );
}

type Kept = { sheet: Sheet; photos: Photos };

/** What is being written is kept as it is written: the camera may end the app. */
function useSheet(task: InspectionTask) {
  const { engine } = useField();
  const name = `inspection ${keyOf(task)} ${task.stage}`;
  const [shown, show] = useState<Kept>(() => ({ sheet: blankSheet(task), photos: new Map() }));
  // A photo is made smaller while the next line is written: each change begins with what is there by then.
  const now = useRef(shown);
  const [ready, setReady] = useState(false);
  const [full, setFull] = useState(false);
  useEffect(() => {
    void engine.draft.read(name).then((kept) => {
      if (kept) show((now.current = { sheet: kept.value as Sheet, photos: kept.photos }));
      setReady(true);
    });
  }, [engine, name]);
  const change = (how: (now: Kept) => Partial<Kept>): void => {
    now.current = { ...now.current, ...how(now.current) };
    show(now.current);
    void engine.draft.write(name, now.current.sheet, now.current.photos).then((kept) => setFull(!kept));
  };
  return { ...shown, ready, full, change, end: () => engine.draft.clear(name) };
}

function Look({ task }: { task: InspectionTask }) {
  const { engine } = useField();
  const say = useSay(cellFieldWords);
  const sayField = useSay(fieldWords);
  const { sheet, photos, ready, full, change, end } = useSheet(task);
  const [problem, setProblem] = useState<{ line: string; words: string } | null>(null);
  const [done, setDone] = useState(false);
  const again = task.stage === "rectified";
  if (done) return <Done />;
  if (!ready) return null;
  const put = (code: string, part: Partial<Mark>, added: Photos = new Map()): void => {
    setProblem(null);
    change((now) => {
      const marks = { ...now.sheet.marks, [code]: { ...now.sheet.marks[code]!, ...part } };
      const named = new Set(Object.values(marks).flatMap((mark) => mark.photos));
      const kept = new Map([...now.photos, ...added].filter(([id]) => named.has(id)));
      return { sheet: { ...now.sheet, marks }, photos: kept };
    });
  };
  const save = async (): Promise<void> => {
    const fault = faultOf(task, sheet);
    if (fault) {
      setProblem({ line: fault.line, words: say(`need.${fault.why}`) });
      return document.getElementById(`line-${fault.line}`)?.scrollIntoView();
    }
    if (again && sheet.said.trim() === "") return setProblem({ line: "", words: say("need.note") });
    const seenAt = new Date(engine.now()).toISOString();
    const blobs = photosOf(task, sheet).flatMap((id) => photos.get(id) ?? []);
    const said = sheet.said.trim();
    const body = again ? { note: said } : { way: task.way ?? sheet.way, statement: said || null, seenAt };
    const item = cellItem(task, again ? "recheck" : "inspection", body);
    const saved = await engine.save(item, blobs, engine.mint(), (ids) => ({ results: resultsOf(task, sheet, ids) }));
    if (!saved.saved) return setProblem({ line: "", words: sayField(saved.why === "full" ? "save.full" : "save.locked") });
    await end();
    setDone(true);
  };
  const marked = Object.values(sheet.marks).filter(isMarked).length;
  return (
    <div class="f-form">
      <Head task={task} />
      {task.way ? <p class="f-card">{say("check", { way: say(`way.${task.way}`) })}</p> : null}
      {again ? (
        <p>{say("again")}</p>
      ) : task.way ? null : (
        <Way way={sheet.way} onWay={(way) => change((now) => ({ sheet: { ...now.sheet, way } }))} />
      )}
      {linesOf(task).map((line) => (
        <LineCard
          key={line.code}
          line={line}
          own={task.self.find((one) => one.line === line.code)?.points}
          mark={sheet.marks[line.code]!}
          photos={photos}
          again={again}
          problem={problem?.line === line.code ? problem.words : ""}
          put={(part, added) => put(line.code, part, added)}
        />
      ))}
      <label class="f-field">
        <span>{say(again ? "note" : "statement")}</span>
        <textarea
          rows={3}
          maxlength={1000}
          value={sheet.said}
          onInput={({ currentTarget }) => change((now) => ({ sheet: { ...now.sheet, said: currentTarget.value } }))}
        />
      </label>
      {problem ? (
        <p class="f-problem" role="alert">
          {problem.line ? `${say("line", { line: problem.line })}${problem.words}` : problem.words}
        </p>
      ) : null}
      {full ? <p class="f-problem">{sayField("save.draft")}</p> : null}
      <p class="f-hint">{say("marked", { n: marked, all: linesOf(task).length })}</p>
      <button type="button" class="f-button primary f-wide" onClick={() => void save()}>
        {say("save")}
      </button>
    </div>
  );
}

function Way({ way, onWay }: { way: Sheet["way"]; onWay: (way: Sheet["way"]) => void }) {
  const say = useSay(cellFieldWords);
  return (
    <fieldset class="f-set">
      <legend>{say("way")}</legend>
      <ul class="f-tiles">
        {WAYS.map((one) => (
          <li key={one}>
            <button type="button" class="f-button f-tile" aria-pressed={way === one} onClick={() => onWay(one)}>
              {say(`way.${one}`)}
            </button>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

/** The second of those drawn: what the first wrote down, and the own name under it. */
function Sign({ task }: { task: InspectionTask }) {
  const { engine, state } = useField();
  const say = useSay(cellFieldWords);
  const sayField = useSay(fieldWords);
  const sayProof = useSay(checklistWords);
  const [problem, setProblem] = useState("");
  const [done, setDone] = useState(false);
  if (done) return <Done />;
  const sign = async (): Promise<void> => {
    const saved = await engine.save(cellItem(task, "countersignature", {}));
    if (saved.saved) setDone(true);
    else setProblem(sayField(saved.why === "full" ? "save.full" : "save.locked"));
  };
  const result = new Map(task.results.map((one) => [one.line, one]));
  return (
    <div class="f-form">
      <Head task={task} />
      <p>{say("sign.lead")}</p>
      <dl class="f-facts">
        {task.rule.lines.map((line) => {
          const one = result.get(line.code);
          return (
            <div key={line.code}>
              <dt>{line[state.language]}</dt>
              <dd>
                {one?.points ?? say("na")} / {line.points}
                {one && one.finding !== "none" ? ` · ${say(`finding.${one.finding}`)}` : ""}
                {one?.bare ? ` · ${sayProof("proof.bare")}` : ""}
              </dd>
            </div>
          );
        })}
      </dl>
      {problem ? (
        <p class="f-problem" role="alert">
          {problem}
        </p>
      ) : null}
      <button type="button" class="f-button primary f-wide" onClick={() => void sign()}>
        {say("sign")}
      </button>
    </div>
  );
}
