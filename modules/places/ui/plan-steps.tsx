import { useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useState, type FormEvent } from "react";
import {
  consoleWords as pieces,
  dateIn,
  Dialog,
  Field,
  newId,
  refusalText,
  showToast,
  TextArea,
  TextInput,
  useConsole,
  useSay,
} from "#web/console";
import type { PlansOfVillage, PlanView } from "../contract/plans.ts";
import { consoleWords } from "./console-words.ts";
import { PlanEditor } from "./plan-editor.tsx";
import { Problem } from "./problem.tsx";

type Open = "none" | "draw" | "approve" | "return";

/** Only the steps the server says this person may take now. */
export function PlanSteps({ data, last, done }: { data: PlansOfVillage; last: PlanView | undefined; done: () => void }) {
  const say = useSay(consoleWords);
  const { api } = useConsole();
  const client = useQueryClient();
  const [open, setOpen] = useState<Open>("none");
  const [error, setError] = useState("");
  const reload = () => {
    void client.invalidateQueries({ queryKey: ["plans-of", data.village] });
    void client.invalidateQueries({ queryKey: ["plans"] });
    done();
  };
  const give = async (step: string, body: object): Promise<string | null> => {
    const reply = await api.post(`/api/places/villages/${data.village}/plans/${last?.version ?? 0}/${step}`, body, { id: newId() });
    if (!reply.ok) return refusalText(reply);
    setOpen("none");
    setError("");
    showToast({ tone: "good", text: say("grids.done") });
    reload();
    return null;
  };
  const now = async (step: string) => setError((await give(step, {})) ?? "");
  const may = (step: PlansOfVillage["may"][number]): boolean => data.may.includes(step);
  if (data.may.length === 0) return null;
  return (
    <>
      {error ? (
        <p role="alert" className="c-problem">
          {error}
        </p>
      ) : null}
      <div className="c-row" style={{ marginBlock: 8 }}>
        {may("draw") ? (
          <Button type={may("submit") ? "default" : "primary"} onClick={() => setOpen("draw")}>
            {say(last?.stage === "drawn" || last?.stage === "returned" ? "grids.redraw" : "grids.draw")}
          </Button>
        ) : null}
        {may("submit") ? (
          <Button type="primary" onClick={() => void now("submission")}>
            {say("grids.submit")}
          </Button>
        ) : null}
        {may("withdraw") ? <Button onClick={() => void now("withdrawal")}>{say("grids.withdraw")}</Button> : null}
        {may("approve") ? (
          <Button type="primary" onClick={() => setOpen("approve")}>
            {say("grids.approve")}
          </Button>
        ) : null}
        {may("return") ? <Button onClick={() => setOpen("return")}>{say("grids.return")}</Button> : null}
      </div>
      {open === "draw" ? (
        <PlanEditor
          data={data}
          last={last}
          close={() => setOpen("none")}
          saved={() => {
            setOpen("none");
            reload();
          }}
        />
      ) : null}
      {open === "approve" ? <Approve give={give} close={() => setOpen("none")} /> : null}
      {open === "return" ? <Return give={give} close={() => setOpen("none")} /> : null}
    </>
  );
}

type Give = (step: string, body: object) => Promise<string | null>;

function Approve({ give, close }: { give: Give; close: () => void }) {
  const say = useSay(consoleWords);
  const needed = useSay(pieces);
  const [from, setFrom] = useState(dateIn(Date.now()));
  const [document, setDocument] = useState("");
  const [error, setError] = useState("");
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!document.trim()) return setError(needed("console.needed", { field: say("grids.document") }));
    setError((await give("approval", { from, document: document.trim() })) ?? "");
  };
  return (
    <Dialog title={say("grids.approve")} onClose={close} asks>
      <form className="c-form" onSubmit={(event) => void submit(event)} noValidate>
        <Problem text={error} />
        <Field label={say("grids.inForceFrom")} hint={say("grids.inForceHint")} required>
          <TextInput type="date" value={from} onChange={setFrom} />
        </Field>
        <Field label={say("grids.document")} required>
          <TextInput value={document} onChange={setDocument} max={60} />
        </Field>
        <Button type="primary" htmlType="submit">
          {say("grids.approve")}
        </Button>
      </form>
    </Dialog>
  );
}

function Return({ give, close }: { give: Give; close: () => void }) {
  const say = useSay(consoleWords);
  const needed = useSay(pieces);
  const [reason, setReason] = useState("");
  const [error, setError] = useState("");
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!reason.trim()) return setError(needed("console.needed", { field: say("grids.returnWhy") }));
    setError((await give("return", { reason: reason.trim() })) ?? "");
  };
  return (
    <Dialog title={say("grids.return")} onClose={close} asks>
      <form className="c-form" onSubmit={(event) => void submit(event)} noValidate>
        <Problem text={error} />
        <Field label={say("grids.returnWhy")} required>
          <TextArea value={reason} onChange={setReason} max={300} />
        </Field>
        <Button type="primary" htmlType="submit">
          {say("grids.return")}
        </Button>
      </form>
    </Dialog>
  );
}
