import { resampled, VOICE_RATE, VOICE_SECONDS, wavOf } from "./wav.ts";

export type Recorder = {
  /** The note, or null when nothing was heard. */
  stop: () => Promise<Blob | null>;
  drop: () => void;
};

export const canRecord = (): boolean => "AudioWorkletNode" in globalThis && Boolean(navigator.mediaDevices);

function joined(blocks: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(blocks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const block of blocks) {
    all.set(block, at);
    at += block.length;
  }
  return all;
}

/**
 * Listens until told to stop, a minute at most. Nothing leaves the page but the samples asked for. Throws what the browser throws when there is no
 * microphone or it may not be used.
 */
export async function record(onSecond: (seconds: number) => void, onFull: () => void): Promise<Recorder> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1, echoCancellation: true, noiseSuppression: true } });
  const context = new AudioContext();
  const blocks: Float32Array[] = [];
  let heard = 0;
  let second = 0;
  const drop = (): void => {
    for (const track of stream.getTracks()) track.stop();
    if (context.state !== "closed") void context.close();
  };
  try {
    await context.audioWorklet.addModule("/field/voice-worklet.js");
  } catch (cause) {
    drop();
    throw cause;
  }
  const node = new AudioWorkletNode(context, "voice", { numberOfOutputs: 0 });
  node.port.onmessage = ({ data }: MessageEvent<Float32Array>) => {
    if (heard >= VOICE_SECONDS * context.sampleRate) return;
    blocks.push(data);
    heard += data.length;
    const seconds = Math.floor(heard / context.sampleRate);
    if (seconds > second) onSecond((second = seconds));
    if (heard >= VOICE_SECONDS * context.sampleRate) onFull();
  };
  context.createMediaStreamSource(stream).connect(node);
  return {
    drop,
    stop: async () => {
      drop();
      const samples = resampled(joined(blocks), context.sampleRate).subarray(0, VOICE_SECONDS * VOICE_RATE);
      return samples.some((value) => Math.abs(value) > 0.001) ? wavOf(samples) : null;
    },
  };
}
