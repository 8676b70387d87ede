/** @jsxImportSource preact */
import { Fragment } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { fieldWords, sayDue, useField, useSay, type ScreenProps } from "#web/field";
import { cityDay, sayInstant } from "#web/visits";
import type { May } from "../../contract.ts";
import type { FieldTask } from "../../field-task.ts";
import { stateWords } from "../state-words.ts";
import type { KnownIncident } from "../../incident.ts";
import { categoryName, dueOf, placeIn, stageName } from "./cards.ts";
import { categoriesIn, expected, keyOf, mayDo, tasksIn } from "./expected.ts";
import { StepForm } from "./step-form.tsx";
import { COMMANDS, stepItem, type FieldStep } from "./step.ts";
import { incidentFieldWords } from "./words.ts";

const STEPS = Object.keys(COMMANDS) as FieldStep[];
const stepOf = (command: string): FieldStep | undefined => STEPS.find((step) => COMMANDS[step] === command);

function Facts({ task, record }: { task: FieldTask; record: KnownIncident }) {
  const { engine, state } = useField();
  const say = useSay(incidentFieldWords);
  const { dueAt, provisional } = dueOf(task, record);
  const due = dueAt ? sayDue(dueAt, provisional, engine.now(), state.language) : null;
  return (
    <dl class="f-facts">
      <dt>{say("task.where")}</dt>
      <dd>{placeIn(task, state.language)}</dd>
      {task.address ? (
        <>
          <dt>{say("task.address")}</dt>
          <dd>{task.address}</dd>
        </>
      ) : null}
      {task.needs ? (
        <>
          <dt>{say("task.needs")}</dt>
          <dd>{task.needs}</dd>
        </>
      ) : null}
      {task.description ? (
        <>
          <dt>{say("task.words")}</dt>
          <dd>{task.description}</dd>
        </>
      ) : null}
      {task.results?.map(({ zh, en, text }) => (
        <Fragment key={zh}>
          <dt>
            {say("task.results")} <span>{state.language === "en" ? en : zh}</span>
          </dt>
          <dd>{text}</dd>
        </Fragment>
      ))}
      {due ? (
        <>
          <dt>{say("task.due")}</dt>
          <dd class={`f-due ${due.tone}`}>
            {due.text} · {sayInstant(dueAt ?? "", state.language, cityDay(new Date(engine.now())))}
          </dd>
        </>
      ) : null}
      <dt>{say("task.number")}</dt>
      <dd>{task.number}</dd>
    </dl>
  );
}

function Pictures({ task }: { task: FieldTask }) {
  const { state } = useField();
  const say = useSay(incidentFieldWords);
  const erased = task.erasedPhotos ? <p class="f-hint">{say("task.photosErased", { n: task.erasedPhotos })}</p> : null;
  if (task.photoIds.length === 0) return erased;
  if (!state.reachable) return <p class="f-hint">{say("task.photos", { n: task.photoIds.length })}</p>;
  return (
    <>
      <ul class="f-thumbs">
        {task.photoIds.map((id, index) => (
          <li key={id} class="f-thumb">
            <a href={`/api/photos/${id}`} target="_blank" rel="noopener">
              <img src={`/api/photos/${id}?size=thumb`} alt={say("task.photo", { n: index + 1 })} loading="lazy" />
            </a>
          </li>
        ))}
      </ul>
      {erased}
    </>
  );
}

