import { useQueryClient } from "@tanstack/react-query";
import { Select } from "antd";
import { useState } from "react";
import {
  Choice,
  consoleWords as pieces,
  Field,
  FormDialog,
  NativeSelect,
  newId,
  refusalText,
  showToast,
  TextArea,
  TextInput,
  useConsole,
  useDepartments,
  useFieldProps,
  useLanguage,
  useSay,
} from "#web/console";
import type { Category, Limit } from "../../contract.ts";
import { workerPart } from "../worker-part.ts";
import { consoleWords } from "../console-words.ts";
import { URGENCY_ORDER } from "./filter.ts";
import { LimitInput } from "./limit-input.tsx";

export const emptyCategory: Category = {
  code: "",
  zh: "",
  en: "",
  group: "",
  departments: [],
  urgency: "yellow",
  limit: null,
  firstStep: null,
  selfHandle: false,
  sealed: false,
  hotline: null,
};

type Span = { amount: string; unit: string };
const spanOf = (limit: Limit | null): Span => ({ amount: String(limit?.amount ?? ""), unit: limit?.unit ?? "workingDay" });
const limitOf = ({ amount, unit }: Span) => (amount === "" ? null : { amount: Number(amount), unit });

function DepartmentsSelect({ value, onChange }: { value: readonly string[]; onChange: (codes: string[]) => void }) {
  const field = useFieldProps();
  const language = useLanguage();
  const options = useDepartments().map((one) => ({ value: one.code, label: one[language] }));
  return (
    <Select
      className="i-unit-select"
      {...field}
      mode="multiple"
      maxCount={6}
      showSearch={{ optionFilterProp: "label" }}
      value={[...value]}
      options={options}
      onChange={(codes: string[]) => onChange(codes)}
    />
  );
}

function Tick({ label, value, onChange }: { label: string; value: boolean; onChange: (value: boolean) => void }) {
  return (
    <label className="c-tick">
      <input type="checkbox" checked={value} onChange={(event) => onChange(event.target.checked)} /> {label}
    </label>
  );
}

