/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import { PhotoPicker, useField, useSay, type Photos } from "#web/field";
import type { Line } from "../../contract.ts";
import { citableOf } from "../../contract/evidence.ts";
import { checklistWords, sayEvidence } from "../checklist-words.ts";
import { FINDINGS, isBare, isMarked, type Mark } from "./marks.ts";
import { cellFieldWords } from "./words.ts";

type Props = {
  line: Line;
  /** What the unit gave itself. */
  own: number | null | undefined;
  mark: Mark;
  photos: Photos;
  again: boolean;
  problem: string;
  put: (part: Partial<Mark>, added?: Photos) => void;
};

/** One line of the checklist: full marks in one tap, a reason where points are withheld, pictures of what was seen. */
export function LineCard({ line, own, mark, photos, again, problem, put }: Props) {
  const { state } = useField();
  const say = useSay(cellFieldWords);
  const [camera, setCamera] = useState(mark.photos.length > 0);
  const withheld = mark.applies && isMarked(mark) && Number(mark.points) < line.points;
  return (
    <fieldset class="f-set" id={`line-${line.code}`}>
      <legend>
        {line.key ? "★ " : ""}
        {line[state.language]}
      </legend>
      <p class="f-meta">
        {say("points.most", { n: line.points })}
        {own === undefined ? "" : ` · ${say("points.own", { n: own ?? say("na") })}`}
      </p>
      <p class="f-meta">{sayEvidence(line, state.language)}</p>
      {line.optional ? (
        <label class="f-check">
          <input type="checkbox" checked={!mark.applies} onChange={(event) => put({ applies: !event.currentTarget.checked })} />
          {say("na")}
        </label>
      ) : null}
      {mark.applies ? <Points line={line} mark={mark} put={put} /> : null}
      {withheld || mark.reason ? (
        <label class="f-field">
          <span>{say("reason")}</span>
          <textarea rows={2} maxlength={500} value={mark.reason} onInput={(event) => put({ reason: event.currentTarget.value })} />
        </label>
      ) : null}
      {withheld || again || mark.finding !== "none" ? <Finding mark={mark} again={again} put={put} line={line} /> : null}
      {mark.applies ? <Named line={line} mark={mark} put={put} /> : null}
      {camera ? (
        <PhotoPicker
          photos={new Map(mark.photos.flatMap((id) => (photos.has(id) ? [[id, photos.get(id)!] as const] : [])))}
          onPhotos={(next) => put({ photos: [...next.keys()] }, next)}
        />
      ) : (
        <button type="button" class="f-button quiet" onClick={() => setCamera(true)} aria-label={`${say("photos")} ${line.code}`}>
          {say("photos")}
        </button>
      )}
      {problem ? <p class="f-problem">{problem}</p> : null}
    </fieldset>
  );
}

function Points({ line, mark, put }: Pick<Props, "line" | "mark" | "put">) {
  const say = useSay(cellFieldWords);
  return (
    <div class="f-row f-low">
      <button
        type="button"
        class="f-button f-choice"
        aria-pressed={mark.points === String(line.points)}
        aria-label={`${line.code} ${say("points.full")}`}
        onClick={() => put({ points: String(line.points) })}
      >
        {say("points.full")}
      </button>
      <label class="f-field">
        <span>{say("points")}</span>
        <input
          inputmode="numeric"
          maxlength={3}
          size={4}
          aria-label={`${line.code} ${say("points")}`}
          value={mark.points}
          onInput={(event) => put({ points: event.currentTarget.value.replaceAll(/\D/g, "") })}
        />
      </label>
    </div>
  );
}

function Finding({ mark, again, line, put }: Pick<Props, "line" | "mark" | "again" | "put">) {
  const say = useSay(cellFieldWords);
  const choices = again ? (["none", "plain"] as const) : FINDINGS;
  return (
    <ul class="f-tiles" aria-label={`${line.code} ${say("finding")}`}>
      {choices.map((one) => (
        <li key={one}>
          <button type="button" class="f-button f-tile" aria-pressed={mark.finding === one} onClick={() => put({ finding: one })}>
            {say(again ? (one === "none" ? "mended" : "notMended") : `finding.${one}`)}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Evidence that is named rather than photographed, and a word where points stand on nothing yet. */
function Named({ line, mark, put }: Pick<Props, "line" | "mark" | "put">) {
  const say = useSay(checklistWords);
  const kinds = citableOf(line);
  const chosen = mark.kind ?? kinds[0];
  return (
    <>
      {kinds.length > 1 ? (
        <ul class="f-tiles" aria-label={`${line.code} ${say("proof.which")}`}>
          {kinds.map((kind) => (
            <li key={kind}>
              <button type="button" class="f-button f-tile" aria-pressed={chosen === kind} onClick={() => put({ kind })}>
                {say(`proof.${kind}`)}
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      {chosen ? (
        <label class="f-field">
          <span>{say(`proof.what.${chosen}`)}</span>
          <textarea
            rows={2}
            maxlength={300}
            aria-label={`${line.code} ${say(`proof.what.${chosen}`)}`}
            value={mark.what ?? ""}
            onInput={(event) => put({ what: event.currentTarget.value })}
          />
        </label>
      ) : null}
      {isBare(line, mark) ? <p class="f-hint">{say("proof.bare")}</p> : null}
    </>
  );
}
