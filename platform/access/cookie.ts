export type CookieShape = { name: "__Host-zuji" | "zuji-session"; secure: boolean };

/** `secure`: the browser speaks https or to localhost. Otherwise (a demonstration over plain http) the prefix and Secure would make browsers drop the cookie. */
export const cookieFor = ({ secure }: { secure: boolean }): CookieShape =>
  secure ? { name: "__Host-zuji", secure } : { name: "zuji-session", secure };

/** A Set-Cookie value (RFC 6265bis): never readable by scripts, never sent along by other sites' forms. */
export const setCookie = (shape: CookieShape, token: string, maxAgeS: number): string =>
  `${shape.name}=${token}; Path=/; Max-Age=${maxAgeS}; HttpOnly; SameSite=Lax${shape.secure ? "; Secure" : ""}`;

export const clearCookie = (shape: CookieShape): string => setCookie(shape, "", 0);
