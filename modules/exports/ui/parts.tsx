import { useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useState, type FormEvent } from "react";
import {
  areasOf,
  Choice,
  Dialog,
  Field,
  Go,
  holdsRole,
  Icon,
  newId,
  refusalText,
  showToast,
  TextArea,
  useConsole,
  useLanguage,
  useSay,
} from "#web/console";
import type { RequestExport } from "../contract.ts";
import { consoleWords } from "./console-words.ts";
import { words } from "./words.ts";

const EXPORTERS = ["gridLeader", "gridInstructor", "dispatcher", "supervisor", "handler", "approver", "commandRoom"];
const PURPOSES = ["meeting", "inspection", "superior", "statistics", "other"] as const satisfies readonly RequestExport["purpose"][];
const MOST_ROWS = "10,000";

type Ask = { subject: RequestExport["subject"]; filter: Readonly<Record<string, string>> };

/** Asks for the list on screen as a file. `filter` is what the list itself was asked with. */
export function ExportButton({ subject, filter }: Ask) {
  const say = useSay(consoleWords);
  const { session } = useConsole();
  const [open, setOpen] = useState(false);
  if (!holdsRole(session, EXPORTERS)) return null;
  return (
    <>
      <Button size="small" icon={<Icon name="download" size={14} />} onClick={() => setOpen(true)}>
        {say("exports.button")}
      </Button>
      {open ? <ExportDialog subject={subject} filter={filter} close={() => setOpen(false)} /> : null}
    </>
  );
}

/** The area an export is kept under: the one asked for where it is one's own, else the widest of one's own grants. */
function areaFor(own: readonly string[], asked: string | undefined): string {
  const inside = asked && own.some((area) => asked.startsWith(area)) ? asked : (own[0] ?? "");
  return inside.slice(0, 15);
}

function ExportDialog({ subject, filter, close }: Ask & { close: () => void }) {
  const say = useSay(consoleWords);
  const name = useSay(words);
  const language = useLanguage();
  const { api, session } = useConsole();
  const client = useQueryClient();
  const [purpose, setPurpose] = useState<RequestExport["purpose"] | "">("");
  const [why, setWhy] = useState("");
  const [error, setError] = useState("");
  const [id] = useState(newId);
  const [busy, setBusy] = useState(false);
  const [asked, setAsked] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (purpose === "" || why.trim().length < 4) return setError(say("exports.whyNeeded"));
    setBusy(true);
    const held = session.grants.filter(({ role }) => EXPORTERS.includes(role));
    const area = areaFor(areasOf({ ...session, grants: held }), filter["area"]);
    const home = area.slice(0, 9).padEnd(9, "0");
    const reply = await api.post(
      "/api/exports",
      { home, id, account: session.account.id, subject, area, filter, purpose, why, language },
      { id },
    );
    setBusy(false);
    if (!reply.ok) return setError(refusalText(reply));
    void client.invalidateQueries({ queryKey: ["exports"] });
    showToast({ tone: "good", text: say("exports.asked") });
    setAsked(true);
  };
  return (
    <Dialog title={say("exports.dialog")} onClose={close}>
      {asked ? (
        <div className="c-form" role="status">
          <p>{say("exports.asked")}</p>
          <Go to="/exports">{say("exports.open")}</Go>
        </div>
      ) : (
        <form className="c-form" onSubmit={(event) => void submit(event)} noValidate>
          {error ? (
            <p role="alert" className="c-problem">
              {error}
            </p>
          ) : null}
          <p className="c-muted">{say("exports.what", { rows: MOST_ROWS })}</p>
          <Field label={say("exports.purpose")} required group>
            <Choice
              value={purpose}
              onChange={setPurpose}
              options={PURPOSES.map((value) => ({ value, label: name(`exports.purpose.${value}`) }))}
            />
          </Field>
          <Field label={say("exports.why")} hint={say("exports.whyHint")} required>
            <TextArea value={why} onChange={setWhy} max={200} rows={2} />
          </Field>
          <Button type="primary" htmlType="submit" loading={busy}>
            {say("exports.ask")}
          </Button>
        </form>
      )}
    </Dialog>
  );
}
