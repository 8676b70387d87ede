import { useState } from "react";
import { useSay } from "./app.tsx";
import { useFieldProps } from "./field.tsx";
import { Icon } from "./icon.tsx";
import { newId } from "./ids.ts";
import { consoleWords } from "./words.ts";

const MAX = 6;

/** The server re-encodes and drops position data; what it refuses it says in words. */
async function upload(file: File, papers: boolean): Promise<{ ok: true; id: string } | { ok: false; reason: string }> {
  const id = newId();
  try {
    const paper = papers && (file.type === "application/pdf" || /\.pdf$/i.test(file.name));
    const response = await fetch(`/api/${paper ? "papers" : "photos"}/${id}`, {
      method: "POST",
      credentials: "same-origin",
      headers: { "content-type": file.type || "application/octet-stream", "idempotency-key": id },
      body: file,
    });
    if (response.ok) return { ok: true, id };
    const body = (await response.json().catch(() => null)) as { message?: string } | null;
    return { ok: false, reason: body?.message ?? String(response.status) };
  } catch (cause) {
    return { ok: false, reason: cause instanceof Error ? cause.message : String(cause) };
  }
}

type Photos = { value: readonly string[]; onChange: (ids: readonly string[]) => void; papers?: boolean };

/** Photos, and PDFs where `papers` is set, sent as they are chosen; what goes into the record is their ids. */
export function PhotoField({ value, onChange, papers = false }: Photos) {
  const say = useSay(consoleWords);
  const field = useFieldProps();
  const [problem, setProblem] = useState("");
  const [busy, setBusy] = useState(0);
  const add = async (files: FileList | null) => {
    const list = [...(files ?? [])].slice(0, MAX - value.length);
    setProblem("");
    setBusy(list.length);
    let ids = value;
    for (const file of list) {
      const sent = await upload(file, papers);
      if (sent.ok) ids = [...ids, sent.id];
      else setProblem(say("console.photoFailed", { reason: `${file.name} · ${sent.reason}` }));
      setBusy((left) => left - 1);
      onChange(ids);
    }
  };
  return (
    <div>
      <div className="c-photos">
        {value.map((id, index) => (
          <span key={id} className="c-photo">
            <img src={`/api/photos/${id}?size=thumb`} alt={say("console.photoOne", { n: index + 1 })} />
            <button
              type="button"
              className="c-plain"
              aria-label={say("console.photoRemove", { n: index + 1 })}
              onClick={() => onChange(value.filter((one) => one !== id))}
            >
              <Icon name="close" size={12} />
            </button>
          </span>
        ))}
        {value.length < MAX ? (
          <label className="c-photo-add">
            <Icon name="photo" />
            {busy > 0 ? "…" : say(papers ? "console.evidenceAdd" : "console.photoAdd")}
            <input
              className="c-hidden"
              {...field}
              type="file"
              accept={papers ? "image/*,application/pdf" : "image/*"}
              multiple
              onChange={(event) => void add(event.target.files)}
            />
          </label>
        ) : null}
      </div>
      {problem ? (
        <p role="alert" className="c-error">
          {problem}
        </p>
      ) : null}
    </div>
  );
}
