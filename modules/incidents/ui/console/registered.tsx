import { Button } from "antd";
import { Go, instant, Page, useLanguage, useSay } from "#web/console";
import type { Receipt } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { casePath } from "./wire.ts";

/** What the clerk tells whoever rang or came: the number. */
export function Registered({
  receipt,
  answered,
  why,
  again,
}: {
  receipt: Receipt;
  answered: "no" | "yes" | "refused";
  why: string;
  again: () => void;
}) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  return (
    <Page title={say("intake.title")}>
      <div className="c-card" role="status">
        <p>{say("intake.done", { number: "" })}</p>
        <p className="c-mono i-receipt">{receipt.number}</p>
        {receipt.hotline ? <p className="i-hotline">{say("intake.hotline", { hotline: receipt.hotline })}</p> : null}
        <p className="c-muted">{say("intake.tell")}</p>
        {answered === "yes" ? <p>{say("intake.answered")}</p> : null}
        {answered === "refused" ? (
          <p className="c-problem" role="alert">
            {say("intake.notAnswered", { why })}
          </p>
        ) : null}
        {receipt.dueAt && answered !== "yes" ? <p>{say("intake.due", { at: instant(receipt.dueAt, language) })}</p> : null}
        {receipt.dueAt && receipt.provisional && answered !== "yes" ? <p className="c-muted">{say("intake.provisional")}</p> : null}
        <div className="c-row">
          <Button type="primary" onClick={again} autoFocus>
            {say("intake.another")}
          </Button>
          <Go to={casePath(receipt)}>{say("intake.open")}</Go>
        </div>
      </div>
    </Page>
  );
}
