import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import {
  AreaPicker,
  Choice,
  consoleWords as pieces,
  Empty,
  Field,
  FormDialog,
  orThrow,
  Page,
  PlainTable,
  ReadProblem,
  TextInput,
  useConsole,
  useLanguage,
  useSay,
  Waiting,
} from "#web/console";
import type { NoticeRuleList, NoticeRuleView } from "../contract.ts";
import { consoleWords } from "./console-words.ts";
import { useSend } from "./wire.ts";

/** The smallest place with a rule of its own is a town. */
const DEEPEST = 9;

/** Whether public notices of grids name their workers, place by place, each by a document. */
export function NoticesPage() {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const { api } = useConsole();
  const [form, setForm] = useState<{ rule: NoticeRuleView | null } | null>(null);
  const read = useQuery({
    queryKey: ["people", "notice-rules"],
    queryFn: async () => orThrow(await api.get<NoticeRuleList>("/api/people/notice-rules")),
  });
  const { rules = [], over = [] } = read.data ?? {};
  const tools =
    over.length > 0 ? (
      <Button type="primary" onClick={() => setForm({ rule: null })}>
        {say("notices.add")}
      </Button>
    ) : null;
  return (
    <Page title={say("notices.title")} tools={tools}>
      <p className="c-muted">{say("notices.lead")}</p>
      {read.error ? <ReadProblem error={read.error} retry={() => void read.refetch()} /> : null}
      {read.isPending ? <Waiting /> : null}
      {read.isSuccess && rules.length === 0 ? <Empty text={say("notices.empty")} /> : null}
      {rules.length > 0 ? (
        <PlainTable label={say("notices.title")} columns={[say("notices.area"), say("notices.names"), say("notices.basis"), ""]}>
          {rules.map((rule) => (
            <tr key={rule.area}>
              <td>{rule[language]}</td>
              <td>{say(rule.names ? "notices.names.yes" : "notices.names.no")}</td>
              <td>{rule.basis}</td>
              <td>
                {rule.mayKeep ? (
                  <Button size="small" aria-label={say("notices.changeOf", { area: rule[language] })} onClick={() => setForm({ rule })}>
                    {say("notices.change")}
                  </Button>
                ) : null}
              </td>
            </tr>
          ))}
        </PlainTable>
      ) : null}
      {form ? <RuleForm rule={form.rule} over={over} close={() => setForm(null)} /> : null}
    </Page>
  );
}

function RuleForm({ rule, over, close }: { rule: NoticeRuleView | null; over: readonly string[]; close: () => void }) {
  const say = useSay(consoleWords);
  const needed = useSay(pieces);
  const language = useLanguage();
  const send = useSend();
  const [area, setArea] = useState(rule?.area ?? over[0] ?? "");
  const [names, setNames] = useState<"yes" | "no" | "">(rule ? (rule.names ? "yes" : "no") : "");
  const [basis, setBasis] = useState(rule?.basis ?? "");
  const deep = area.length > DEEPEST;
  const submit = async (): Promise<string | null> => {
    if (deep) return say("notices.areaDeep");
    if (names === "") return needed("console.needed", { field: say("notices.names") });
    if (basis.trim() === "") return needed("console.needed", { field: say("notices.basis") });
    const answer = await send("/api/people/notice-rules", { area, names: names === "yes", basis: basis.trim() }, say("notices.kept"));
    return "problem" in answer ? answer.problem : null;
  };
  const title = rule ? say("notices.changeOf", { area: rule[language] }) : say("notices.add");
  return (
    <FormDialog title={title} submit={submit} close={close}>
      {rule ? null : (
        <Field label={say("notices.area")} hint={say("notices.areaHint")} error={deep ? say("notices.areaDeep") : undefined} required>
          <AreaPicker label={say("notices.area")} value={area} onChange={setArea} />
        </Field>
      )}
      <Field label={say("notices.names")} group required>
        <Choice
          value={names}
          onChange={setNames}
          options={(["yes", "no"] as const).map((value) => ({ value, label: say(`notices.names.${value}`) }))}
        />
      </Field>
      <Field label={say("notices.basis")} hint={say("notices.basisHint")} required>
        <TextInput value={basis} onChange={setBasis} max={120} />
      </Field>
    </FormDialog>
  );
}
