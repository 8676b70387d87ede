/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import { PhotoPicker, useField, useSay, type Photos } from "#web/field";
import type { Line } from "../../contract.ts";
import { FINDINGS, isMarked, type Mark } from "./marks.ts";
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
