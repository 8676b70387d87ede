/** @jsxImportSource preact */
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { DraftNote, fieldWords, PhotoPicker, PhraseChips, useDraft, useField, useSay, VoiceNote } from "#web/field";
import type { FirstStep, May } from "../../contract.ts";
import type { FieldTask } from "../../field-task.ts";
import { stepChips } from "./phrases.ts";
import { stepItem, type FieldStep } from "./step.ts";
import { incidentFieldWords } from "./words.ts";

type Choice = { name: "ending" | "passed" | "firstStep"; options: readonly { value: string; key: keyof typeof incidentFieldWords }[] };

const CHOICES: Partial<Record<FieldStep, Choice>> = {
  "first-step": {
    name: "firstStep",
    options: (["arrived", "guarded", "contacted", "reported"] as const satisfies readonly FirstStep[]).map((value) => ({
      value,
      key: `step.${value}` as const,
    })),
  },
  "feed-back": {
    name: "ending",
    options: [
      { value: "solved", key: "step.solved" },
      { value: "unsolvable", key: "step.unsolvable" },
    ],
  },
  check: {
    name: "passed",
    options: [
      { value: "yes", key: "step.passed" },
      { value: "no", key: "step.returned" },
    ],
  },
};
/** The name of the text in each command. */
const TEXT: Partial<Record<FieldStep, string>> = {
  verify: "summary",
  bounce: "reason",
  "first-step": "text",
  "feed-back": "result",
  check: "note",
  "self-handle": "result",
  note: "text",
};
const WITH_PHOTOS: readonly FieldStep[] = ["first-step", "feed-back", "self-handle"];
const WITH_VOICE: readonly FieldStep[] = ["feed-back", "self-handle", "note"];
/** Who guards a hole in the road has no hand free to write. */
const WORDLESS: readonly FieldStep[] = ["first-step"];

const AT_MOST: Partial<Record<FieldStep, number>> = { verify: 120, bounce: 500, check: 500, "first-step": 500 };

type Values = { choice: string; text: string; unit: string };

function bodyOf(step: FieldStep, { choice, text, unit }: Values): Record<string, unknown> {
  const name = TEXT[step];
  const chosen = CHOICES[step]?.name;
  return {
    ...(unit === "" ? {} : { unit }),
    ...(chosen === "passed" ? { passed: choice === "yes" } : chosen ? { [chosen]: choice } : {}),
    ...(name && (text.trim() !== "" || !WORDLESS.includes(step)) ? { [name]: text.trim() } : {}),
  };
}

/** One step, kept at once: what it needs and nothing else. */
export function StepForm({ task, step, may, onDone }: { task: FieldTask; step: FieldStep; may: May; onDone: (saved: boolean) => void }) {
  const { engine, state } = useField();
  const say = useSay(incidentFieldWords);
  const sayField = useSay(fieldWords);
  const units = may.units ?? [];
  const draft = useDraft<Values>(`step ${step} ${task.home}/${task.id}`, {
    choice: "",
    text: "",
    unit: units.length > 1 ? "" : (units[0] ?? ""),
  });
  const { form: values, photos, voice } = draft;
  const [problem, setProblem] = useState("");
  // The button that was pressed is gone: whoever does not see goes on where the form begins.
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => heading.current?.focus(), []);
  const change = (part: Partial<Values>): void => {
    setProblem("");
    draft.set(part);
  };
  const choice = CHOICES[step];
  const save = async (): Promise<void> => {
    if (units.length > 1 && values.unit === "") return setProblem(say("step.unitFirst"));
    if (choice && values.choice === "") return setProblem(say("step.choose"));
    if (TEXT[step] && values.text.trim() === "" && !WORDLESS.includes(step)) return setProblem(say("step.need"));
    const label = { number: task.number, category: task.category };
    const saved = await engine.save(
      stepItem(step, task, bodyOf(step, values), label),
      voice ? [...photos.values(), voice] : [...photos.values()],
    );
    if (!saved.saved) return setProblem(sayField(saved.why === "full" ? "save.full" : "save.locked"));
    await draft.clear();
    onDone(true);
  };
  return (
    <form
      class="f-form f-card"
      noValidate
      aria-label={say(`step.${step}`)}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <h2 tabindex={-1} ref={heading}>
        {say(`step.${step}`)}
      </h2>
      <DraftNote draft={draft} />
      {units.length > 1 ? (
        <div class="f-field">
          <label for="step-unit">{say("step.unit")}</label>
          <select id="step-unit" value={values.unit} onChange={(event) => change({ unit: event.currentTarget.value })}>
            <option value="">{say("step.unitChoose")}</option>
            {units.map((unit) => (
              <option key={unit} value={unit}>
                {task.unitNames?.find(({ code }) => code === unit)?.[state.language] ?? unit}
              </option>
            ))}
          </select>
        </div>
      ) : null}
      {choice ? (
        <div class="f-row" role="group" aria-label={say(`step.${step}`)}>
          {choice.options.map(({ value, key }) => (
            <button
              key={value}
              type="button"
              class="f-button f-choice"
              aria-pressed={values.choice === value}
              onClick={() => change({ choice: value })}
            >
              {say(key)}
            </button>
          ))}
        </div>
      ) : null}
      {WITH_PHOTOS.includes(step) ? <PhotoPicker photos={photos} onPhotos={draft.setPhotos} /> : null}
      {TEXT[step] ? (
        <>
          <PhraseChips chips={stepChips(step, state)} text={values.text} onText={(text) => change({ text })} />
          <label class="f-field">
            <span>{say(`text.${step as Exclude<FieldStep, "accept">}`)}</span>
            {step === "verify" ? <span class="f-hint">{say("text.verify.hint")}</span> : null}
            <textarea
              rows={3}
              maxlength={AT_MOST[step] ?? 1000}
              value={values.text}
              onInput={(event) => change({ text: event.currentTarget.value })}
            />
          </label>
        </>
      ) : null}
      {WITH_VOICE.includes(step) ? <VoiceNote voice={voice} onVoice={draft.setVoice} /> : null}
      {problem ? (
        <p class="f-problem" role="alert">
          {problem}
        </p>
      ) : null}
      <div class="f-row">
        <button type="submit" class="f-button primary">
          {say("step.save")}
        </button>
        <button type="button" class="f-button quiet" onClick={() => onDone(false)}>
          {say("step.cancel")}
        </button>
      </div>
    </form>
  );
}
