// RFC 5321: 64 before the sign, 254 in all. Quoted local parts and literal addresses are legal and nobody's.
const MAIL = /^[^\s@<>()[\]\\,;:"]{1,64}@([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;
// oxlint-disable-next-line no-control-regex
const ASCII = /^[\u0021-\u007e]+$/;

/** A mail address in the one form it is kept in: full-width signs read as typed on Chinese keyboards, the domain in lower case; null when it is none. */
export function mailAddress(typed: string): string | null {
  const text = typed
    .normalize("NFKC")
    .replace(/[\s。]+$/u, "")
    .trim();
  const at = text.lastIndexOf("@");
  if (at < 1) return null;
  const address = `${text.slice(0, at)}@${text.slice(at + 1).toLowerCase()}`;
  return address.length <= 254 && ASCII.test(address) && MAIL.test(address) ? address : null;
}
