import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Length, ListedRule, RuleList } from "#contracts/limits";
import {
  consoleWords as pieces,
  Field,
  FormDialog,
  Go,
  ListPage,
  newId,
  orThrow,
  refusalText,
  SearchBox,
  showToast,
  Table,
  TextInput,
  Typed,
  useConsole,
  useLanguage,
  useSay,
  useUrl,
  dateIn,
} from "#web/console";
import { consoleWords } from "../console-words.ts";
import { useSpanText } from "./span-text.ts";
import { LimitInput } from "./limit-input.tsx";

function useLengthText() {
  const say = useSay(consoleWords);
  const spanText = useSpanText();
  return (length: Length): string => {
    if (!("limit" in length)) return length.kind === "yearly" ? say("rules.yearly", { day: length.monthDay }) : say(`rules.${length.kind}`);
    const span = spanText(length.limit);
    return length.kind === "limit" ? span : say(`rules.${length.kind}`, { span });
  };
}

/** Every clock of the city with its statute: what the law fixes is only shown, what the city fixed may be amended. */
export function ClocksPage() {
  const say = useSay(consoleWords);
  const { api } = useConsole();
  const { params } = useUrl();
  const read = useQuery({ queryKey: ["rules"], queryFn: async () => orThrow(await api.get<RuleList>("/api/limits/rules")) });
  const [editing, setEditing] = useState<ListedRule | null>(null);
  const words = (params.get("q") ?? "").toLowerCase();
  const rules = (read.data?.rules ?? []).filter((rule) =>
    `${rule.id} ${rule.matter.zh} ${rule.matter.en} ${rule.basis} ${rule.basisEn}`.toLowerCase().includes(words),
  );
  const columns = (["id", "matter", "who", "start", "length", "basis"] as const).map((id) => ({ id, label: say(`rules.${id}`) }));
  return (
    <ListPage
      title={say("rules.title")}
      lead={say("rules.lead")}
      read={read}
      filters={<SearchBox label={say("taxonomy.search")} />}
      empty={rules.length > 0 ? null : say("list.nothing")}
      beside={editing ? <AmendRuleDialog rule={editing} close={() => setEditing(null)} /> : null}
    >
      <Table name="clocks" label={say("rules.title")} columns={columns}>
        <tbody>
          {rules.map((rule) => (
            <RuleLine key={rule.id} rule={rule} edit={() => setEditing(rule)} />
          ))}
        </tbody>
      </Table>
    </ListPage>
  );
}

function RuleLine({ rule, edit }: { rule: ListedRule; edit: () => void }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const lengthText = useLengthText();
  return (
    <tr>
      <td className="c-mono">{rule.id}</td>
      <td>
        <Typed text={rule.matter[language]} />{" "}
        <span className="i-flag">{rule.kind === "duty" ? say("clock.duty") : say("clock.right")}</span>{" "}
        {rule.used ? null : <span className="i-flag">{say("rules.notInUse")}</span>}
      </td>
      <td>{rule.who[language]}</td>
      <td>{rule.start[language]}</td>
      <td>
        {lengthText(rule.length)}{" "}
        {rule.may ? (
          <button type="button" className="c-link" aria-label={say("taxonomy.edit", { name: rule.id })} onClick={edit}>
            {say("templates.edit")}
          </button>
        ) : null}
      </td>
      <td className="c-muted">
        <Typed text={language === "en" ? rule.basisEn : rule.basis} />
        {rule.sources.map((source) => (
          <div key={source.code}>
            {rule.sources.length > 1 ? `${source[language]} · ` : null}
            <Go to={`/legal-sources?q=${encodeURIComponent(source.zh)}`}>
              {source.reviewedOn ? say("rules.reviewed", { on: source.reviewedOn }) : say("rules.notReviewed")}
            </Go>{" "}
            {source.state === "revised" || source.state === "repealed" ? (
              <span className="i-flag i-flag-bad">{say("rules.changed")}</span>
            ) : null}{" "}
            {source.overdue ? <span className="i-flag i-flag-bad">{say("rules.reviewOverdue", { by: source.reviewBy })}</span> : null}
          </div>
        ))}
      </td>
    </tr>
  );
}

function AmendRuleDialog({ rule, close }: { rule: ListedRule; close: () => void }) {
  const say = useSay(consoleWords);
  const needed = useSay(pieces);
  const { api } = useConsole();
  const client = useQueryClient();
  const first = "limit" in rule.length ? rule.length.limit : { amount: 1, unit: "workingDay" };
  const [amount, setAmount] = useState(String(first.amount));
  const [unit, setUnit] = useState<string>(first.unit);
  const [basis, setBasis] = useState("");
  const [validFrom, setValidFrom] = useState(dateIn(Date.now() + 86_400_000));
  const submit = async () => {
    if (!basis.trim()) return needed("console.needed", { field: say("rules.document") });
    const reply = await api.post(
      `/api/limits/rules/${rule.id}/versions`,
      { length: { amount: Number(amount), unit }, extension: rule.extension, basis: basis.trim(), validFrom },
      { id: newId() },
    );
    if (!reply.ok) return refusalText(reply);
    showToast({ tone: "good", text: say("taxonomy.saved", { name: rule.id }) });
    void client.invalidateQueries({ queryKey: ["rules"] });
    return null;
  };
  return (
    <FormDialog title={say("taxonomy.edit", { name: rule.id })} action={say("templates.save")} submit={submit} close={close}>
      <Field label={say("rules.length")} group required>
        <LimitInput amount={amount} unit={unit} setAmount={setAmount} setUnit={setUnit} />
      </Field>
      <Field label={say("rules.document")} required>
        <TextInput value={basis} onChange={setBasis} max={200} />
      </Field>
      <Field label={say("rules.validFrom")} required>
        <TextInput type="date" value={validFrom} onChange={setValidFrom} />
      </Field>
    </FormDialog>
  );
}
