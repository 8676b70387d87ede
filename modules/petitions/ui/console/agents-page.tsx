import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import {
  areasOf,
  Empty,
  holdsRole,
  newId,
  orThrow,
  Page,
  PlainTable,
  ReadProblem,
  useConsole,
  useLanguage,
  useSay,
  useUnitName,
  Waiting,
  Typed,
} from "#web/console";
import type { AgentList, AgentRow } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { StepDialog } from "./step-dialog.tsx";
import type { Ask } from "./steps.ts";
import { useRead, useSend } from "./wire.ts";

type Person = { id: string; name: string; unit: string; area: string; grants: { role: string; unit: string; area: string }[] };
const CLOSING: readonly Ask[] = [{ name: "reason", label: "reason", kind: "line" }];

/** Who may hold the office: whoever has the role in one's area. */
function useHolders(enabled: boolean) {
  const { api, area } = useConsole();
  return useQuery({
    queryKey: ["petitions", "holders", area],
    queryFn: async () => orThrow(await api.get<{ people: Person[] }>("/api/people", { role: "petitionAgent", limit: "200" })).people,
    enabled,
  });
}

/** 代理员名录: public, kept by the petition office; registering needs training, a certificate and a term. */
export function AgentsPage() {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const send = useSend();
  const { area, session } = useConsole();
  const keeps = holdsRole(session, ["dispatcher"]);
  const where = area || (areasOf(session)[0] ?? "");
  const read = useRead<AgentList>("agents", where ? { area: where } : {});
  const holders = useHolders(keeps);
  const nameOfUnit = useUnitName();
  const [adding, setAdding] = useState(false);
  const [closing, setClosing] = useState<AgentRow | null>(null);
  if (read.isPending) return <Waiting />;
  if (!read.data) return <ReadProblem error={read.error} retry={() => void read.refetch()} />;
  const people = holders.data ?? [];
  const asks: readonly Ask[] = [
    { name: "account", label: "agent", kind: "choice", options: people.map(({ id }) => id), labels: Object.fromEntries(people.map(({ id, name, unit }) => [id, `${name} · ${nameOfUnit(unit)}`])) }, // prettier-ignore
    { name: "certificate", label: "certificate", kind: "line" },
    { name: "trainedOn", label: "trainedOn", kind: "date" },
    { name: "from", label: "from", kind: "date" },
    { name: "to", label: "until", kind: "date" },
  ];
  const register = (typed: Readonly<Record<string, string>>): Promise<string | null> => {
    const person = people.find(({ id }) => id === typed["account"]);
    const grant = person?.grants.find(({ role }) => role === "petitionAgent");
    return send("agents", {
      ...typed,
      id: newId(),
      area: (grant?.area ?? person?.area ?? "").slice(0, 12),
      name: person?.name ?? "",
      unit: grant?.unit || person?.unit || "",
    });
  };
  return (
    <Page title={say("agents")} tools={keeps ? <Button onClick={() => setAdding(true)}>{say("agents.add")}</Button> : null}>
      <p className="c-muted">{say("agents.lead")}</p>
      {keeps && holders.data?.length === 0 ? <p className="c-muted">{say("agents.none")}</p> : null}
      {read.data.rows.length === 0 ? <Empty text={say("agents.empty")} /> : null}
      {read.data.rows.length > 0 ? (
        <PlainTable
          name="agents"
          label={say("agents")}
          columns={[
            ...(["agent", "agents.unit", "agents.place", "certificate", "until"] as const).map((name) => say(name)),
            ...(keeps ? [""] : []),
          ]}
        >
          {read.data.rows.map((row) => (
            <tr key={row.id}>
              <td>
                <Typed text={row.name} />
              </td>
              <td>{language === "en" ? row.unitNameEn : row.unitName}</td>
              <td>{language === "en" ? row.placeNameEn : row.placeName}</td>
              <td>
                <Typed text={row.certificate} />
              </td>
              <td>{row.to}</td>
              {keeps ? (
                <td>
                  <Button size="small" aria-label={`${say("agents.close")} ${row.name}`} onClick={() => setClosing(row)}>
                    {say("agents.close")}
                  </Button>
                </td>
              ) : null}
            </tr>
          ))}
        </PlainTable>
      ) : null}
      {adding ? <StepDialog title={say("agents.add")} asks={asks} submit={register} close={() => setAdding(false)} /> : null}
      {closing ? (
        <StepDialog
          title={say("agents.close")}
          asks={CLOSING}
          submit={(typed) => send(`agents/${closing.home}/${closing.id}/closing`, typed)}
          close={() => setClosing(null)}
        />
      ) : null}
    </Page>
  );
}
