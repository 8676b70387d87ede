/** @jsxImportSource preact */
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { useSay } from "./context.tsx";
import { canRecord, record, type Recorder } from "./recorder.ts";
import { VOICE_SECONDS } from "./wav.ts";
import { fieldWords } from "./words.ts";

function Spoken({ voice, onRemove }: { voice: Blob; onRemove: () => void }) {
  const say = useSay(fieldWords);
  const url = useMemo(() => URL.createObjectURL(voice), [voice]);
  useEffect(() => () => URL.revokeObjectURL(url), [url]);
  return (
    <div class="f-row">
      <audio class="f-voice" controls src={url} aria-label={say("voice.title")} />
      <button type="button" class="f-button quiet" onClick={onRemove}>
        {say("voice.remove")}
      </button>
    </div>
  );
}

/** A spoken note beside what is written: recorded here, heard again before it goes, and never instead of the words. */
export function VoiceNote({ voice, onVoice }: { voice: Blob | null; onVoice: (voice: Blob | null) => void }) {
  const say = useSay(fieldWords);
  const [recorder, setRecorder] = useState<Recorder | null>(null);
  const [seconds, setSeconds] = useState(0);
  const [problem, setProblem] = useState<"voice.refused" | "voice.silent" | null>(null);
  const going = useRef<Recorder | null>(null);
  useEffect(() => () => going.current?.drop(), []);
  if (!canRecord()) return null;
  const hold = (next: Recorder | null): void => {
    going.current = next;
    setRecorder(next);
  };
  const stop = async (): Promise<void> => {
    const one = going.current;
    if (!one) return;
    hold(null);
    const note = await one.stop();
    if (note) onVoice(note);
    else setProblem("voice.silent");
  };
  const start = async (): Promise<void> => {
    setProblem(null);
    setSeconds(0);
    try {
      hold(await record(setSeconds, () => void stop()));
    } catch {
      // No microphone, or not allowed: what is written carries the report.
      setProblem("voice.refused");
    }
  };
  return (
    <div class="f-column">
      {voice ? (
        <Spoken voice={voice} onRemove={() => onVoice(null)} />
      ) : (
        <button type="button" class={recorder ? "f-button danger" : "f-button quiet"} onClick={() => void (recorder ? stop() : start())}>
          {recorder ? say("voice.stop", { seconds, most: VOICE_SECONDS }) : say("voice.start")}
        </button>
      )}
      <p class="f-hint" role="status">
        {problem ? (
          <span class="f-problem">{say(problem)}</span>
        ) : recorder ? (
          say("voice.going")
        ) : (
          say("voice.hint", { most: VOICE_SECONDS })
        )}
      </p>
    </div>
  );
}
