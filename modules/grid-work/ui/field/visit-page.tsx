/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import { DraftNote, PhraseChips, useDraft, useField, useSay, type Item, type ScreenProps } from "#web/field";
import type { DayVisit } from "../../contract.ts";
import { outcomeIn } from "./cards.ts";
import { Done, DoneBefore, GridSelect, Line, Lines, Problem, Set, Tiles, useKeep } from "./blocks.tsx";
import { ConsentBack } from "./consent-back.tsx";
import { dayAfter, seen, visitItem } from "./items.ts";
import { chipsOf, dayIn, gridsIn, phrasesIn, practiceIn } from "./pack.ts";
import { gridFieldWords } from "./words.ts";

type Form = { grid: string; purpose: string; where: string; notes: string; on: string };

function useVisit(agreed: DayVisit | undefined) {
  const { engine, state } = useField();
  const [id] = useState(() => agreed?.id ?? engine.mint());
  const draft = useDraft<Form>(agreed ? `visit ${agreed.id}` : "visit", {
    grid: agreed?.grid ?? "",
    purpose: agreed?.purpose ?? "",
    where: agreed?.where ?? "",
    notes: "",
    on: dayAfter(engine.now(), 1),
  });
  // The pack may come after the screen: then the first grid is chosen when it has.
  const form = { ...draft.form, grid: draft.form.grid || (gridsIn(state)[0]?.code ?? "") };
  const place = gridsIn(state).find(({ code }) => code === form.grid)?.name ?? "";
  return { id, draft, form, place, set: draft.set, seenAt: () => seen(engine.now()) };
}

/** The words of consent, read aloud; the visit goes on only with a yes, and a no leaves nothing behind. */
function Consent({ onYes, onNo }: { onYes: () => void; onNo: () => void }) {
  const { state } = useField();
  const say = useSay(gridFieldWords);
  const words = practiceIn(state)?.consent[state.language] ?? "";
  return (
    <Set legend={say("visit.ask")}>
      <blockquote class="f-quote">{words}</blockquote>
      <div class="f-row">
        <button type="button" class="f-button primary" onClick={onYes}>
          {say("visit.yes")}
        </button>
        <button type="button" class="f-button" onClick={onNo}>
          {say("visit.no")}
        </button>
      </div>
    </Set>
  );
}

export function VisitPage({ params }: ScreenProps) {
  const { engine, state } = useField();
  const say = useSay(gridFieldWords);
  const agreed = dayIn(state).find(
    (item): item is DayVisit => item.kind === "visit" && `${item.home}/${item.id}` === `${params[0]}/${params[1]}`,
  );
  const { id, draft, form, place, set, seenAt } = useVisit(agreed);
  const { problem, done, fail, keep } = useKeep(draft.clear);
  const [consented, setConsented] = useState(false);
  const practice = practiceIn(state);
  if (!practice || form.grid === "") return <p class="f-card">{say("pack.none")}</p>;
  if (done) return <Done words={done} />;
  const before = agreed ? outcomeIn(state, agreed) : null;
  const back = async (item: Item): Promise<void> => {
    const [, visited = ""] = item.about.split("/");
    const taken = visitItem("consent-withdrawal", visited, String(item.body["grid"]), { seenAt: seenAt() }, item.label["place"] ?? "");
    // What has arrived is destroyed by the server; the copy on this phone goes as soon as the withdrawal is safe.
    if ((await keep(taken, [], say("visit.back.done"))) && item.state === "sent") await engine.discard(item.id);
  };
  if (before) return <DoneBefore title={say("visit.title")} item={before} />;
  const purposes = practice.visitPurposes.map(({ code, zh, en }) => ({ code, name: state.language === "zh" ? zh : en }));
  const known = (): boolean => {
    if (form.purpose === "") fail("need.purpose");
    else if (form.where.trim() === "") fail("need.where");
    return form.purpose !== "" && form.where.trim() !== "";
  };
  const absent = (again: string | null): void => {
    if (!agreed && !known()) return;
    const body = {
      seenAt: seenAt(),
      ...(form.purpose ? { purpose: form.purpose } : {}),
      ...(form.where.trim() ? { where: form.where.trim() } : {}),
      ...(again ? { again } : {}),
    };
    void keep(visitItem("absence", id, form.grid, body, place));
  };
  const agree = (): void => {
    if (known())
      void keep(
        visitItem("agreement", id, form.grid, { seenAt: seenAt(), purpose: form.purpose, on: form.on, where: form.where.trim() }, place),
      );
  };
  const record = (): void => {
    if (form.purpose === "") return fail("need.purpose");
    const notes = form.notes.trim();
    const body = {
      seenAt: seenAt(),
      consent: true,
      consentText: practice.version,
      purpose: form.purpose,
      phrases: phrasesIn(notes, "visit", state),
      ...(notes ? { notes } : {}),
    };
    void keep(visitItem("record", id, form.grid, body, place));
  };
  return (
    <div class="f-form">
      <h1>{say("visit.title")}</h1>
      <DraftNote draft={draft} />
      <GridSelect grid={form.grid} onGrid={(grid) => set({ grid })} />
      <Set legend={say("visit.purpose")}>
        <Tiles choices={purposes} chosen={form.purpose} onChoose={(purpose) => set({ purpose })} />
      </Set>
      <Problem words={problem} />
      {consented ? (
        <Set legend={say("visit.done")}>
          <PhraseChips chips={chipsOf("visit", state)} text={form.notes} onText={(notes) => set({ notes })} />
          <Lines label={say("visit.notes")} text={form.notes} max={1000} onText={(notes) => set({ notes })} />
          <button type="button" class="f-button primary f-wide" onClick={record}>
            {say("save")}
          </button>
        </Set>
      ) : (
        <>
          <Consent
            onYes={() => setConsented(true)}
            onNo={() => void keep(visitItem("refusal", id, form.grid, { seenAt: seenAt() }, place), [], say("visit.refused"))}
          />
          <Set legend={say("visit.nobody")}>
            <Line label={say("visit.where")} text={form.where} max={120} onText={(where) => set({ where })} />
            <div class="f-row">
              <button type="button" class="f-button" onClick={() => absent(null)}>
                {say("visit.absent")}
              </button>
              <button type="button" class="f-button" onClick={() => absent(dayAfter(engine.now(), 1))}>
                {say("visit.tomorrow")}
              </button>
            </div>
            <label class="f-field">
              <span>{say("visit.on")}</span>
              <input type="date" value={form.on} onInput={(event) => set({ on: event.currentTarget.value })} />
            </label>
            <button type="button" class="f-button" onClick={agree}>
              {say("visit.agree")}
            </button>
          </Set>
          {agreed ? (
            <button
              type="button"
              class="f-button quiet"
              onClick={() => void keep(visitItem("calling-off", id, form.grid, { seenAt: seenAt() }, place))}
            >
              {say("visit.callOff")}
            </button>
          ) : null}
          {agreed ? null : <ConsentBack back={(item) => void back(item)} />}
        </>
      )}
    </div>
  );
}
