import { Button } from "antd";
import { useRef, useState, type PointerEvent } from "react";
import { newId, useSay } from "#web/console";
import { consoleWords } from "../console-words.ts";

async function upload(blob: Blob): Promise<{ id: string } | { reason: string }> {
  const id = newId();
  const response = await fetch(`/api/photos/${id}`, {
    method: "POST",
    credentials: "same-origin",
    headers: { "content-type": blob.type, "idempotency-key": id },
    body: blob,
  });
  if (response.ok) return { id };
  const body = (await response.json().catch(() => null)) as { message?: string } | null;
  return { reason: body?.message ?? String(response.status) };
}

/** A picture of a paper, taken or chosen. */
function Photo({ label, send }: { label: "photo" | "scan"; send: (blob: Blob | null) => Promise<void> }) {
  const say = useSay(consoleWords);
  return (
    <label>
      {say(label)}{" "}
      <input type="file" accept="image/*" capture="environment" onChange={(event) => void send(event.target.files?.[0] ?? null)} />
    </label>
  );
}

function Outcome({ value, problem }: { value: string; problem: string }) {
  const say = useSay(consoleWords);
  return (
    <>
      {value ? <span role="status">{say("sent")}</span> : null}
      {problem ? (
        <p role="alert" className="c-problem">
          {problem}
        </p>
      ) : null}
    </>
  );
}

function useUpload(onChange: (id: string) => void) {
  const [problem, setProblem] = useState("");
  const send = async (blob: Blob | null): Promise<void> => {
    if (blob === null) return;
    const sent = await upload(blob);
    if ("id" in sent) onChange(sent.id);
    setProblem("id" in sent ? "" : sent.reason);
  };
  return { problem, send };
}

/** A paper somebody else wrote, as a photo or scan: nothing is drawn here. */
export function ScanField({ value, onChange }: { value: string; onChange: (id: string) => void }) {
  const { problem, send } = useUpload(onChange);
  return (
    <div className="c-row">
      <Photo label="scan" send={send} />
      <Outcome value={value} problem={problem} />
    </div>
  );
}

/** Signed by hand on the screen, or on paper and scanned; what is kept is the picture. */
export function SignatureField({ value, onChange }: { value: string; onChange: (id: string) => void }) {
  const say = useSay(consoleWords);
  const canvas = useRef<HTMLCanvasElement>(null);
  const { problem, send } = useUpload(onChange);
  const drawing = useRef(false);
  const point = (event: PointerEvent<HTMLCanvasElement>): [number, number] => {
    const box = event.currentTarget.getBoundingClientRect();
    return [
      ((event.clientX - box.left) * event.currentTarget.width) / box.width,
      ((event.clientY - box.top) * event.currentTarget.height) / box.height,
    ];
  };
  const move = (event: PointerEvent<HTMLCanvasElement>) => {
    const pen = canvas.current?.getContext("2d");
    if (!pen || !drawing.current) return;
    pen.lineWidth = 3;
    pen.lineCap = "round";
    pen.lineTo(...point(event));
    pen.stroke();
  };
  const clear = () => {
    const at = canvas.current;
    at?.getContext("2d")?.clearRect(0, 0, at.width, at.height);
    onChange("");
  };
  const end = () => {
    if (!drawing.current) return;
    drawing.current = false;
    const at = canvas.current;
    if (!at) return;
    // White paper under the ink: pictures are kept without transparency.
    const pen = at.getContext("2d");
    if (pen) {
      pen.globalCompositeOperation = "destination-over";
      pen.fillStyle = "#fff";
      pen.fillRect(0, 0, at.width, at.height);
      pen.globalCompositeOperation = "source-over";
    }
    at.toBlob((blob) => void send(blob), "image/png");
  };
  return (
    <div>
      <canvas
        ref={canvas}
        width={600}
        height={200}
        aria-label={say("drawn")}
        style={{ width: "100%", border: "1px solid currentColor", background: "#fff", touchAction: "none" }}
        onPointerDown={(event) => {
          drawing.current = true;
          event.currentTarget.setPointerCapture(event.pointerId);
          const pen = canvas.current?.getContext("2d");
          pen?.beginPath();
          pen?.moveTo(...point(event));
        }}
        onPointerMove={move}
        onPointerUp={end}
      />
      <div className="c-row">
        <Button size="small" onClick={clear}>
          {say("clear")}
        </Button>
        <Photo label="photo" send={send} />
        <Outcome value={value} problem={problem} />
      </div>
    </div>
  );
}
