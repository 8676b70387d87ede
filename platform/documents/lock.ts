import { randomSlice } from "../ids/index.ts";
import { decrypt, encrypt } from "../vault/seal.ts";

/** A key for one paper's files. It is sealed with the paper's record, so that what the vault erases no copy of the disk can open. Base64. */
export const newFileKey = (): string => Buffer.from(randomSlice(32)).toString("base64");

export const lockFile = (key: string, name: string, bytes: Uint8Array): Buffer => encrypt(Buffer.from(key, "base64"), bytes, name);

/** The bytes, or null when key, name and content do not belong together. */
export const openFile = (key: string, name: string, locked: Uint8Array): Buffer | null => decrypt(Buffer.from(key, "base64"), locked, name);
