import { useEffect, useState } from "react";
import type { Language } from "#web/words";

const KEPT = "zuji.wall.kiosk";

/** The key of a kiosk link comes behind the #, which browsers send nowhere; it is kept on this machine and leaves the address bar. */
export function takeKiosk(): string | null {
  const given = /[#&]k=([\w.-]{20,100})/.exec(location.hash)?.[1];
  try {
    if (given !== undefined) localStorage.setItem(KEPT, given);
    if (new URLSearchParams(location.search).has("staff")) localStorage.removeItem(KEPT);
    const kept = localStorage.getItem(KEPT);
    if (given !== undefined) history.replaceState(null, "", location.pathname + location.search);
    return kept;
  } catch {
    // Storage switched off: the key lasts as long as the page.
    return given ?? null;
  }
}

export const cookieLanguage = (): Language => {
  const asked = new URLSearchParams(location.search).get("lang");
  if (asked === "en" || asked === "zh") return asked;
  return /(?:^|;\s*)lang=en/.test(document.cookie) ? "en" : "zh";
};

export function keepLanguage(language: Language): void {
  document.cookie = `lang=${language}; path=/; max-age=31536000; samesite=lax`;
}

const areaIn = (): string => /^\d{4,12}$/.exec(new URLSearchParams(location.search).get("area") ?? "")?.[0] ?? "";

/** The area is the address, so Back goes up and a link can be kept. */
export function useArea(): [string, (area: string) => void] {
  const [area, setArea] = useState(areaIn);
  useEffect(() => {
    const follow = () => setArea(areaIn());
    addEventListener("popstate", follow);
    return () => removeEventListener("popstate", follow);
  }, []);
  return [
    area,
    (next) => {
      const params = new URLSearchParams(location.search);
      if (next) params.set("area", next);
      else params.delete("area");
      const text = params.toString();
      history.pushState(null, "", location.pathname + (text ? `?${text}` : ""));
      setArea(next);
    },
  ];
}
