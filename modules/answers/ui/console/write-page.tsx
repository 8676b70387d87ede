import { Button } from "antd";
import { useState, type FormEvent } from "react";
import { useQuery } from "@tanstack/react-query";
import type { CaseView } from "#contracts/incidents";
import {
  AreaPicker,
  areasOf,
  Choice,
  consoleWords as pieces,
  dayOf,
  Empty,
  Field,
  Go,
  isOutOfReach,
  LeftEmpty,
  NativeSelect,
  newId,
  orThrow,
  Page,
  ReadProblem,
  TextArea,
  TextInput,
  UnitPicker,
  unitsOf,
  useConsole,
  useLanguage,
  useLeftEmpty,
  useSay,
  useUrl,
  Waiting,
} from "#web/console";
import { consoleWords } from "../console-words.ts";
import "./answers.css";
import { BasisFields } from "./basis-fields.tsx";
import { DeskField } from "./desk-field.tsx";
import { SaidFields } from "./said-fields.tsx";
import { dayAhead } from "./step-forms.tsx";
import { blankBasis, blankSaid, textOf, typedFrom, type TypedText } from "./typed-text.ts";
import { useEntry, useKinds, useSend } from "./wire.ts";

const OFFICERS = ["handler", "approver", "dispatcher", "supervisor"];
const YEAR = 365;
const today = (): string => dayOf(new Date().toISOString());
/** What was replied to the reporter, by the events that carry it. */
const REPLIES = ["incidents.fed-back", "incidents.self-handled", "incidents.answered-at-once"];

/** A new answer, one out of a case (`from`), or a new version of one (`of`). */
export function WritePage() {
  const say = useSay(consoleWords);
  const { api, session, area } = useConsole();
  const { params } = useUrl();
  const [of, from] = [params.get("of") ?? "", params.get("from") ?? ""];
  const entry = useEntry(of, of !== "");
  const matter = useQuery({
    queryKey: ["answers-from", from],
    queryFn: async () => orThrow(await api.get<CaseView>(`/api/incidents/${from}`)),
    enabled: from !== "" && of === "",
    refetchOnWindowFocus: false,
  });
  const read = of !== "" ? entry : matter;
  if ((of !== "" || from !== "") && !read.data) {
    if (read.isPending) return <Waiting />;
    if (!isOutOfReach(read.error)) return <ReadProblem error={read.error} retry={() => void read.refetch()} />;
    return (
      <Empty text={say("notFound")}>
        <Go to="/answers">{say("back")}</Go>
      </Empty>
    );
  }
  const owner = unitsOf(session, OFFICERS)[0] ?? "";
  const start: TypedText = entry.data
    ? typedFrom(entry.data, today(), dayAhead(YEAR), newId)
    : {
        area: (matter.data ? matter.data.place.slice(0, 6) : area || (areasOf(session)[0] ?? "")).slice(0, 9),
        owner: matter.data?.lead ?? owner,
        // The office's own reply and nothing else of the case: neither what the resident wrote nor who it was.
        zh: { ...blankSaid, answer: matter.data ? (matter.data.timeline.findLast(({ type }) => REPLIES.includes(type))?.text ?? "") : "" },
        en: null,
        basis: [blankBasis(newId())],
        desk: { kind: "none", unit: "", point: "" },
        category: matter.data?.category ?? "",
        validFrom: today(),
        validTo: "",
        reviewBy: dayAhead(YEAR),
        audience: "public",
        reason: "",
      };
  return <WriteForm key={of || from} start={start} of={of} from={matter.data ?? null} />;
}