/** One entry, whole: a new one or a new version of an old one. */
export function CategoryDialog({
  category,
  all,
  fresh,
  close,
}: {
  category: Category;
  all: readonly Category[];
  fresh: boolean;
  close: () => void;
}) {
  const say = useSay(consoleWords);
  const needed = useSay(pieces);
  const language = useLanguage();
  const { api } = useConsole();
  const client = useQueryClient();
  const [entry, setEntry] = useState(category);
  const [limit, setLimit] = useState(spanOf(category.limit));
  const [firstStep, setFirstStep] = useState(spanOf(category.firstStep));
  const [reason, setReason] = useState("");
  const put = (part: Partial<Category>) => setEntry((before) => ({ ...before, ...part }));
  const problem = (): string | null => {
    const group = entry.code.slice(0, 2);
    if (fresh && (!/^\d{2}(\d{2})?$/.test(entry.code) || (entry.code.length === 4 && !all.some(({ code }) => code === group))))
      return say("taxonomy.codeWrong");
    if (fresh && all.some(({ code }) => code === entry.code)) return say("taxonomy.codeTaken", { code: entry.code });
    const missing = !entry.zh.trim() ? "taxonomy.zh" : !entry.en.trim() ? "taxonomy.en" : !reason.trim() ? "taxonomy.reason" : null;
    if (entry.worker && !(entry.worker.zh.trim() && entry.worker.en.trim())) return say("taxonomy.workerBoth");
    return missing && needed("console.needed", { field: say(missing) });
  };
  const submit = async () => {
    const found = problem();
    if (found) return found;
    const reply = await api.post(
      `/api/incidents/categories/${entry.code}/amendments`,
      {
        ...entry,
        zh: entry.zh.trim(),
        en: entry.en.trim(),
        group: entry.code.slice(0, 2),
        limit: limitOf(limit),
        firstStep: limitOf(firstStep),
        reason: reason.trim(),
      },
      { id: newId() },
    );
    if (!reply.ok) return refusalText(reply);
    showToast({ tone: "good", text: say("taxonomy.saved", { name: entry[language] }) });
    void client.invalidateQueries({ queryKey: ["categories"] });
    return null;
  };
  return (
    <FormDialog
      title={fresh ? say("taxonomy.new") : say("taxonomy.edit", { name: category[language] })}
      action={say("templates.save")}
      shape="wide"
      submit={submit}
      close={close}
    >
      {fresh ? (
        <Field label={say("taxonomy.code")} hint={say("taxonomy.codeHint")} required>
          <TextInput value={entry.code} onChange={(code) => put({ code: code.trim() })} max={4} autoFocus />
        </Field>
      ) : null}
      <Field label={say("taxonomy.zh")} required>
        <TextInput value={entry.zh} onChange={(zh) => put({ zh })} max={40} />
      </Field>
      <Field label={say("taxonomy.en")} required>
        <TextInput value={entry.en} onChange={(en) => put({ en })} max={80} />
      </Field>
      <Field label={say("column.urgency")} group required>
        <Choice
          value={entry.urgency}
          onChange={(urgency) => put({ urgency })}
          options={URGENCY_ORDER.map((one) => ({ value: one, label: say(`urgency.short.${one}`) }))}
        />
      </Field>
      <Field label={say("taxonomy.limit")} group hint={say("taxonomy.limitHint")}>
        <LimitInput
          {...limit}
          name={say("taxonomy.limit")}
          setAmount={(amount) => setLimit({ ...limit, amount })}
          setUnit={(unit) => setLimit({ ...limit, unit })}
        />
      </Field>
      <Field label={say("taxonomy.firstStep")} group hint={say("taxonomy.firstStepHint")}>
        <LimitInput
          {...firstStep}
          name={say("taxonomy.firstStep")}
          setAmount={(amount) => setFirstStep({ ...firstStep, amount })}
          setUnit={(unit) => setFirstStep({ ...firstStep, unit })}
        />
      </Field>
      <Field label={say("taxonomy.departments")} hint={say("taxonomy.departmentsHint")}>
        <DepartmentsSelect value={entry.departments} onChange={(departments) => put({ departments })} />
      </Field>
      <Field label={say("taxonomy.marks")} group>
        <Tick label={say("taxonomy.selfHandle")} value={entry.selfHandle} onChange={(selfHandle) => put({ selfHandle })} />
        <Tick label={say("taxonomy.atDesk")} value={entry.atDesk ?? false} onChange={(atDesk) => put({ atDesk })} />
        <Tick label={say("taxonomy.sealedYes")} value={entry.sealed} onChange={(sealed) => put({ sealed })} />
        <Tick label={say("taxonomy.handOver")} value={entry.handOverOnly ?? false} onChange={(handOverOnly) => put({ handOverOnly })} />
      </Field>
      <Field label={say("taxonomy.worker")} hint={say("taxonomy.workerHint", { part: workerPart({ ...entry, worker: null })[language] })}>
        <TextArea
          value={entry.worker?.zh ?? ""}
          onChange={(zh) => put({ worker: zh || entry.worker?.en ? { zh, en: entry.worker?.en ?? "" } : null })}
          max={200}
          rows={2}
        />
      </Field>
      <Field label={say("taxonomy.workerEn")}>
        <TextArea
          value={entry.worker?.en ?? ""}
          onChange={(en) => put({ worker: en || entry.worker?.zh ? { zh: entry.worker?.zh ?? "", en } : null })}
          max={400}
          rows={2}
        />
      </Field>
      <Field label={say("taxonomy.hotline")}>
        <NativeSelect
          value={entry.hotline ?? ""}
          onChange={(number) => put({ hotline: number === "" ? null : (number as "110" | "119" | "120") })}
          options={[{ value: "", label: say("taxonomy.noHotline") }, ...["110", "119", "120"].map((one) => ({ value: one, label: one }))]}
        />
      </Field>
      <Field label={say("taxonomy.reason")} required>
        <TextArea value={reason} onChange={setReason} max={500} rows={3} />
      </Field>
    </FormDialog>
  );
}

export function RetireCategoryDialog({ category, close }: { category: Category; close: () => void }) {
  const say = useSay(consoleWords);
  const needed = useSay(pieces);
  const language = useLanguage();
  const { api } = useConsole();
  const client = useQueryClient();
  const [reason, setReason] = useState("");
  const submit = async () => {
    if (!reason.trim()) return needed("console.needed", { field: say("taxonomy.reason") });
    const reply = await api.post(`/api/incidents/categories/${category.code}/retirement`, { reason: reason.trim() }, { id: newId() });
    if (!reply.ok) return refusalText(reply);
    showToast({ tone: "good", text: say("taxonomy.retired", { name: category[language] }) });
    void client.invalidateQueries({ queryKey: ["categories"] });
    return null;
  };
  return (
    <FormDialog
      title={say("taxonomy.retireNamed", { name: category[language] })}
      action={say("taxonomy.retire")}
      danger
      submit={submit}
      close={close}
    >
      <p>{say("taxonomy.retireLead")}</p>
      <Field label={say("taxonomy.reason")} required>
        <TextArea value={reason} onChange={setReason} max={500} rows={3} />
      </Field>
    </FormDialog>
  );
}
