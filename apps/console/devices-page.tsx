import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useState, type FormEvent } from "react";
import {
  consoleWords,
  Dialog,
  Field,
  instant,
  ListPage,
  orThrow,
  showToast,
  Table,
  TextInput,
  useConsole,
  useLanguage,
  useSay,
} from "#web/console";
import type { Language } from "#web/words";
import { shellWords } from "./words.ts";

/** One open session of this person, as platform/access gives it: no full address and no full browser name are kept. */
type Device = { id: string; current: boolean; createdAt: string; seenAt: string; address: string; agent: string };
type Ask = { only: Device } | { only: null };

/** Where this account is signed in, and the way to end what one does not know. */
export function DevicesPage() {
  const say = useSay(shellWords);
  const language = useLanguage();
  const { api } = useConsole();
  const [ask, setAsk] = useState<Ask | null>(null);
  const read = useQuery({
    queryKey: ["devices"],
    queryFn: async () => orThrow(await api.get<{ devices: readonly Device[] }>("/api/session/devices")).devices,
  });
  const devices = read.data ?? [];
  const others = devices.filter((device) => !device.current);
  const columns = (["agent", "address", "since", "seen", "end"] as const).map((id) => ({ id, label: say(`devices.${id}`) }));
  return (
    <ListPage
      title={say("devices.title")}
      lead={say("devices.lead")}
      read={read}
      empty={null}
      tools={
        others.length > 1 ? (
          <Button danger onClick={() => setAsk({ only: null })}>
            {say("devices.endOthers", { n: others.length })}
          </Button>
        ) : null
      }
      beside={ask ? <EndDevices ask={ask} n={others.length} close={() => setAsk(null)} /> : null}
    >
      <Table name="devices" label={say("devices.title")} columns={columns}>
        <tbody>
          {devices.map((device) => (
            <tr key={device.id}>
              <td>
                {agentText(device.agent, say("devices.unknown"))}
                {device.current ? (
                  <>
                    {" "}
                    <b>{say("devices.current")}</b>
                  </>
                ) : null}
              </td>
              <td className="c-mono">{device.address || say("devices.unknown")}</td>
              <td>{instant(device.createdAt, language)}</td>
              <td>{instant(device.seenAt, language)}</td>
              <td>
                {device.current ? (
                  <span className="c-muted">{say("devices.currentEnd")}</span>
                ) : (
                  <button
                    type="button"
                    className="c-link"
                    aria-label={say("devices.endOne", { agent: device.agent, at: instant(device.seenAt, language) })}
                    onClick={() => setAsk({ only: device })}
                  >
                    {say("devices.endIt")}
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      <section className="c-card c-spaced">
        <h2>{say("devices.whatTitle")}</h2>
        <ul className="c-prose-list">
          {(["what1", "what2", "what3", "what4"] as const).map((line) => (
            <li key={line}>{say(`devices.${line}`)}</li>
          ))}
        </ul>
      </section>
    </ListPage>
  );
}

/** "Chrome / Windows" as it was noted; "?" where the browser did not say. */
const agentText = (agent: string, unknown: string): string => agent.replaceAll("?", unknown);

/** The API of the wire has no DELETE because nothing else needs one. */
async function end(body: { id?: string; password: string }, language: Language): Promise<{ ended: number } | { problem: string }> {
  const response = await fetch("/api/session/devices", {
    method: "DELETE",
    credentials: "same-origin",
    headers: { "content-type": "application/json", "accept-language": language === "zh" ? "zh-CN" : "en" },
    body: JSON.stringify(body),
  }).catch(() => null);
  // No answer came, or one that is not ours: nothing is known to have ended.
  const answer = (await response?.json().catch(() => null)) as
    | { ended?: number; message?: string; fields?: { message?: string }[] }
    | null
    | undefined;
  if (response?.ok && typeof answer?.ended === "number") return { ended: answer.ended };
  return { problem: answer?.fields?.[0]?.message ?? answer?.message ?? "" };
}

/** Whoever ends a session shows the password again: a desk left open for a minute must not sign its owner out elsewhere. */
function EndDevices({ ask, n, close }: { ask: Ask; n: number; close: () => void }) {
  const say = useSay(shellWords);
  const needed = useSay(consoleWords);
  const language = useLanguage();
  const client = useQueryClient();
  const [password, setPassword] = useState("");
  const [problem, setProblem] = useState("");
  const [busy, setBusy] = useState(false);
  const title = ask.only ? say("devices.endIt") : say("devices.endOthers", { n });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (password === "") return setProblem(needed("console.needed", { field: say("password.current") }));
    setBusy(true);
    const answer = await end({ ...(ask.only ? { id: ask.only.id } : {}), password }, language);
    setBusy(false);
    if ("problem" in answer) return setProblem(answer.problem || say("devices.failed"));
    showToast({ tone: "good", text: say("devices.ended", { n: answer.ended }) });
    void client.invalidateQueries({ queryKey: ["devices"] });
    close();
  };
  return (
    <Dialog title={title} onClose={close}>
      <form className="c-form" onSubmit={(event) => void submit(event)} noValidate>
        <p>
          {ask.only
            ? say("devices.sureOne", { agent: agentText(ask.only.agent, say("devices.unknown")), at: instant(ask.only.seenAt, language) })
            : say("devices.sureOthers", { n })}
        </p>
        <Field label={say("password.current")} required error={problem || undefined} hint={say("devices.whyPassword")}>
          <TextInput type="password" value={password} onChange={setPassword} autoComplete="current-password" autoFocus />
        </Field>
        <Button type="primary" danger htmlType="submit" loading={busy}>
          {title}
        </Button>
      </form>
    </Dialog>
  );
}
