import { runsOf } from "#web/words";
import { useLanguage } from "./app.tsx";

/** What somebody typed, as it was typed; on an English screen its Chinese says that it is Chinese. */
export function Typed({ text }: { text: string }) {
  if (useLanguage() === "zh") return text;
  return runsOf(text).map((run, index) =>
    run.zh ? (
      <span key={index} lang="zh">
        {run.text}
      </span>
    ) : (
      run.text
    ),
  );
}
