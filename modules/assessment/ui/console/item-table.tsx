import type { ReactNode } from "react";
import { PlainTable, Typed, useDepartmentName, useLanguage, useSay } from "#web/console";
import type { Feed, SchemeView } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { signed, useRead, valued } from "./wire.ts";

/** Between the parts of one cell. */
export const SPLIT = { zh: "；", en: "; " } as const;

type Rule = SchemeView["rule"];
type Item = Rule["items"][number];

const NO_END = 999;

/** Places from one to another; open where the scheme names no end. */
const range = ({ from, to }: { from: number; to: number }): string =>
  from <= -NO_END ? `≤ ${minus(to)}` : to >= NO_END ? `≥ ${minus(from)}` : from === to ? minus(from) : `${minus(from)} – ${minus(to)}`;
/** With the minus of a number, which does not look like the dash of a range. */
const minus = (places: number): string => String(places).replace("-", "−");

/** A method in words: what the item gives or costs, and when. */
export function useMethodSaid(): (item: Item) => string {
  const say = useSay(consoleWords);
  const language = useLanguage();
  return (item) => {
    switch (item.method) {
      case "threshold":
        return item.lines
          .map(({ at, perUnit }) => say(item.better === "higher" ? "said.below" : "said.above", { at: valued(item, at), each: perUnit }))
          .join(SPLIT[language]);
      case "ratio":
        return `${item.points} × ${say("value")}`;
      case "linear":
        return say("said.linear", { zero: valued(item, item.zeroAt), full: valued(item, item.fullAt) });
      case "rank":
        return `${say(`by.${item.by}`)} ${item.bands.map((band) => `${range(band)}: ${signed(band.points)}`).join(SPLIT[language])}`;
      case "perCase":
        return [
          ...item.tariff.map((one) => `${one[language]} ${one.each}`),
          ...item.factors.map((one) => `${say(`factor.${one.code}`)} ×${one.times}`),
        ].join(SPLIT[language]);
      case "checklist":
        return item.lines.map((line) => `${line[language]} ${line.points}`).join(SPLIT[language]);
      case "panel":
        return say("said.panel", { n: item.least });
    }
  };
}

export function ItemTable({
  rule,
  said,
  tools,
}: {
  rule: Rule;
  said: (item: Item) => string;
  tools?: (item: Item, index: number) => ReactNode;
}) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const feeds = useRead<{ rows: readonly Feed[] }>("feeds").data?.rows ?? [];
  const figure = (code: string): string => feeds.find((feed) => feed.figure === code)?.[language] ?? "…";
  const department = useDepartmentName();
  const category = (code: string): string => rule.categories.find((one) => one.code === code)?.[language] ?? code;
  return (
    <PlainTable
      label={say("all")}
      columns={[
        ...(["item", "category", "points", "method", "source", "evidence"] as const).map((name) => say(name)),
        ...(tools ? [""] : []),
      ]}
    >
      {rule.items.map((item, index) => (
        <tr key={item.code}>
          <th scope="row">
            {item.code} {item[language]}
          </th>
          <td>{category(item.category)}</td>
          <td className="c-num">
            {say(`side.${item.side}`)} {item.points}
          </td>
          <td>
            {say(`method.${item.method}`)}
            <div className="c-muted">{said(item)}</div>
          </td>
          <td>
            <Typed
              text={
                !("source" in item)
                  ? department(item.department)
                  : item.source.kind === "figure"
                    ? figure(item.source.figure)
                    : item.source.from
              }
            />
          </td>
          <td>
            <Typed text={item.evidence} />
          </td>
          {tools ? <td>{tools(item, index)}</td> : null}
        </tr>
      ))}
    </PlainTable>
  );
}
