/** @jsxImportSource preact */
import { useEffect, useRef, useState } from "preact/hooks";
import { areaOf, packedAreas, PlacePicker } from "#parts/places";
import { fieldWords, PhotoPicker, PhraseChips, receiptNumber, useField, useSay, VoiceNote, isVoice, type Photos } from "#web/field";
import { TelLink } from "#web/parts";
import type { Category, NearIncident } from "../../contract.ts";
import { CategoryPicker } from "./category-picker.tsx";
import { categoriesIn } from "./expected.ts";
import { Near } from "./near.tsx";
import { reportChips, stepChips } from "./phrases.ts";
import { EMPTY_REPORT, homeOf, mayFix, placeOf, problemsOf, type Problem, type ReportForm } from "./report-form.ts";
import { joinItem, reportItem, stepItem } from "./step.ts";
import { incidentFieldWords } from "./words.ts";

const DRAFT = "report";
const LIFE = ["110", "119", "120"];

type Draft = {
  form: ReportForm;
  photos: Photos;
  voice: Blob | null;
  set: (form: ReportForm, photos?: Photos, voice?: Blob | null) => void;
  clear: () => Promise<void>;
  found: boolean;
  full: boolean;
};

/** The form, kept sealed on the phone as it grows: opening the camera may end the app behind it. */
function useDraft(): Draft {
  const { engine } = useField();
  const [form, setForm] = useState(EMPTY_REPORT);
  const [photos, setPhotos] = useState<Photos>(new Map());
  const [voice, setVoice] = useState<Blob | null>(null);
  // A draft's files lie under ids: a new recording takes a new one, so that the old is let go.
  const spokenId = useRef("");
  const [found, setFound] = useState(false);
  const [full, setFull] = useState(false);
  useEffect(() => {
    void engine.draft.read(DRAFT).then((draft) => {
      if (!draft) return;
      setForm(draft.value as ReportForm);
      setPhotos(new Map([...draft.photos].filter(([, one]) => !isVoice(one))));
      const spoken = [...draft.photos].find(([, one]) => isVoice(one));
      spokenId.current = spoken?.[0] ?? "";
      setVoice(spoken?.[1] ?? null);
      setFound(true);
    });
  }, [engine]);
  return {
    form,
    photos,
    voice,
    found,
    full,
    set: (next, more = photos, spoken = voice) => {
      setForm(next);
      setPhotos(more);
      setVoice(spoken);
      if (spoken !== voice) spokenId.current = engine.mint();
      const files = spoken ? new Map([...more, [spokenId.current, spoken]]) : more;
      void engine.draft.write(DRAFT, next, files).then((kept) => setFull(!kept));
    },
    clear: async () => {
      await engine.draft.clear(DRAFT);
      setForm(EMPTY_REPORT);
      setPhotos(new Map());
      setVoice(null);
      setFound(false);
    },
  };
}

function Saved({ number, joined, onAgain }: { number: string; joined: boolean; onAgain: () => void }) {
  const { go } = useField();
  const say = useSay(incidentFieldWords);
  return (
    <section class="f-card good" role="status">
      <h1 tabindex={-1} ref={(element) => element?.focus()}>
        {joined ? say("near.joined") : say("report.saved", { number })}
      </h1>
      <p>{say("report.saved.offline")}</p>
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

const problemAt = (problems: readonly Problem[], field: Problem["field"]): Problem | undefined =>
  problems.find((one) => one.field === field);

function useSend(draft: Draft, category: Category | null) {
  const { engine, state } = useField();
  const areas = packedAreas(state.pack);
  const send = async (): Promise<{ number: string } | "full" | "locked"> => {
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
    if (fixed) await engine.save(stepItem("self-handle", { home, id }, { result: form.how.trim() }, label));
    await draft.clear();
    return { number };
  };
  const join = async (near: NearIncident): Promise<void> => {
    const label = { number: "", category: near.category };
    await engine.save(joinItem(near, engine.mint(), label));
    if (draft.form.words.trim() !== "") await engine.save(stepItem("note", near, { text: draft.form.words.trim() }, label));
    await draft.clear();
  };
  return { send, join };
}

export function ReportPage() {
  const { state } = useField();
  const say = useSay(incidentFieldWords);
  const sayField = useSay(fieldWords);
  const draft = useDraft();
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [failed, setFailed] = useState<"full" | "locked" | null>(null);
  const [done, setDone] = useState<{ number: string; joined: boolean } | null>(null);
  const { form, photos } = draft;
  const category = categoriesIn(state).find((one) => one.code === form.category) ?? null;
  const { send, join } = useSend(draft, category);
  const areas = packedAreas(state.pack);
  const area = areaOf(form.where, areas);
  const change = (part: Partial<ReportForm>): void => draft.set({ ...form, ...part });
  const near = form.where.point ? { lon: form.where.point.lon, lat: form.where.point.lat } : area ? { area } : null;
  const submit = async (): Promise<void> => {
    const found = problemsOf(form);
    setProblems(found);
    if (found.length > 0) return document.getElementById(`report-${found[0]?.field}`)?.scrollIntoView({ block: "center" });
    const outcome = await send();
    if (typeof outcome === "string") return setFailed(outcome);
    setFailed(null);
    setDone({ number: outcome.number, joined: false });
  };
  const wrong = (field: Problem["field"]) => {
    const problem = problemAt(problems, field);
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
      <PhotoPicker photos={photos} onPhotos={(next) => draft.set(form, next)} first={say("report.photo")} />
      {draft.found ? (
        <p class="f-hint">
          {say("draft.found")}{" "}
          <button type="button" class="f-link" onClick={() => void draft.clear()}>
            {say("draft.clear")}
          </button>
        </p>
      ) : null}
      {draft.full ? <p class="f-problem">{sayField("save.draft")}</p> : null}
      <fieldset class="f-set" id="report-category">
        <legend>{say("report.what")}</legend>
        <p class="f-hint">{say("report.life", { numbers: LIFE.join(" / ") })}</p>
        <CategoryPicker chosen={category} onChoose={(one) => change({ category: one?.code ?? "" })} />
        {category?.hotline ? (
          <p class="f-card danger">
            {say("report.call", { number: category.hotline })} <TelLink number={category.hotline} big />
          </p>
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
        <VoiceNote voice={draft.voice} onVoice={(voice) => draft.set(form, photos, voice)} />
      </fieldset>
      <div id="report-where">
        <PlacePicker choice={form.where} onChoice={(where) => change({ where })} />
        {wrong("where")}
      </div>
      <Near at={near} category={form.category} onSame={(one) => void join(one).then(() => setDone({ number: "", joined: true }))} />
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
