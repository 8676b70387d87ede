/** What the server takes of a voice: 16-bit mono at 16 kHz, a minute at most. */
export const VOICE_RATE = 16_000;
export const VOICE_SECONDS = 60;

export const isVoice = (file: Blob): boolean => file.type === "audio/wav";

/** From a device's rate down to ours: each new sample is the mean of those it stands for, so that what is too high to be heard does not fold down. */
export function resampled(samples: Float32Array, from: number, to = VOICE_RATE): Float32Array<ArrayBuffer> {
  const step = from / to;
  const length = Math.floor(samples.length / step);
  const made = new Float32Array(length);
  for (let index = 0; index < length; index += 1) {
    const begin = Math.floor(index * step);
    const end = Math.max(begin + 1, Math.min(samples.length, Math.floor((index + 1) * step)));
    let sum = 0;
    for (let at = begin; at < end; at += 1) sum += samples[at] ?? 0;
    made[index] = sum / (end - begin);
  }
  return made;
}

/** Samples between -1 and 1 as a WAV file. */
export function wavOf(samples: Float32Array): Blob {
  const bytes = new ArrayBuffer(44 + samples.length * 2);
  const view = new DataView(bytes);
  const text = (at: number, word: string): void => [...word].forEach((letter, index) => view.setUint8(at + index, letter.charCodeAt(0)));
  text(0, "RIFF");
  view.setUint32(4, 36 + samples.length * 2, true);
  text(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, VOICE_RATE, true);
  view.setUint32(28, VOICE_RATE * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  text(36, "data");
  view.setUint32(40, samples.length * 2, true);
  samples.forEach((value, index) => view.setInt16(44 + index * 2, Math.round(Math.max(-1, Math.min(1, value)) * 32_767), true));
  return new Blob([bytes], { type: "audio/wav" });
}
