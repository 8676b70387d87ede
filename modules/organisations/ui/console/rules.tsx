import { Button } from "antd";
import { useState } from "react";
import {
  AreaPicker,
  consoleWords as pieces,
  Field,
  FormDialog,
  NativeSelect,
  PlainTable,
  TextInput,
  useAreaName,
  useDepartmentName,
  useDepartments,
  useLanguage,
  useSay,
} from "#web/console";
import type { RuleView } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { useSend } from "./wire.ts";

type Rule = Omit<RuleView, "mayKeep">;
const LEVELS = ["city", "county", "town", "village"] as const satisfies readonly Rule["level"][];
const LENGTH = { city: 4, county: 6, town: 9, village: 12 } as const satisfies Record<Rule["level"], number>;
const homeOf = (area: string): string => area.slice(0, 9).padEnd(9, "0");

/** What the check counts by: the rules as they are, and for whoever keeps them a new one, a change, an end. */
export function Rules({ rules, keeps }: { rules: readonly RuleView[]; keeps: readonly string[] }) {
  const say = useSay(consoleWords);
  const [open, setOpen] = useState<{ rule: RuleView | null; step: "define" | "withdraw" } | null>(null);
  const close = () => setOpen(null);
  return (
    <section aria-label={say("net.rules")}>
      <h2>{say("net.rules")}</h2>
      <p className="c-muted">{say("net.rulesLead")}</p>
      {rules.length === 0 ? (
        <p className="c-muted">{say("net.rulesNone")}</p>
      ) : (
        <PlainTable
          label={say("net.rules")}
          columns={[say("net.rule"), say("net.ruleDepartment"), say("net.ruleLevel"), say("net.ruleWhere"), ""]}
        >
          {rules.map((rule) => (
            <Line key={`${rule.home} ${rule.code}`} rule={rule} open={(step) => setOpen({ rule, step })} />
          ))}
        </PlainTable>
      )}
      {keeps.length > 0 ? (
        <p>
          <Button onClick={() => setOpen({ rule: null, step: "define" })}>{say("net.ruleNew")}</Button>
        </p>
      ) : null}
      {open?.step === "define" ? <RuleForm rule={open.rule} taken={rules} over={keeps} close={close} /> : null}
      {open?.step === "withdraw" && open.rule ? <WithdrawForm rule={open.rule} close={close} /> : null}
    </section>
  );
}

function Line({ rule, open }: { rule: RuleView; open: (step: "define" | "withdraw") => void }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const department = useDepartmentName();
  const where = useAreaName(rule.area);
  return (
    <tr>
      <td>{rule[language]}</td>
      <td>{department(rule.department)}</td>
      <td>{say(`net.level.${rule.level}`)}</td>
      <td>{where}</td>
      <td>
        {rule.mayKeep ? (
          <span className="c-row">
            <Button size="small" aria-label={say("net.ruleChangeOf", { rule: rule[language] })} onClick={() => open("define")}>
              {say("net.ruleChange")}
            </Button>
            <Button size="small" aria-label={say("net.ruleWithdrawOf", { rule: rule[language] })} onClick={() => open("withdraw")}>
              {say("net.ruleWithdraw")}
            </Button>
          </span>
        ) : null}
      </td>
    </tr>
  );
}

/** A code nobody types: what the rule asks, and a number where that is asked twice in one place. */
function codeOf({ level, department }: Pick<Rule, "level" | "department">, home: string, taken: readonly Rule[]): string {
  const plain = `${level}-${department}`;
  const free = (code: string): boolean => !taken.some((one) => one.home === home && one.code === code);
  if (free(plain)) return plain;
  let n = 2;
  while (!free(`${plain}-${n}`)) n += 1;
  return `${plain}-${n}`;
}

type FormProps = { rule: RuleView | null; taken: readonly RuleView[]; over: readonly string[]; close: () => void };

function RuleForm({ rule, taken, over, close }: FormProps) {
  const say = useSay(consoleWords);
  const needed = useSay(pieces);
  const language = useLanguage();
  const departments = useDepartments();
  const send = useSend();
  const [typed, setTyped] = useState<Pick<Rule, "area" | "level" | "department" | "zh" | "en">>(
    rule ?? { area: over[0] ?? "", level: "town", department: "", zh: "", en: "" },
  );
  const put = (part: Partial<typeof typed>) => setTyped((before) => ({ ...before, ...part }));
  // Where a rule holds stays as it is: a rule for another place is another rule.
  const area = typed.area.slice(0, 12);
  const levels = LEVELS.filter((one) => LENGTH[one] >= area.length);
  const level = levels.find((one) => one === typed.level) ?? levels[0] ?? typed.level;
  const submit = async () => {
    const fields = { "net.ruleWhere": area, "net.ruleDepartment": typed.department, "net.ruleZh": typed.zh, "net.ruleEn": typed.en };
    const missing = (Object.keys(fields) as (keyof typeof fields)[]).find((field) => fields[field].trim() === "");
    if (missing) return needed("console.needed", { field: say(missing) });
    const home = rule?.home ?? homeOf(area);
    const { department, zh, en } = typed;
    const code = rule?.code ?? codeOf({ level, department }, home, taken);
    return send("/api/organisations/rules", { home, code, area, level, department, zh: zh.trim(), en: en.trim() }, say("net.ruleKept"));
  };
  const title = rule ? say("net.ruleChangeOf", { rule: rule[language] }) : say("net.ruleNew");
  return (
    <FormDialog title={title} submit={submit} close={close}>
      {rule ? null : (
        <Field label={say("net.ruleWhere")} required>
          <AreaPicker label={say("net.ruleWhere")} value={typed.area} onChange={(code) => put({ area: code })} />
        </Field>
      )}
      <Field label={say("net.ruleLevel")} required>
        <NativeSelect
          value={level}
          onChange={(chosen) => put({ level: chosen as Rule["level"] })}
          options={levels.map((value) => ({ value, label: say(`net.level.${value}`) }))}
        />
      </Field>
      <Field label={say("net.ruleDepartment")} required>
        <NativeSelect
          value={typed.department}
          onChange={(department) => put({ department })}
          blank={say("net.choose")}
          options={departments.map((one) => ({ value: one.code, label: one[language] }))}
        />
      </Field>
      <Field label={say("net.ruleZh")} hint={say("net.ruleExample")} required>
        <TextInput value={typed.zh} onChange={(zh) => put({ zh })} max={80} />
      </Field>
      <Field label={say("net.ruleEn")} required>
        <TextInput value={typed.en} onChange={(en) => put({ en })} max={120} />
      </Field>
    </FormDialog>
  );
}

function WithdrawForm({ rule: { mayKeep: _, ...rule }, close }: { rule: RuleView; close: () => void }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const send = useSend();
  const submit = () => send("/api/organisations/rules", { ...rule, withdrawn: true }, say("net.ruleWithdrawn"));
  return (
    <FormDialog
      title={say("net.ruleWithdrawOf", { rule: rule[language] })}
      action={say("net.ruleWithdraw")}
      submit={submit}
      close={close}
      danger
    >
      <p>{say("net.ruleWithdrawSure")}</p>
    </FormDialog>
  );
}
