import { Timeline, Typed, useSay, useUnitName, type Told } from "#web/console";
import type { ItemCase, ItemEntry } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { useTopics } from "./wire.ts";

const isWord = (key: string): key is keyof typeof consoleWords => Object.hasOwn(consoleWords, key);

/** What happened, one line a step, with what was written then. */
export function ItemWay({ view }: { view: ItemCase }) {
  const say = useSay(consoleWords);
  const unit = useUnitName();
  const topics = useTopics();
  const word = (key: string): string => (isWord(key) ? say(key) : key);
  const said = ({ what, params }: ItemEntry): string => {
    const key = `what.${what}`;
    if (!isWord(key)) return what;
    return say(key, {
      ...params,
      channel: word(`channel.${params["channel"] ?? ""}`),
      nature: word(`nature.${params["nature"] ?? ""}`),
      to: word(`to.${params["to"] ?? ""}`),
      topic: topics.name(params["topic"] ?? null) ?? "",
      unit: unit(params["unit"] ?? ""),
    });
  };
  const told = view.entries.map((entry, seq): Told => {
    const words = entry.what !== "heard" && entry.sealed ? (entry.text ?? say(view.shut ? "shut" : "gone")) : null;
    return {
      seq,
      at: entry.at,
      what: said(entry),
      who: entry.by,
      children:
        words === null ? null : (
          <p className="o-prose">
            <Typed text={words} />
          </p>
        ),
    };
  });
  return <Timeline title={say("timeline")} told={told} />;
}