function WriteForm({ start, of, from }: { start: TypedText; of: string; from: Pick<CaseView, "home" | "id" | "number"> | null }) {
  const say = useSay(consoleWords);
  const needed = useSay(pieces);
  const send = useSend();
  const { open } = useUrl();
  const [id] = useState(newId);
  const [typed, setTyped] = useState(start);
  const [problem, setProblem] = useState("");
  const [busy, setBusy] = useState(false);
  const { left, filled, onInput } = useLeftEmpty();
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!filled(event.currentTarget)) return;
    const missing = typed.owner === "" ? "owner" : typed.desk.kind === "unit" && typed.desk.unit === "" ? "deskUnit" : null;
    if (missing) return setProblem(needed("console.needed", { field: say(missing) }));
    setBusy(true);
    const text = textOf(typed);
    const source = from ? { home: from.home, id: from.id } : null;
    const refused =
      of === ""
        ? await send("/api/answers", { id, area: typed.area, owner: typed.owner, text, from: source }, say("done.write"))
        : await send(`/api/answers/${of}/versions`, { text, reason: typed.reason }, say("done.write"));
    setBusy(false);
    setProblem(refused);
    if (refused === "") open(of === "" ? `/answers/${typed.area.padEnd(9, "0")}/${id}` : `/answers/${of}`);
    else window.scrollTo({ top: 0 });
  };
  return (
    <Page
      title={say(of === "" ? "write.new" : "write.revise")}
      tools={<Go to={of === "" ? "/answers" : `/answers/${of}`}>{say("back")}</Go>}
    >
      <form className="c-card c-form a-write" onSubmit={(event) => void submit(event)} onInput={onInput} noValidate>
        <p className="c-note">{say("impersonal")}</p>
        {from ? <p>{say("prefilled", { number: from.number })}</p> : null}
        {problem ? (
          <p role="alert" className="c-problem">
            {problem}
          </p>
        ) : null}
        <LeftEmpty value={left}>
          <Fields typed={typed} put={setTyped} isNew={of === ""} />
        </LeftEmpty>
        <div className="c-row">
          <Button type="primary" htmlType="submit" loading={busy}>
            {say("saveDraft")}
          </Button>
        </div>
      </form>
    </Page>
  );
}

function Fields({ typed, put, isNew }: { typed: TypedText; put: (typed: TypedText) => void; isNew: boolean }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const kinds = useKinds();
  const set = (patch: Partial<TypedText>) => put({ ...typed, ...patch });
  return (
    <>
      {isNew ? null : (
        <Field label={say("whyChanged")} required>
          <TextArea value={typed.reason} max={400} rows={2} onChange={(reason) => set({ reason })} />
        </Field>
      )}
      <SaidFields said={typed.zh} put={(zh) => set({ zh })} mark={language === "en" || typed.en ? "inChinese" : null} />
      <label className="c-tick">
        <input type="checkbox" checked={typed.en !== null} onChange={(event) => set({ en: event.target.checked ? blankSaid : null })} />
        <span>{say("withEnglish")}</span>
      </label>
      {typed.en ? <SaidFields said={typed.en} put={(en) => set({ en })} mark="inEnglish" /> : null}
      <BasisFields basis={typed.basis} put={(basis) => set({ basis })} />
      {isNew ? (
        <>
          <Field label={say("area")} required>
            <AreaPicker label={say("area")} value={typed.area} onChange={(area) => set({ area: area.slice(0, 9) })} />
          </Field>
          <Field label={say("owner")} required>
            <UnitPicker value={typed.owner} onChange={(owner) => set({ owner })} area={typed.area} />
          </Field>
        </>
      ) : null}
      <Field label={say("kind")}>
        <NativeSelect
          blank={say("noKind")}
          value={typed.category}
          onChange={(category) => set({ category })}
          options={kinds.all.map((one) => ({ value: one.code, label: `${one.code} ${one[language]}` }))}
        />
      </Field>
      <DeskField desk={typed.desk} area={typed.area} put={(desk) => set({ desk })} />
      <div className="a-days">
        <Field label={say("validFrom")} required>
          <TextInput type="date" value={typed.validFrom} onChange={(validFrom) => set({ validFrom })} />
        </Field>
        <Field label={say("validTo")}>
          <TextInput type="date" value={typed.validTo} onChange={(validTo) => set({ validTo })} />
        </Field>
        <Field label={say("reviewBy")} hint={say("reviewHint")} required>
          <TextInput type="date" value={typed.reviewBy} min={dayAhead(1)} onChange={(reviewBy) => set({ reviewBy })} />
        </Field>
      </div>
      <Field label={say("audience")} group required>
        <Choice
          value={typed.audience}
          onChange={(audience) => set({ audience })}
          options={(["public", "internal"] as const).map((value) => ({
            value,
            label: say(`audience.${value}`),
            hint: say(`audience.${value}Hint`),
          }))}
        />
      </Field>
    </>
  );
}
