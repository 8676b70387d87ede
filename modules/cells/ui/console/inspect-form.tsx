import { useState } from "react";
import { Field, FormDialog, NativeSelect, TextArea, Typed as Words, useSay } from "#web/console";
import type { ApplicationView } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { LineForm } from "./line-form.tsx";
import { OpenLines } from "./lines.tsx";
import { citedOf, pointsOf, typedFrom, unproved, unscored, type Typed, type TypedLine } from "./typed-lines.ts";
import { useSend } from "./wire.ts";

export const WAYS = ["announced", "unannounced", "incident"] as const;

/** What was found, line by line; a second look takes the lines with a finding only. */
export function InspectForm({ view, again, close }: { view: ApplicationView; again: boolean; close: () => void }) {
  const say = useSay(consoleWords);
  const send = useSend();
  const open = new Set(view.open.map(({ line }) => line));
  const lines = view.rule.lines.filter(({ code }) => !again || open.has(code));
  const [typed, setTyped] = useState<Typed>(() => {
    if (!again) return typedFrom(lines, []);
    // What was to be mended stands as not mended until somebody has looked.
    const before = typedFrom(
      lines,
      (view.inspection?.results ?? []).map((one) => ({ ...one, photos: [], cited: null })),
    );
    return Object.fromEntries(Object.entries(before).map(([code, one]) => [code, { ...one, finding: "plain" as const }]));
  });
  const [way, setWay] = useState<string>(view.check?.way ?? "announced");
  const [words, setWords] = useState("");
  const measures = view.entries.findLast(({ type }) => type === "cells.rectified")?.text;
  const put = (code: string, part: Partial<TypedLine>) =>
    setTyped((before) => ({ ...before, [code]: { ...(before[code] as TypedLine), ...part } }));
  const submit = async () => {
    const empty = unscored(typed);
    if (empty) return say("cells.unscored", { line: empty });
    const bare = unproved(lines, typed);
    if (bare) return say("cells.unproved", { line: bare });
    const results = lines.flatMap(({ code }) => {
      const line = typed[code];
      if (!line) return [];
      const one = { line: code, points: pointsOf(line), reason: line.reason.trim() || null, photos: line.photos, cited: citedOf(line) };
      return [again ? { ...one, mended: line.finding === "none" } : { ...one, finding: line.finding }];
    });
    const body = again ? { results, note: words } : { results, way, statement: words.trim() || null };
    const path = `/api/cells/applications/${view.home}/${view.id}/${again ? "recheck" : "inspection"}`;
    return send(path, body, say("cells.saved"));
  };
  return (
    <FormDialog
      title={say(again ? "step.recheck" : "step.inspect")}
      action={say(again ? "step.recheck" : "step.inspect")}
      submit={submit}
      close={close}
      shape="wide"
    >
      <p className="c-muted">{say(again ? "inspect.againHint" : "inspect.hint")}</p>
      {again ? <OpenLines view={view} /> : null}
      {again && measures ? (
        <p className="c-note cells-said">
          <Words text={say("inspect.measures", { text: measures })} />
        </p>
      ) : null}
      {again || view.check ? null : (
        <Field label={say("inspect.way")} required>
          <NativeSelect value={way} onChange={setWay} options={WAYS.map((one) => ({ value: one, label: say(`way.${one}`) }))} />
        </Field>
      )}
      <LineForm lines={lines} typed={typed} put={put} inspecting again={again} />
      <Field label={say(again ? "inspect.note" : "inspect.statement")} required={again}>
        <TextArea value={words} max={1000} rows={3} onChange={setWords} />
      </Field>
    </FormDialog>
  );
}
