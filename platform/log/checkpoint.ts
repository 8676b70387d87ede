/** The state of a log at one size (C2SP tlog-checkpoint). */
export type Checkpoint = { origin: string; size: number; root: Buffer };

/** The text that is signed: origin, size, root, a line each. */
export const checkpointText = ({ origin, size, root }: Checkpoint): string => `${origin}\n${size}\n${root.toString("base64")}\n`;

/** Reads a checkpoint's text; lines after the third are for others. Refuses what is none. */
export function parseCheckpoint(text: string): Checkpoint {
  const [origin = "", size = "", root = "", ...rest] = text.split("\n");
  const bytes = Buffer.from(root, "base64");
  const right =
    origin !== "" && /^(0|[1-9]\d{0,15})$/.test(size) && bytes.length === 32 && bytes.toString("base64") === root && rest.at(-1) === "";
  if (!right || rest.slice(0, -1).includes("")) throw new Error("not a checkpoint");
  return { origin, size: Number(size), root: bytes };
}
