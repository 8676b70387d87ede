import { Button } from "antd";
import { useLanguage, useSay } from "#web/console";
import type { Category } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";

type Props = { asked: Category["askFirst"]; name: (code: string) => string; onYes: (code: string) => void };

/** What the caller is asked before anything is written down, and where a yes leads. */
export function AskFirst({ asked, name, onYes }: Props) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  if (!asked) return null;
  return (
    <div role="alert" className="i-hotline">
      <p>{say("intake.askFirst", { question: asked[language], numbers: asked.hotlines.join(" / ") })}</p>
      <Button onClick={() => onYes(asked.category)}>{say("intake.askFirst.yes", { category: name(asked.category) })}</Button>
    </div>
  );
}
