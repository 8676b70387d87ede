import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { dayOf, holdsRole, ListPage, newId, orThrow, refusalText, showToast, Table, useAreaName, useConsole, useSay } from "#web/console";
import type { SecretShown, SubscriptionRow } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { DeliveryLog } from "./delivery-log.tsx";
import { SecretOnce } from "./secret-once.tsx";
import { SubscribeForm } from "./subscribe-form.tsx";

const COLUMNS = ["label", "url", "area", "types", "state", "deeds"] as const;
const HOOKS = ["webhooks", "list"];

/** Systems that are told of steps, and what came of each message. */
export function WebhooksPage() {
  const say = useSay(consoleWords);
  const { api, session } = useConsole();
  const hooks = useQuery({
    queryKey: HOOKS,
    queryFn: async () => orThrow(await api.get<{ rows: readonly SubscriptionRow[] }>("/api/webhooks")).rows,
  });
  const [adding, setAdding] = useState(false);
  const tools = holdsRole(session, ["admin"]) ? (
    <Button type="primary" onClick={() => setAdding(true)}>
      {say("hook.add")}
    </Button>
  ) : null;
  return (
    <ListPage
      title={say("hook.page")}
      lead={say("hook.lead")}
      tools={tools}
      read={hooks}
      empty={hooks.data?.length === 0 ? say("hook.empty") : null}
      beside={adding ? <SubscribeForm close={() => setAdding(false)} /> : null}
    >
      <HookTable rows={hooks.data ?? []} />
    </ListPage>
  );
}

function HookTable({ rows }: { rows: readonly SubscriptionRow[] }) {
  const say = useSay(consoleWords);
  return (
    <Table name="webhooks" label={say("hook.page")} columns={COLUMNS.map((id) => ({ id, label: say(`hook.${id}`) }))}>
      <tbody>
        {rows.map((row) => (
          <HookLine key={row.id} row={row} />
        ))}
      </tbody>
    </Table>
  );
}

function State({ row }: { row: SubscriptionRow }) {
  const say = useSay(consoleWords);
  const why = row.why === null ? "" : ` · ${say(`hook.why.${row.why}`)}`;
  const rotating = row.rotating === null ? "" : ` · ${say("hook.rotating", { until: dayOf(row.rotating) })}`;
  return <>{`${say(`hook.state.${row.state}`)}${why}${rotating}`}</>;
}

function HookLine({ row }: { row: SubscriptionRow }) {
  const say = useSay(consoleWords);
  const area = useAreaName(row.area);
  return (
    <tr>
      <td>{row.label}</td>
      <td>
        <code>{row.url}</code>
      </td>
      <td>{area}</td>
      <td>{row.types.map((type) => say(`hook.type.${type}` as "hook.type.webhooks.test")).join(" ")}</td>
      <td>
        <State row={row} />
      </td>
      <td>
        <HookDeeds row={row} />
      </td>
    </tr>
  );
}

function HookDeeds({ row }: { row: SubscriptionRow }) {
  const say = useSay(consoleWords);
  const { api } = useConsole();
  const client = useQueryClient();
  const [secret, setSecret] = useState<string | null>(null);
  const [reading, setReading] = useState(false);
  const give = async (step: string, told: string, body: object = {}): Promise<SecretShown | null> => {
    const reply = await api.post<SecretShown>(`/api/webhooks/${row.home}/${row.id}/${step}`, body, { id: newId() });
    showToast(reply.ok ? { tone: "good", text: told } : { tone: "bad", text: refusalText(reply) });
    void client.invalidateQueries({ queryKey: ["webhooks"] });
    return reply.ok ? reply.value : null;
  };
  const rotate = async () => setSecret((await give("secrets", say("hook.done")))?.secret ?? null);
  const works = row.state === "works";
  return (
    <>
      <Button size="small" onClick={() => setReading(true)}>
        {say("hook.log")}
      </Button>{" "}
      {row.mayChange ? (
        <>
          <Button size="small" onClick={() => void give("tests", say("hook.tested"), { delivery: newId() })}>
            {say("hook.test")}
          </Button>{" "}
          <Button size="small" onClick={() => void rotate()}>
            {say("hook.rotate")}
          </Button>{" "}
          <Button size="small" danger={works} onClick={() => void give(works ? "disabling" : "enabling", say("hook.done"))}>
            {say(works ? "hook.disable" : "hook.enable")}
          </Button>
        </>
      ) : null}
      {reading ? <DeliveryLog row={row} close={() => setReading(false)} /> : null}
      {secret === null ? null : <SecretOnce secret={secret} close={() => setSecret(null)} />}
    </>
  );
}
