import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import {
  dayOf,
  Empty,
  holdsRole,
  newId,
  orThrow,
  Page,
  ReadProblem,
  refusalText,
  showToast,
  useAreaName,
  useConsole,
  useSay,
  Waiting,
} from "#web/console";
import type { SecretShown, SubscriptionRow } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { DeliveryLog } from "./delivery-log.tsx";
import { SecretOnce } from "./secret-once.tsx";
import { SubscribeForm } from "./subscribe-form.tsx";

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
    <Page title={say("hook.page")} tools={tools} wide>
      <p className="c-muted">{say("hook.lead")}</p>
      {hooks.error ? <ReadProblem error={hooks.error} retry={() => void hooks.refetch()} /> : null}
      {hooks.isPending ? <Waiting /> : null}
      {hooks.data?.length === 0 ? <Empty text={say("hook.empty")} /> : null}
      {hooks.data && hooks.data.length > 0 ? <HookTable rows={hooks.data} /> : null}
      {adding ? <SubscribeForm close={() => setAdding(false)} /> : null}
    </Page>
  );
}

function HookTable({ rows }: { rows: readonly SubscriptionRow[] }) {
  const say = useSay(consoleWords);
  return (
    <div className="c-scroll" tabIndex={0} role="region" aria-label={say("hook.page")}>
      <table className="c-table">
        <thead>
          <tr>
            {(["label", "url", "area", "types", "state"] as const).map((name) => (
              <th key={name} scope="col">
                {say(`hook.${name}`)}
              </th>
            ))}
            <th />
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <HookLine key={row.id} row={row} />
          ))}
        </tbody>
      </table>
    </div>
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
