/** @jsxImportSource preact */
import { runsOf, type Language } from "#web/words";

/** What somebody typed, as it was typed; on an English page its Chinese says that it is Chinese. */
export function Typed({ text, language }: { text: string; language: Language }) {
  if (language === "zh") return <>{text}</>;
  return (
    <>
      {runsOf(text).map((run, index) =>
        run.zh ? (
          <span key={index} lang="zh">
            {run.text}
          </span>
        ) : (
          run.text
        ),
      )}
    </>
  );
}
