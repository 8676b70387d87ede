import { Button } from "antd";
import { useState, type FormEvent } from "react";
import { useQuery } from "@tanstack/react-query";
import {
  AreaPicker,
  Choice,
  consoleWords as pieces,
  Field,
  Go,
  holdsRole,
  orThrow,
  Page,
  refusalText,
  TextArea,
  TextInput,
  unitsOf,
  useConsole,
  useSay,
  PhotoField,
  Typed,
} from "#web/console";
import { CallerLookup } from "#parts/privacy";
import type { NearIncident, Receipt } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { AskFirst } from "./ask-first.tsx";
import { StageMark } from "./badges.tsx";
import { useRefresh } from "./queue-read.ts";
import { Registered } from "./registered.tsx";
import { answerAtOnce, AnswerField, callRoles, IntakeAnswers, useMayAnswer } from "./intake-answer.tsx";
import { blank, bodyOf, isTransfer, type Typed as Writing } from "./intake-form.ts";
import { CategorySelect } from "./category-select.tsx";
import { casePath, useCategoryLookup } from "./wire.ts";

type Outcome = { receipt: Receipt; answered: "no" | "yes" | "refused"; why: string };
const deskRoles = ["intakeClerk", "dispatcher", "gridLeader", "gridInstructor"];

/** A staff member writes down what somebody says on the phone or at the window. */
export function IntakePage() {
  const say = useSay(consoleWords);
  const { api, session } = useConsole();
  const refresh = useRefresh();
  const [typed, setTyped] = useState<Writing>(blank);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const answers = useMayAnswer(typed.category);
  const answer = answers ? typed.answer.trim() : "";
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  const [busy, setBusy] = useState(false);
  const needed = useSay(pieces);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const found: Record<string, string> = {};
    if (!typed.category) found["category"] = needed("console.needed", { field: say("field.category") });
    if (!typed.area) found["area"] = needed("console.needed", { field: say("intake.area") });
    if (!typed.description.trim()) found["description"] = needed("console.needed", { field: say("intake.description") });
    setFaults(found);
    if (Object.keys(found).length > 0) return;
    setBusy(true);
    const reply = await api.post<Receipt>("/api/incidents", bodyOf(typed, unitsOf(session, deskRoles)[0] ?? null), {
      id: typed.id,
    });
    if (!reply.ok) {
      setBusy(false);
      const fields = Object.fromEntries((reply.refusal.fields ?? []).map((field) => [field.path, reply.refusal.message]));
      return setFaults({ ...fields, form: refusalText(reply) });
    }
    const said = answer === "" ? null : await answerAtOnce(api, reply.value, { ...typed, answer });
    setBusy(false);
    refresh();
    setOutcome({ receipt: reply.value, answered: said === null ? "no" : said === "" ? "yes" : "refused", why: said ?? "" });
    setTyped(blank());
  };
  if (outcome) return <Registered {...outcome} again={() => setOutcome(null)} />;
  return (
    <Page title={say("intake.title")}>
      <div className="i-intake">
        <form className="c-card c-form" onSubmit={(event) => void submit(event)} noValidate>
          <p className="c-muted">{say("intake.lead")}</p>
          {faults["form"] ? (
            <p role="alert" className="c-problem">
              {faults["form"]}
            </p>
          ) : null}
          <IntakeFields typed={typed} change={setTyped} faults={faults} />
          {answers ? <AnswerField typed={typed} change={setTyped} /> : null}
          <Button type="primary" htmlType="submit" loading={busy}>
            {say(answer === "" ? "intake.submit" : "intake.submitAnswered")}
          </Button>
        </form>
        <div>
          {holdsRole(session, callRoles) ? (
            <CallerLookup
              kind="incidents.incident"
              why={typed.channel === "window" ? "visit" : typed.channel === "mail" ? "letter" : "call"}
              pathOf={casePath}
              onUse={(phone) => setTyped((before) => ({ ...before, phone }))}
            />
          ) : null}
          <NearList typed={typed} />
          <IntakeAnswers typed={typed} answers={answers} change={setTyped} />
        </div>
      </div>
    </Page>
  );
}

