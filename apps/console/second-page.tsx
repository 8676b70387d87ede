import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { Dialog, newId, orThrow, Page, ReadProblem, refusalText, showToast, useConsole, useSay, Waiting } from "#web/console";
import { Enrol, OneField, RecoveryCodes } from "./second-factor.tsx";
import { secondWords } from "./second-words.ts";
import { shellWords } from "./words.ts";

type Status = { on: boolean; needed: boolean; recoveryLeft: number };

/** One's own authenticator: set it up, make new recovery codes, remove it. */
export function SecondFactorPage() {
  const say = useSay(secondWords);
  const shell = useSay(shellWords);
  const { api } = useConsole();
  const client = useQueryClient();
  const [doing, setDoing] = useState<"enrol" | "recovery" | "removal" | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const read = useQuery({ queryKey: ["second"], queryFn: async () => orThrow(await api.get<Status>("/api/session/second")) });
  const done = () => {
    setDoing(null);
    setCodes(null);
    void client.invalidateQueries({ queryKey: ["second"] });
  };
  const send = async (code: string): Promise<string | null> => {
    const reply = await api.post<{ recovery?: string[] }>(`/api/session/second/${doing}`, { code }, { id: newId() });
    if (!reply.ok) return refusalText(reply);
    if (reply.value.recovery) {
      setCodes(reply.value.recovery);
      return null;
    }
    // The session says whether an authenticator is there; the whole screen asks anew.
    window.location.reload();
    return null;
  };
  const status = read.data;
  return (
    <Page title={shell("second.title")}>
      <p className="c-muted">{say("second.lead")}</p>
      {read.error ? <ReadProblem error={read.error} retry={() => void read.refetch()} /> : null}
      {read.isPending ? <Waiting /> : null}
      {status ? (
        <section className="c-card">
          <p>{status.on ? say("second.on", { n: status.recoveryLeft }) : say("second.off")}</p>
          {status.needed ? <p>{say("second.needed")}</p> : null}
          <div className="c-row">
            {status.on ? (
              <>
                <Button onClick={() => setDoing("recovery")}>{say("second.renew")}</Button>
                {status.needed ? null : (
                  <Button danger onClick={() => setDoing("removal")}>
                    {say("second.remove")}
                  </Button>
                )}
              </>
            ) : (
              <Button type="primary" onClick={() => setDoing("enrol")}>
                {say("second.setUp")}
              </Button>
            )}
          </div>
        </section>
      ) : null}
      {doing ? (
        <Dialog title={say(doing === "enrol" ? "second.setUp" : doing === "recovery" ? "second.renew" : "second.remove")} onClose={done}>
          {doing === "enrol" ? (
            <Enrol
              api={api}
              onDone={() => {
                showToast({ tone: "good", text: say("second.done") });
                window.location.reload();
              }}
            />
          ) : codes ? (
            <RecoveryCodes codes={codes} onDone={done} />
          ) : (
            <OneField label={say("second.code")} secret={false} submit={say("second.go")} send={send} />
          )}
        </Dialog>
      ) : null}
    </Page>
  );
}
