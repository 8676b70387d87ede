import { Button } from "antd";
import { Dialog, showToast, useSay } from "#web/console";
import { consoleWords } from "../console-words.ts";

/** The secret, this once. */
export function SecretOnce({ secret, close }: { secret: string; close: () => void }) {
  const say = useSay(consoleWords);
  const copy = async () => {
    await navigator.clipboard.writeText(secret);
    showToast({ tone: "good", text: say("hook.copied") });
  };
  return (
    <Dialog title={say("hook.page")} onClose={close}>
      <p role="status">{say("hook.once")}</p>
      <p>
        <code>{secret}</code>
      </p>
      <Button type="primary" onClick={() => void copy()}>
        {say("hook.copy")}
      </Button>{" "}
      <Button onClick={close}>{say("hook.close")}</Button>
    </Dialog>
  );
}
