const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** The number to say aloud, worked out without a network: the same 60 bits of the same hash as the server's. */
export async function receiptNumber(id: string): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(`zuji receipt ${id.toLowerCase()}`)));
  let digits = "";
  for (let index = 0; index < 12; index += 1) {
    const bit = index * 5;
    const pair = ((hash[bit >> 3] ?? 0) << 8) | (hash[(bit >> 3) + 1] ?? 0);
    digits += CROCKFORD[(pair >> (11 - (bit & 7))) & 31];
  }
  return `${digits.slice(0, 4)}-${digits.slice(4, 8)}-${digits.slice(8, 12)}`;
}
