/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import { areaOf, packedAreas, PlacePicker } from "#parts/places";
import {
  DraftNote,
  fieldWords,
  PhotoPicker,
  PhraseChips,
  receiptNumber,
  useDraft,
  useField,
  useSay,
  VoiceNote,
  type Draft,
} from "#web/field";
import { TelLink } from "#web/parts";
import type { Category, NearIncident } from "../../contract.ts";
import { workerPart } from "../worker-part.ts";
import { AskFirst } from "./ask-first.tsx";
import { CategoryPicker } from "./category-picker.tsx";
import { categoriesIn } from "./expected.ts";
import { Near } from "./near.tsx";
import { reportChips, stepChips } from "./phrases.ts";
import { EMPTY_REPORT, homeOf, mayFix, placeOf, problemsOf, type Problem, type ReportForm } from "./report-form.ts";
import { joinItem, reportItem, stepItem } from "./step.ts";
import { incidentFieldWords } from "./words.ts";

const LIFE = ["110", "119", "120"];

type Kept = { number: string; joined: boolean; stepLost: boolean };

function Saved({ number, joined, stepLost, onAgain }: Kept & { onAgain: () => void }) {
  const { go } = useField();
  const say = useSay(incidentFieldWords);
  return (
    <section class="f-card good" role="status">
      <h1 tabindex={-1} ref={(element) => element?.focus()}>
        {joined ? say("near.joined") : say("report.saved", { number })}
      </h1>
      <p>{say("report.saved.offline")}</p>
      {stepLost ? <p class="f-problem">{say("report.fixed.lost")}</p> : null}
      <div class="f-column">
        <button type="button" class="f-button primary" onClick={onAgain}>
          {say("report.again")}
        </button>
        <button type="button" class="f-button" onClick={() => go("/")}>
          {say("report.today")}
        </button>
      </div>
    </section>
  );
}

function useSend(draft: Draft<ReportForm>, category: Category | null) {
  const { engine, state } = useField();
  const areas = packedAreas(state.pack);
  const send = async (): Promise<Kept | "full" | "locked"> => {
    const { form, photos, voice } = draft;
    const id = engine.mint();
    const number = await receiptNumber(id);
    const { point, area } = placeOf(form.where, areas);
    const home = area === null ? null : homeOf(area);
    const label = { number, category: form.category };
    const body = {
      id,
      category: form.category,
      description: form.words.trim(),
      point,
      area,
      address: form.where.address.trim() || null,
      language: state.language,
      seenAt: new Date(engine.now()).toISOString(),
    };
    const saved = await engine.save(reportItem(body, home, label), voice ? [...photos.values(), voice] : [...photos.values()]);
    if (!saved.saved) return saved.why;
    const fixed = form.fixed && home !== null && state.account !== null && mayFix(state.account, category, area);
    const step = fixed ? await engine.save(stepItem("self-handle", { home, id }, { result: form.how.trim() }, label)) : saved;
    await draft.clear();
    return { number, joined: false, stepLost: !step.saved };
  };
  /** The words go first: whoever is one more of many without them has lost what they wrote. */
  const join = async (near: NearIncident): Promise<Kept | "full" | "locked"> => {
    const label = { number: "", category: near.category };
    const text = draft.form.words.trim();
    for (const item of [...(text ? [stepItem("note", near, { text }, label)] : []), joinItem(near, engine.mint(), label)]) {
      const saved = await engine.save(item);
      if (!saved.saved) return saved.why;
    }
    await draft.clear();
    return { number: "", joined: true, stepLost: false };
  };
  return { send, join };
}

