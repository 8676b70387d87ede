/** What lies on the phone: an AES-GCM ciphertext with the nonce it was made with. */
export type Sealed = { nonce: Uint8Array<ArrayBuffer>; cipher: ArrayBuffer };

const ALGORITHM = "AES-GCM";

/** A key from the secret the server gives this account on this phone; it can be used, never read out again. */
export async function keyFrom(secret: string): Promise<CryptoKey> {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(`zuji field ${secret}`));
  return crypto.subtle.importKey("raw", bytes, ALGORITHM, false, ["encrypt", "decrypt"]);
}

export async function sealBytes(key: CryptoKey, bytes: BufferSource): Promise<Sealed> {
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  return { nonce, cipher: await crypto.subtle.encrypt({ name: ALGORITHM, iv: nonce }, key, bytes) };
}

export const openBytes = (key: CryptoKey, { nonce, cipher }: Sealed): Promise<ArrayBuffer> =>
  crypto.subtle.decrypt({ name: ALGORITHM, iv: nonce }, key, cipher);

export const sealJson = (key: CryptoKey, value: unknown): Promise<Sealed> =>
  sealBytes(key, new TextEncoder().encode(JSON.stringify(value)));

export const openJson = async (key: CryptoKey, sealed: Sealed): Promise<unknown> =>
  JSON.parse(new TextDecoder().decode(await openBytes(key, sealed)));
