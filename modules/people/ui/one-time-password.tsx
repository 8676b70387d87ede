import { Button } from "antd";
import { Dialog, showToast, useSay } from "#web/console";
import { consoleWords } from "./console-words.ts";

export type Once = { login: string; oneTimePassword: string };

/** Shown once: it must be answered, so that nobody closes it by a slip. It is kept nowhere in the browser. */
export function OneTimePassword({ once, close }: { once: Once; close: () => void }) {
  const say = useSay(consoleWords);
  const copy = async () => {
    await navigator.clipboard.writeText(once.oneTimePassword);
    showToast({ tone: "good", text: say("staff.copied") });
  };
  return (
    <Dialog title={say("staff.once")}>
      <p>
        {once.login ? <span className="c-muted">{once.login} </span> : null}
        <output className="c-mono" aria-label={say("staff.once")} style={{ fontSize: 24, userSelect: "all" }}>
          {once.oneTimePassword}
        </output>
      </p>
      <p className="c-hint">{say("staff.onceHint")}</p>
      <div className="c-row">
        {/* Browsers give the clipboard to secure pages only; elsewhere the text can be selected. */}
        {window.isSecureContext ? <Button onClick={() => void copy()}>{say("staff.copy")}</Button> : null}
        <Button type="primary" onClick={close}>
          {say("staff.done")}
        </Button>
      </div>
    </Dialog>
  );
}