export function ReportPage() {
  const { state } = useField();
  const say = useSay(incidentFieldWords);
  const sayField = useSay(fieldWords);
  const draft = useDraft("report", EMPTY_REPORT);
  const [checked, setChecked] = useState(false);
  const [failed, setFailed] = useState<"full" | "locked" | null>(null);
  const [done, setDone] = useState<Kept | null>(null);
  const { form, photos } = draft;
  const category = categoriesIn(state).find((one) => one.code === form.category) ?? null;
  const { send, join } = useSend(draft, category);
  const areas = packedAreas(state.pack);
  const area = areaOf(form.where, areas);
  const change = draft.set;
  const near = form.where.point ? { lon: form.where.point.lon, lat: form.where.point.lat } : area ? { area } : null;
  // Once it was to be saved, each thing still missing is named until it is there.
  const problems = checked ? problemsOf(form) : [];
  const told = (outcome: Kept | "full" | "locked"): void => {
    if (typeof outcome === "string") return setFailed(outcome);
    setFailed(null);
    setChecked(false);
    setDone(outcome);
  };
  const submit = async (): Promise<void> => {
    const [first] = problemsOf(form);
    setChecked(true);
    if (first) return document.getElementById(`report-${first.field}`)?.scrollIntoView({ block: "center" });
    told(await send());
  };
  const wrong = (field: Problem["field"]) => {
    const problem = problems.find((one) => one.field === field);
    return problem ? (
      <p class="f-problem" role="alert">
        {say(problem.key)}
      </p>
    ) : null;
  };
  if (done) return <Saved {...done} onAgain={() => setDone(null)} />;
  return (
    <form
      class="f-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <h1>{say("report.title")}</h1>
      <PhotoPicker photos={photos} onPhotos={draft.setPhotos} first={say("report.photo")} />
      <DraftNote draft={draft} />
      <fieldset class="f-set" id="report-category">
        <legend>{say("report.what")}</legend>
        <p class="f-hint">{say("report.life", { numbers: LIFE.join(" / ") })}</p>
        <CategoryPicker chosen={category} onChoose={(one) => change({ category: one?.code ?? "" })} />
        {category?.hotline ? (
          <p class="f-card danger">
            {say("report.call", { number: category.hotline })} <TelLink number={category.hotline} big />
          </p>
        ) : null}
        {category?.askFirst ? (
          <AskFirst
            asked={category.askFirst}
            of={(code) => categoriesIn(state).find((one) => one.code === code)}
            onYes={(code) => change({ category: code })}
          />
        ) : null}
        {category ? (
          <details>
            <summary>{say("report.part")}</summary>
            <p>{workerPart(category)[state.language]}</p>
          </details>
        ) : null}
        {category?.sealed ? <p class="f-hint">{say("report.sealed")}</p> : null}
        {wrong("category")}
      </fieldset>
      <fieldset class="f-set" id="report-words">
        <legend>{say("report.words")}</legend>
        <PhraseChips chips={reportChips(state)} text={form.words} onText={(words) => change({ words })} />
        <label class="f-field">
          <span>{say("report.words.hint")}</span>
          <textarea rows={3} maxlength={4000} value={form.words} onInput={(event) => change({ words: event.currentTarget.value })} />
        </label>
        {wrong("words")}
        <VoiceNote voice={draft.voice} onVoice={draft.setVoice} />
      </fieldset>
      <div id="report-where">
        <PlacePicker choice={form.where} onChoice={(where) => change({ where })} />
        {wrong("where")}
      </div>
      <Near at={near} category={form.category} onSame={(one) => void join(one).then(told)} />
      {state.account && mayFix(state.account, category, area) ? (
        <fieldset class="f-set" id="report-how">
          <label class="f-check">
            <input type="checkbox" checked={form.fixed} onChange={(event) => change({ fixed: event.currentTarget.checked })} />
            {say("report.fixed")}
          </label>
          {form.fixed ? (
            <>
              <PhraseChips chips={stepChips("self-handle", state)} text={form.how} onText={(how) => change({ how })} />
              <label class="f-field">
                <span>{say("report.fixed.how")}</span>
                <textarea rows={2} maxlength={1000} value={form.how} onInput={(event) => change({ how: event.currentTarget.value })} />
              </label>
              {wrong("how")}
            </>
          ) : null}
        </fieldset>
      ) : null}
      {failed ? (
        <p class="f-card danger" role="alert">
          {sayField(failed === "full" ? "save.full" : "save.locked")}
        </p>
      ) : null}
      <button type="submit" class="f-button primary f-wide">
        {say("report.save")}
      </button>
    </form>
  );
}
