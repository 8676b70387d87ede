import { Button } from "antd";
import { consoleWords as pieces, Dialog, instant, useLanguage, useSay } from "#web/console";
import type { CaseView } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import type { OpenStep } from "./case-page.tsx";
import { useEventWords } from "./event-words.ts";
import { offersOf } from "./steps.ts";
import { draftKey, dropDraft, keptDraft, settleConflict, type Conflict } from "./take-step.ts";
import { useCategoryLookup, useUnitName } from "./wire.ts";

type Line = { label: string; before: string; now: string };

function useChanges(before: CaseView, now: CaseView): Line[] {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const words = useEventWords();
  const unitName = useUnitName();
  const category = useCategoryLookup();
  const read = (row: CaseView): [string, string][] => [
    [say("column.stage"), words.stage(row.stage) + (row.ending ? ` · ${words.ending(row.ending)}` : "")],
    [say("case.category"), category.name(row.category)],
    [say("case.summary"), row.summary ?? "—"],
    [say("column.urgency"), say(`urgency.short.${row.urgency}`)],
    [say("case.lead"), unitName(row.lead)],
    [say("field.coUnits"), row.coUnits.map((one) => `${unitName(one.unit)}（${say(`case.co.${one.stage}`)}）`).join("、") || "—"],
    [say("case.handler"), row.handler?.name ?? "—"],
    [say("case.clock"), row.dueAt ? instant(row.dueAt, language) : "—"],
    [say("case.followers"), String(row.followers)],
  ];
  const after = read(now);
  return read(before).flatMap(([label, value], index) =>
    after[index]?.[1] === value ? [] : [{ label, before: value, now: after[index]?.[1] ?? "—" }],
  );
}

/** Two people at one record: what changed since the form was opened, field by field, and what was typed, which stays. */
export function ConflictDialog({ conflict, now, open }: { conflict: Conflict; now: CaseView; open: OpenStep }) {
  const say = useSay(consoleWords);
  const sayPieces = useSay(pieces);
  const changes = useChanges(conflict.before, now);
  const key = draftKey(conflict.subject, conflict.step);
  const typed = Object.values(keptDraft(key)?.texts ?? {}).filter((text) => text.length > 8);
  const offer = offersOf(now.may, now.handler !== null).find((one) => one.step === conflict.step);
  return (
    <Dialog title={say("conflict.title")} shape="wide" onClose={() => settleConflict(conflict)}>
      <p>{conflict.message}</p>
      <p className="c-muted">{say("conflict.why")}</p>
      {changes.length === 0 ? <p>{say("conflict.same")}</p> : <Changes lines={changes} />}
      {typed.length > 0 ? (
        <div className="c-note">
          <b>{say("conflict.typed")}</b>
          {typed.map((text) => (
            <p key={text} className="i-prose">
              {text}
            </p>
          ))}
        </div>
      ) : null}
      {offer ? null : <p>{say("conflict.cannot")}</p>}
      <div className="c-row">
        {offer ? (
          <Button
            type="primary"
            onClick={() => {
              settleConflict(conflict);
              open(offer);
            }}
          >
            {say("conflict.continue")}
          </Button>
        ) : null}
        <Button
          onClick={() => {
            dropDraft(key);
            settleConflict(conflict);
          }}
        >
          {say("conflict.drop")}
        </Button>
        <Button onClick={() => settleConflict(conflict)}>{sayPieces("console.close")}</Button>
      </div>
    </Dialog>
  );
}

function Changes({ lines }: { lines: readonly Line[] }) {
  const say = useSay(consoleWords);
  return (
    <table className="c-table">
      <thead>
        <tr>
          <th scope="col">{say("conflict.field")}</th>
          <th scope="col">{say("conflict.before")}</th>
          <th scope="col">{say("conflict.now")}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.label}>
            <th scope="row">{line.label}</th>
            <td>{line.before}</td>
            <td>
              <b>{line.now}</b>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