function IntakeFields({
  typed,
  change,
  faults,
}: {
  typed: Writing;
  change: (typed: Writing) => void;
  faults: Readonly<Record<string, string>>;
}) {
  const say = useSay(consoleWords);
  const known = useCategoryLookup();
  const hotline = known.of(typed.category)?.hotline;
  return (
    <>
      <Field label={say("intake.channel")} group required>
        <Choice
          value={typed.channel}
          onChange={(channel) => change({ ...typed, channel })}
          options={(["phone", "window", "mail", "12345", "110"] as const).map((channel) => ({
            value: channel,
            label: say(`channel.${channel}`),
          }))}
        />
      </Field>
      {isTransfer(typed.channel) ? (
        <Field label={say("intake.reference")} error={faults["reference"]}>
          <TextInput value={typed.reference} onChange={(reference) => change({ ...typed, reference })} max={40} autoComplete="off" />
        </Field>
      ) : null}
      <Field label={say("field.category")} error={faults["category"]} required>
        <CategorySelect value={typed.category} onChange={(category) => change({ ...typed, category })} />
      </Field>
      {hotline ? (
        <p role="alert" className="i-hotline">
          {say("intake.hotline", { hotline })}
        </p>
      ) : null}
      <AskFirst asked={known.of(typed.category)?.askFirst} name={known.name} onYes={(category) => change({ ...typed, category })} />
      <Field label={say("intake.area")} error={faults["area"]} required>
        <AreaPicker
          label={say("intake.area")}
          blank={say("intake.areaBlank")}
          value={typed.area}
          onChange={(area) => change({ ...typed, area })}
        />
      </Field>
      <Field label={say("intake.address")} error={faults["address"]}>
        <TextInput value={typed.address} onChange={(address) => change({ ...typed, address })} max={200} />
      </Field>
      <Field label={say("intake.description")} error={faults["description"]} required>
        <TextArea value={typed.description} onChange={(description) => change({ ...typed, description })} max={4000} rows={6} />
      </Field>
      <div className="i-two">
        <Field label={say("intake.name")} error={faults["name"]}>
          <TextInput value={typed.name} onChange={(name) => change({ ...typed, name })} max={50} autoComplete="off" />
        </Field>
        <Field label={say("intake.phone")} hint={say("intake.phoneWhy")} error={faults["phone"]}>
          <TextInput type="tel" value={typed.phone} onChange={(phone) => change({ ...typed, phone })} max={20} autoComplete="off" />
        </Field>
      </div>
      <Field label={say("intake.needs")} hint={say("intake.needsWhy")} error={faults["needs"]}>
        <TextInput value={typed.needs} onChange={(needs) => change({ ...typed, needs })} max={200} autoComplete="off" />
      </Field>
      <Field label={say("intake.reads")} hint={say("intake.readsWhy")} group>
        <Choice
          value={typed.reads}
          onChange={(reads) => change({ ...typed, reads })}
          options={[
            { value: "zh", label: "中文" },
            { value: "en", label: "English" },
          ]}
        />
      </Field>
      <Field label={say("field.photos")} group>
        <PhotoField value={typed.photos} onChange={(photos) => change({ ...typed, photos })} />
      </Field>
    </>
  );
}

/** What was already reported there, so that a caller joins instead of repeating. */
function NearList({ typed }: { typed: Writing }) {
  const say = useSay(consoleWords);
  const { api } = useConsole();
  const enabled = typed.category.length === 4 && typed.area.length >= 9;
  const { data } = useQuery({
    queryKey: ["near", typed.category, typed.area],
    queryFn: async () =>
      orThrow(await api.get<readonly NearIncident[]>("/api/incidents/near", { category: typed.category, area: typed.area })),
    enabled,
  });
  const category = useCategoryLookup();
  if (!data || data.length === 0) return null;
  return (
    <aside className="c-card">
      <h2>{say("intake.near")}</h2>
      <ul className="i-list">
        {data.map((near) => (
          <li key={near.id}>
            <Go to={casePath(near)} target="_blank">
              {near.summary ? <Typed text={near.summary} /> : category.name(near.category)}
            </Go>
            <StageMark stage={near.stage} ending={null} />
          </li>
        ))}
      </ul>
    </aside>
  );
}
