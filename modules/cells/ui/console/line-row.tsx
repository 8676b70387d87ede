import { Button } from "antd";
import { useSay } from "#web/console";
import type { Line } from "../../contract.ts";
import { EVIDENCE, evidenceOf } from "../../contract/evidence.ts";
import { consoleWords } from "../console-words.ts";
import { checklistWords } from "../checklist-words.ts";
import type { DraftLine } from "./scheme-draft.ts";

const METHODS: readonly Line["methods"][number][] = ["D", "S", "I", "R", "T", "self"];

type Props = {
  line: DraftLine;
  first: boolean;
  last: boolean;
  /** Shown to whoever may not change it: what would move or drop it is left out. */
  fixed: boolean;
  put: (part: Partial<DraftLine>) => void;
  move: (by: -1 | 1) => void;
  drop: () => void;
};

/** One line of a checklist as it is written: its words in both languages, its points, how it is looked at. */
export function LineRow({ line, first, last, fixed, put, move, drop }: Props) {
  const say = useSay(consoleWords);
  const proof = useSay(checklistWords);
  const named = (name: string): string => `${line.code} ${name}`;
  return (
    <li>
      <div className="cells-edit">
        <b className="c-mono">{line.code}</b>
        <label className="c-row">
          <input
            className="c-input"
            type="number"
            min={1}
            max={100}
            aria-label={named(say("cells.most"))}
            value={line.points}
            onChange={(event) => put({ points: event.target.value })}
          />
          <span className="c-muted c-nowrap">{say("lists.points")}</span>
        </label>
        <input
          className="c-input"
          maxLength={120}
          aria-label={named(say("lists.zh"))}
          value={line.zh}
          onChange={(event) => put({ zh: event.target.value })}
        />
        <input
          className="c-input"
          maxLength={200}
          aria-label={named(say("lists.en"))}
          value={line.en}
          onChange={(event) => put({ en: event.target.value })}
        />
      </div>
      {fixed ? null : (
        <div className="c-row">
          <Button size="small" disabled={first} aria-label={named(say("lists.up"))} onClick={() => move(-1)}>
            ↑
          </Button>
          <Button size="small" disabled={last} aria-label={named(say("lists.down"))} onClick={() => move(1)}>
            ↓
          </Button>
          <Button size="small" aria-label={named(say("lists.drop"))} onClick={drop}>
            {say("lists.drop")}
          </Button>
        </div>
      )}
      <div className="cells-more c-row">
        <label>
          <input type="checkbox" checked={line.key} onChange={(event) => put({ key: event.target.checked })} /> {say("cells.key")}
        </label>
        <label>
          <input type="checkbox" checked={line.optional} onChange={(event) => put({ optional: event.target.checked })} />{" "}
          {say("lists.optional")}
        </label>
        {METHODS.map((method) => (
          <label key={method}>
            <input
              type="checkbox"
              checked={line.methods.includes(method)}
              onChange={(event) =>
                put({ methods: event.target.checked ? [...line.methods, method] : line.methods.filter((one) => one !== method) })
              }
            />{" "}
            {proof(`method.${method}`)}
          </label>
        ))}
      </div>
      <Proof line={line} put={put} />
    </li>
  );
}

/** Which evidence the line takes; as long as nobody says, what its methods ask for. */
function Proof({ line, put }: Pick<Props, "line" | "put">) {
  const say = useSay(consoleWords);
  const proof = useSay(checklistWords);
  const rule = evidenceOf(line);
  if (!rule) return null;
  const change = (part: Partial<typeof rule>) => put({ evidence: { ...rule, ...part } });
  const named = (name: string): string => `${line.code} ${name}`;
  return (
    <fieldset className="cells-more c-row cells-asks">
      <legend>{say("lists.evidence")}</legend>
      {EVIDENCE.map((kind) => (
        <label key={kind}>
          <input
            type="checkbox"
            checked={rule.takes.includes(kind)}
            onChange={(event) => change({ takes: event.target.checked ? [...rule.takes, kind] : rule.takes.filter((one) => one !== kind) })}
          />{" "}
          {proof(`proof.${kind}`)}
        </label>
      ))}
      <label>
        <input type="checkbox" checked={rule.strict} onChange={(event) => change({ strict: event.target.checked })} />{" "}
        {proof("proof.strict")}
      </label>
      <input
        className="c-input"
        maxLength={120}
        aria-label={named(say("lists.proofZh"))}
        placeholder={say("lists.proofZh")}
        value={rule.zh ?? ""}
        onChange={(event) => change({ zh: event.target.value })}
      />
      <input
        className="c-input"
        maxLength={200}
        aria-label={named(say("lists.proofEn"))}
        placeholder={say("lists.proofEn")}
        value={rule.en ?? ""}
        onChange={(event) => change({ en: event.target.value })}
      />
    </fieldset>
  );
}
