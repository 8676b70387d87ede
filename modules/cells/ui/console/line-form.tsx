import { PhotoField, useLanguage, useSay } from "#web/console";
import type { Line } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { citableOf } from "../../contract/evidence.ts";
import { checklistWords, sayEvidence } from "../checklist-words.ts";
import { FINDINGS, isBare, type Typed, type TypedLine } from "./typed-lines.ts";

type Put = (code: string, part: Partial<TypedLine>) => void;

type FormProps = { lines: readonly Line[]; typed: Typed; put: Put; inspecting: boolean; again?: boolean };

/** Every line with its points, evidence beside it; an inspector also says why and what is to be mended. */
export function LineForm({ lines, typed, put, inspecting, again = false }: FormProps) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  return (
    <ul className="cells-lines" aria-label={say("cells.lines")}>
      {lines.map((line) => {
        const one = typed[line.code];
        if (!one) return null;
        return (
          <li key={line.code}>
            <span>
              {line.key ? "★ " : ""}
              {line[language]} <span className="c-muted">{say("cells.of", { n: line.points })}</span>
              <span className="c-muted cells-proof">{sayEvidence(line, language)}</span>
            </span>
            {line.optional ? (
              <label className="c-tick">
                <input type="checkbox" checked={!one.applies} onChange={(event) => put(line.code, { applies: !event.target.checked })} />
                {say("cells.notApplying")}
              </label>
            ) : (
              <span />
            )}
            {one.applies ? <Values line={line} one={one} put={put} inspecting={inspecting} again={again} /> : null}
          </li>
        );
      })}
    </ul>
  );
}

function Values({ line, one, put, inspecting, again }: { line: Line; one: TypedLine; put: Put; inspecting: boolean; again: boolean }) {
  const say = useSay(consoleWords);
  const withheld = one.points !== "" && Number(one.points) < line.points;
  return (
    <div className="cells-fields">
      <input
        className="c-input"
        type="number"
        inputMode="numeric"
        min={0}
        max={line.points}
        aria-label={`${line.code} ${say(inspecting ? "cells.found" : "cells.self")}`}
        value={one.points}
        onChange={(event) => put(line.code, { points: event.target.value })}
      />
      {inspecting ? (
        <>
          <input
            className="c-input"
            maxLength={500}
            aria-label={`${line.code} ${say("ask.reason")}`}
            placeholder={say(withheld ? "inspect.why" : "ask.reason")}
            value={one.reason}
            onChange={(event) => put(line.code, { reason: event.target.value })}
          />
          <select
            className="c-input"
            aria-label={`${line.code} ${say("inspect.finding")}`}
            value={one.finding}
            onChange={(event) => put(line.code, { finding: FINDINGS.find((name) => name === event.target.value) ?? "none" })}
          >
            {(again ? (["none", "plain"] as const) : FINDINGS).map((name) => (
              <option key={name} value={name}>
                {again ? say(name === "none" ? "case.mended" : "inspect.notMended") : say(`finding.${name}`)}
              </option>
            ))}
          </select>
        </>
      ) : null}
      <div className="cells-more" role="group" aria-label={`${line.code} ${say("cells.evidence")}`}>
        <Named line={line} one={one} put={put} />
        <PhotoField papers value={one.photos} onChange={(photos) => put(line.code, { photos })} />
      </div>
    </div>
  );
}

/** Evidence that is named rather than put on file, and a word where points stand on nothing yet. */
function Named({ line, one, put }: { line: Line; one: TypedLine; put: Put }) {
  const say = useSay(checklistWords);
  const kinds = citableOf(line);
  const bare = isBare(line, one);
  return (
    <>
      {kinds.length > 0 ? (
        <span className="c-row">
          {kinds.length > 1 ? (
            <select
              className="c-input cells-kind"
              aria-label={`${line.code} ${say("proof.which")}`}
              value={one.kind}
              onChange={(event) => put(line.code, { kind: kinds.find((kind) => kind === event.target.value) ?? one.kind })}
            >
              {kinds.map((kind) => (
                <option key={kind} value={kind}>
                  {say(`proof.${kind}`)}
                </option>
              ))}
            </select>
          ) : null}
          <input
            className="c-input cells-what"
            maxLength={300}
            aria-label={`${line.code} ${say(`proof.what.${one.kind}`)}`}
            placeholder={say(`proof.what.${one.kind}`)}
            value={one.what}
            onChange={(event) => put(line.code, { what: event.target.value })}
          />
        </span>
      ) : null}
      {bare ? <span className="cells-bare">{say("proof.bare")}</span> : null}
    </>
  );
}
