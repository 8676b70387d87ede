import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import {
  Choice,
  consoleWords as pieces,
  Field,
  FormDialog,
  holdsRole,
  ListPage,
  newId,
  refusalText,
  SearchBox,
  showToast,
  Table,
  TextArea,
  useConsole,
  useDepartmentName,
  useLanguage,
  useSay,
  useUrl,
} from "#web/console";
import type { Category, Limit } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { UrgencyMark } from "./badges.tsx";
import { URGENCY_ORDER } from "./filter.ts";
import { useSpanText } from "./span-text.ts";
import { LimitInput } from "./step-fields.tsx";
import { useCategories } from "./wire.ts";

function useLimitText() {
  const spanText = useSpanText();
  return (limit: Limit | null): string => (limit ? spanText(limit) : "—");
}

/** The two-level taxonomy with who leads and by when; amending it makes a new version, never a silent change. */
export function TaxonomyPage() {
  const say = useSay(consoleWords);
  const { session } = useConsole();
  const { params } = useUrl();
  const read = useCategories();
  const [editing, setEditing] = useState<Category | null>(null);
  const words = (params.get("q") ?? "").toLowerCase();
  const all = read.data ?? [];
  const fitting = all.filter(({ code, zh, en }) => code.length === 4 && `${code} ${zh} ${en}`.toLowerCase().includes(words));
  const groups = all.filter(({ code }) => code.length === 2 && fitting.some((category) => category.group === code));
  const columns = [
    { id: "category", label: say("field.category") },
    { id: "urgency", label: say("column.urgency") },
    ...(["limit", "firstStep", "departments", "marks"] as const).map((id) => ({ id, label: say(`taxonomy.${id}`) })),
  ];
  const edit = holdsRole(session, ["admin"]) ? setEditing : undefined;
  return (
    <ListPage
      title={say("taxonomy.title")}
      lead={say("taxonomy.lead")}
      read={read}
      filters={<SearchBox label={say("taxonomy.search")} />}
      empty={fitting.length > 0 ? null : say("list.nothing")}
      beside={editing ? <AmendDialog category={editing} close={() => setEditing(null)} /> : null}
    >
      <Table name="taxonomy" label={say("taxonomy.title")} columns={columns}>
        {groups.map((group) => (
          <CategoryGroup key={group.code} group={group} list={fitting.filter((category) => category.group === group.code)} edit={edit} />
        ))}
      </Table>
    </ListPage>
  );
}

function CategoryGroup({
  group,
  list,
  edit,
}: {
  group: Category;
  list: readonly Category[];
  edit: ((category: Category) => void) | undefined;
}) {
  const language = useLanguage();
  return (
    <tbody>
      <tr className="i-group-row">
        <th colSpan={6} scope="rowgroup">
          {group.code} {group[language]}
        </th>
      </tr>
      {list.map((category) => (
        <CategoryLine key={category.code} category={category} edit={edit ? () => edit(category) : undefined} />
      ))}
    </tbody>
  );
}

function CategoryLine({ category, edit }: { category: Category; edit: (() => void) | undefined }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const limitText = useLimitText();
  const department = useDepartmentName();
  return (
    <tr>
      <td>
        <span className="c-muted c-mono">{category.code}</span> {category[language]}
        {edit ? (
          <button type="button" className="c-link" aria-label={say("taxonomy.edit", { name: category[language] })} onClick={edit}>
            {say("templates.edit")}
          </button>
        ) : null}
      </td>
      <td>
        <UrgencyMark urgency={category.urgency} />
      </td>
      <td>{category.limit ? limitText(category.limit) : <span className="c-muted">{say("taxonomy.other")}</span>}</td>
      <td>{limitText(category.firstStep)}</td>
      <td>{category.departments.map(department).join(language === "zh" ? "、" : ", ") || "—"}</td>
      <td>
        <span className="i-flags">
          {category.selfHandle ? <span className="i-flag">{say("taxonomy.self")}</span> : null}
          {category.sealed ? <span className="i-flag i-flag-bad">{say("taxonomy.sealed")}</span> : null}
          {category.askFirst ? <span className="i-flag i-flag-bad">{say("taxonomy.askFirst")}</span> : null}
          {category.personal ? <span className="i-flag">{say("taxonomy.personal")}</span> : null}
          {category.hotline ? <span className="i-flag i-flag-bad">{category.hotline}</span> : null}
        </span>
      </td>
    </tr>
  );
}

function AmendDialog({ category, close }: { category: Category; close: () => void }) {
  const say = useSay(consoleWords);
  const needed = useSay(pieces);
  const language = useLanguage();
  const { api } = useConsole();
  const client = useQueryClient();
  const [urgency, setUrgency] = useState(category.urgency);
  const [amount, setAmount] = useState(String(category.limit?.amount ?? ""));
  const [unit, setUnit] = useState<string>(category.limit?.unit ?? "workingDay");
  const [reason, setReason] = useState("");
  const submit = async () => {
    if (!reason.trim()) return needed("console.needed", { field: say("taxonomy.reason") });
    const limit = amount ? { amount: Number(amount), unit } : null;
    const reply = await api.post(
      `/api/incidents/categories/${category.code}/amendments`,
      { ...category, urgency, limit, reason: reason.trim() },
      { id: newId() },
    );
    if (!reply.ok) return refusalText(reply);
    showToast({ tone: "good", text: say("taxonomy.saved", { name: category[language] }) });
    void client.invalidateQueries({ queryKey: ["categories"] });
    return null;
  };
  return (
    <FormDialog title={say("taxonomy.edit", { name: category[language] })} action={say("templates.save")} submit={submit} close={close}>
      <Field label={say("column.urgency")} group required>
        <Choice
          value={urgency}
          onChange={setUrgency}
          options={URGENCY_ORDER.map((one) => ({ value: one, label: say(`urgency.short.${one}`) }))}
        />
      </Field>
      <Field label={say("taxonomy.limit")} group hint={say("taxonomy.lead")}>
        <LimitInput amount={amount} unit={unit} setAmount={setAmount} setUnit={setUnit} />
      </Field>
      <Field label={say("taxonomy.reason")} required>
        <TextArea value={reason} onChange={setReason} max={500} rows={3} />
      </Field>
    </FormDialog>
  );
}
