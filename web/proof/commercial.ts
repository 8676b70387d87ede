import { sm2, sm3 } from "sm-crypto-v2";
import { hexOf } from "./bytes.ts";
import { joined } from "./inclusion.ts";
import type { Means } from "./means.ts";

const bytesOfHex = (hex: string): Uint8Array => Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

/** The signer's name where none was agreed (GB/T 35276 and GM/T 0009, 10). */
const DEFAULT_ID = "1234567812345678";

/** Whether an SM2 key (uncompressed point) signed a text: DER signature, SM3, `id` as the signer's distinguishing name (GB/T 32918.2). */
export function signedBySm2(key: Uint8Array, text: Uint8Array, signature: Uint8Array, id = DEFAULT_ID): boolean {
  try {
    return sm2.doVerifySignature(text, hexOf(signature), hexOf(key), { der: true, hash: true, userId: id });
  } catch {
    // No point of the curve, or no DER: such a signature holds for nothing.
    return false;
  }
}

/** SM3 and SM2 for browsers, which have neither: loaded only where a log of 商用密码 is met (21 KB compressed). Our notes had an empty signer's name until November 2026. */
export const commercial: Required<Pick<Means, "sm3" | "sm2">> = {
  sm3: async (...parts) => bytesOfHex(sm3(joined(parts))),
  sm2: (key, text, signature) => signedBySm2(key, text, signature) || signedBySm2(key, text, signature, ""),
};
