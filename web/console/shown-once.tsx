import { Button } from "antd";
import { Dialog } from "./dialog.tsx";
import { showToast } from "./toasts.tsx";

/** A secret that is shown this once. `words`: the dialog's title, that it is shown once, what the buttons say, and what is said once it was copied. */
export function ShownOnce({
  secret,
  words,
  close,
}: {
  secret: string;
  words: { title: string; once: string; copy: string; copied: string; done: string };
  close: () => void;
}) {
  const copy = async () => {
    await navigator.clipboard.writeText(secret);
    showToast({ tone: "good", text: words.copied });
  };
  return (
    <Dialog title={words.title} onClose={close}>
      <p role="status">{words.once}</p>
      <p>
        <code>{secret}</code>
      </p>
      <Button type="primary" onClick={() => void copy()}>
        {words.copy}
      </Button>{" "}
      <Button onClick={close}>{words.done}</Button>
    </Dialog>
  );
}
