import { useSay } from "./app.tsx";
import { consoleWords } from "./words.ts";

/** On a page that stands without what is sealed beside it: why that is missing just now, so that nobody takes it for gone. */
export function SealsShut({ shut }: { shut: boolean }) {
  const say = useSay(consoleWords);
  return shut ? (
    <p className="c-note" role="status">
      {say("console.sealsShut")}
    </p>
  ) : null;
}