function Steps({ task, may }: { task: FieldTask; may: readonly May[] }) {
  const { engine } = useField();
  const say = useSay(incidentFieldWords);
  const [open, setOpen] = useState<FieldStep | null>(null);
  const sayField = useSay(fieldWords);
  const [told, setTold] = useState("");
  const [problem, setProblem] = useState("");
  const heading = useRef<HTMLHeadingElement>(null);
  const wasOpen = useRef(false);
  const offered = may.flatMap((one) => {
    const step = stepOf(one.command);
    return step ? [{ step, may: one }] : [];
  });
  const chosen = offered.find(({ step }) => step === open);
  const filling = chosen !== undefined;
  useLayoutEffect(() => {
    if (!filling && wasOpen.current) heading.current?.focus();
    wasOpen.current = filling;
  }, [filling]);
  const quick = async (key: "absent" | "tomorrow"): Promise<void> => {
    const label = { number: task.number, category: task.category };
    const kept = await engine.save(stepItem("note", task, { text: say(`note.${key}`) }, label));
    setTold(kept.saved ? say("step.saved", { step: say(`step.${key}`) }) : "");
    setProblem(kept.saved ? "" : sayField(kept.why === "full" ? "save.full" : "save.locked"));
  };
  if (chosen)
    return (
      <StepForm
        key={chosen.step}
        task={task}
        step={chosen.step}
        may={chosen.may}
        onDone={(saved) => {
          setOpen(null);
          setTold(saved ? say("step.saved", { step: say(`step.${chosen.step}`) }) : "");
        }}
      />
    );
  return (
    <section aria-label={say("task.next")}>
      <h2 tabindex={-1} ref={heading}>
        {say("task.next")}
      </h2>
      <p role="status" class="f-told">
        {told}
      </p>
      {problem ? (
        <p class="f-problem" role="alert">
          {problem}
        </p>
      ) : null}
      {offered.length === 0 ? <p>{say("task.nothing")}</p> : null}
      <div class="f-column">
        {offered.map(({ step }, index) => (
          <button key={step} type="button" class={index === 0 ? "f-button primary" : "f-button"} onClick={() => setOpen(step)}>
            {say(`step.${step}`)}
          </button>
        ))}
      </div>
      {offered.some(({ step }) => step === "note") ? (
        <div class="f-row">
          <button type="button" class="f-button" onClick={() => void quick("absent")}>
            {say("step.absent")}
          </button>
          <button type="button" class="f-button" onClick={() => void quick("tomorrow")}>
            {say("step.tomorrow")}
          </button>
        </div>
      ) : null}
    </section>
  );
}

/** After the last step of one's own nothing is left on the phone: said as what was done, with the way back. */
function Gone({ about }: { about: string }) {
  const { state } = useField();
  const say = useSay(incidentFieldWords);
  const told = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => told.current?.focus(), []);
  const sent = state.items.findLast((item) => item.about === about && item.state === "sent");
  const step = sent ? stepOf(sent.command) : undefined;
  return (
    <div class="f-card">
      <h1 class="f-lead" tabindex={-1} ref={told}>
        {step ? (
          <>
            {say(`step.${step}`)} <span>{say("task.sent")}</span>
          </>
        ) : (
          say("task.none")
        )}
      </h1>
      {step ? <p>{say("task.nothing")}</p> : null}
      <a class="f-button primary" href="#/">
        {say("report.today")}
      </a>
    </div>
  );
}

export function TaskPage({ params }: ScreenProps) {
  const { engine, state } = useField();
  const say = useSay(incidentFieldWords);
  const task = tasksIn(state).find((one) => keyOf(one) === `${params[0]}/${params[1]}`);
  if (!task || !state.account) return <Gone about={`${params[0]}/${params[1]}`} />;
  const now = new Date(engine.now()).toISOString();
  const { state: record, pending } = expected(task, state, now);
  const may = mayDo(record, state.account, categoriesIn(state), now);
  const urgency = stateWords[`incidents.urgency.${task.urgency}`][state.language];
  return (
    <article>
      <p class={`f-urgency ${task.urgency}`}>{urgency}</p>
      <h1>{categoryName(state, task.category)}</h1>
      {task.summary ? <p class="f-lead">{task.summary}</p> : null}
      <p class="f-stage">
        {pending.length > 0
          ? say("task.expected", { stage: stageName(record.stage, state.language) })
          : stageName(record.stage, state.language)}
      </p>
      {pending.length > 0 ? <p class="f-hint">{say("task.pending", { n: pending.length })}</p> : null}
      <Facts task={task} record={record} />
      <Pictures task={task} />
      <Steps task={task} may={may} />
    </article>
  );
}
