/** @jsxImportSource preact */
import { DraftNote, PhotoPicker, PhraseChips, receiptNumber, useDraft, useField, useSay, type ScreenProps } from "#web/field";
import type { DayRequest } from "../../contract.ts";
import { outcomeIn } from "./cards.ts";
import { Done, DoneBefore, GridSelect, Line, Lines, Problem, Set, Tiles, useKeep } from "./blocks.tsx";
import { isTelephone, requestItem, requestStep, seen } from "./items.ts";
import { chipsOf, dayIn, gridsIn, practiceIn } from "./pack.ts";
import { gridFieldWords } from "./words.ts";

/** Takes down what somebody needs done for them. */
export function NewRequestPage() {
  const { engine, state } = useField();
  const say = useSay(gridFieldWords);
  const draft = useDraft("request", { grid: "", kind: "", need: "", name: "", phone: "", address: "", reads: "zh" });
  const { photos } = draft;
  // The pack may come after the screen: then the first grid is chosen when it has.
  const form = { ...draft.form, grid: draft.form.grid || (gridsIn(state)[0]?.code ?? "") };
  const { problem, done, fail, keep } = useKeep(draft.clear);
  const { set } = draft;
  const practice = practiceIn(state);
  if (!practice || form.grid === "") return <p class="f-card">{say("pack.none")}</p>;
  if (done) return <Done words={done} />;
  const save = async (): Promise<void> => {
    if (form.kind === "") return fail("need.kind");
    if (form.need.trim() === "") return fail("need.text");
    if (form.phone.trim() !== "" && !isTelephone(form.phone.trim())) return fail("request.phone.bad");
    const id = engine.mint();
    const number = await receiptNumber(id);
    const body = {
      kind: form.kind,
      need: form.need.trim(),
      name: form.name.trim() || null,
      phone: form.phone.replace(/[\s-]/g, "") || null,
      address: form.address.trim() || null,
      // The resident's, not that of whoever holds the phone.
      language: form.reads === "en" ? "en" : "zh",
      seenAt: seen(engine.now()),
    };
    await keep(requestItem(id, form.grid, body, number), [...photos.values()], `${say("saved")} ${number}`);
  };
  return (
    <form
      class="f-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <h1>{say("request.title")}</h1>
      <DraftNote draft={draft} />
      <GridSelect grid={form.grid} onGrid={(grid) => set({ grid })} />
      <Set legend={say("request.kind")}>
        <Tiles
          choices={practice.requestKinds.map(({ code, zh, en }) => ({ code, name: state.language === "zh" ? zh : en }))}
          chosen={form.kind}
          onChoose={(kind) => set({ kind })}
        />
      </Set>
      <Lines label={say("request.need")} text={form.need} max={1000} onText={(need) => set({ need })} />
      <Line label={say("request.name")} text={form.name} max={50} onText={(name) => set({ name })} />
      <Line label={say("request.phone")} text={form.phone} max={20} tel onText={(phone) => set({ phone })} />
      <p class="f-meta">{say("request.link")}</p>
      <label class="f-check">
        <input
          type="checkbox"
          checked={form.reads === "en"}
          onChange={(event) => set({ reads: event.currentTarget.checked ? "en" : "zh" })}
        />
        {say("request.english")}
      </label>
      <Line label={say("request.address")} text={form.address} max={200} onText={(address) => set({ address })} />
      <PhotoPicker photos={photos} onPhotos={draft.setPhotos} />
      <Problem words={problem} />
      <button type="submit" class="f-button primary f-wide">
        {say("save")}
      </button>
    </form>
  );
}

const ENDINGS = ["done", "impossible", "withdrawn", "elsewhere"] as const;

/** One request of today's list: a note, or its end. */
export function RequestPage({ params }: ScreenProps) {
  const { engine, state } = useField();
  const say = useSay(gridFieldWords);
  const draft = useDraft(`request ${params[1]}`, { ending: "", text: "", to: "", acceptedBy: "" });
  const { form, photos } = draft;
  const { ending, text } = form;
  const { set } = draft;
  const { problem, done, fail, keep } = useKeep(draft.clear);
  const request = dayIn(state).find(
    (item): item is DayRequest => item.kind === "request" && `${item.home}/${item.id}` === `${params[0]}/${params[1]}`,
  );
  if (done) return <Done words={done} />;
  if (!request) return <p class="f-card">{say("request.gone")}</p>;
  const kind = practiceIn(state)?.requestKinds.find(({ code }) => code === request.request)?.[state.language] ?? request.request;
  const before = outcomeIn(state, request);
  if (before) return <DoneBefore title={kind} item={before} />;
  const note = (words: string): void => {
    if (words.trim() === "") return fail("need.text");
    void keep(requestStep("notes", request, { text: words.trim(), seenAt: seen(engine.now()) }, request.number));
  };
  const handOver = ({ home, id, round, number }: DayRequest): void => {
    const [to, acceptedBy] = [form.to.trim(), form.acceptedBy.trim()];
    // Before the other side has said yes it is nobody's: then a note says where it was brought, and it stays open.
    if (to === "" || acceptedBy === "") return fail("request.need-other");
    const reason = text.trim().slice(0, 500);
    void keep(requestStep("hand-overs", { home, id }, { round, to, acceptedBy, reason, seenAt: seen(engine.now()) }, number));
  };
  const finish = (): void => {
    if (ending === "") return fail("request.choose");
    if (text.trim() === "") return fail("need.text");
    if (ending === "elsewhere") return handOver(request);
    const body = { round: request.round, ending, result: text.trim(), seenAt: seen(engine.now()) };
    void keep(requestStep("endings", request, body, request.number), [...photos.values()]);
  };
  return (
    <div class="f-form">
      <h1>{kind}</h1>
      <p class="f-meta">
        <span>{request.placeName}</span>
        <span>{request.number}</span>
      </p>
      {request.need ? <p class="f-card">{request.need}</p> : null}
      <div class="f-row">
        <button type="button" class="f-button" onClick={() => note(say("note.absent"))}>
          {say("visit.absent")}
        </button>
        <button type="button" class="f-button" onClick={() => note(say("note.tomorrow"))}>
          {say("visit.tomorrow")}
        </button>
      </div>
      <Set legend={say("request.steps")}>
        <DraftNote draft={draft} />
        <PhraseChips chips={chipsOf("request", state)} text={text} onText={(next) => set({ text: next })} />
        <Lines label={say("request.result")} text={text} max={1000} onText={(next) => set({ text: next })} />
        <Tiles
          choices={ENDINGS.map((code) => ({ code, name: say(`request.${code}`) }))}
          chosen={ending}
          onChoose={(next) => set({ ending: next })}
        />
        {ending === "elsewhere" ? (
          <>
            <p class="f-hint">{say("request.elsewhere.hint")}</p>
            <Line label={say("request.to")} text={form.to} max={80} onText={(to) => set({ to })} />
            <Line label={say("request.accepted-by")} text={form.acceptedBy} max={80} onText={(acceptedBy) => set({ acceptedBy })} />
          </>
        ) : (
          <PhotoPicker photos={photos} onPhotos={draft.setPhotos} />
        )}
        <Problem words={problem} />
        <div class="f-row">
          <button type="button" class="f-button primary" onClick={finish}>
            {say("request.finish")}
          </button>
          <button type="button" class="f-button" onClick={() => note(text)}>
            {say("request.note")}
          </button>
        </div>
      </Set>
    </div>
  );
}
