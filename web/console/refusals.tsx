import { colon, type Language } from "#web/words";
import { useSay } from "./app.tsx";
import { fieldName } from "./field-names.ts";
import { Icon } from "./icon.tsx";
import { RefusedError, type Refused } from "./refused.ts";
import { consoleWords } from "./words.ts";

const pageLanguage = (): Language => (document.documentElement.lang.startsWith("en") ? "en" : "zh");

/** The server's own words, each entry it named before what is wrong with it. Where all are named, the sentence that points at them is left out. */
export const refusalText = (reply: Refused): string => {
  const language = pageLanguage();
  const told = (reply.refusal.fields ?? []).map((field) => {
    const message = "message" in field && typeof field.message === "string" ? field.message : field.path;
    const name = fieldName(field.path, language);
    return { named: name !== null, text: name === null ? message : `${name}${colon(language)}${message}` };
  });
  const lines = [...new Set(told.map(({ text }) => text))];
  return (told.length > 0 && told.every(({ named }) => named) ? lines : [reply.refusal.message, ...lines]).join(" · ");
};

/** What a read says when it was refused or the network failed, and the way on. */
export function ReadProblem({ error, retry }: { error: unknown; retry?: () => void }) {
  const say = useSay(consoleWords);
  const text = error instanceof RefusedError ? refusalText(error.reply) : error instanceof Error ? error.message : String(error);
  return (
    <div role="alert" className="c-problem">
      <Icon name="alert" />
      <span className="c-grow">{text}</span>
      {retry ? (
        <button type="button" className="c-link" onClick={retry}>
          {say("console.retry")}
        </button>
      ) : null}
    </div>
  );
}
