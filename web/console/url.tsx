import { useRouter, useLocation } from "@tanstack/react-router";
import { useCallback, useMemo, type AnchorHTMLAttributes, type MouseEvent } from "react";

export const BASE = "/console";

/** Console path ("/incidents?view=mine") to the address in the bar. */
export const hrefOf = (path: string): string => `${BASE}${path}`;

/** The area of the header lives in the address of every screen under this name. */
export const SCOPE = "scope";

/** A path inside the console with the area of the present address, unless it names one of its own. */
export function carryScope(path: string, search: string): string {
  const scope = new URLSearchParams(search).get(SCOPE);
  if (!scope) return path;
  const [, before = "", query = "", hash = ""] = /^([^?#]*)(?:\?([^#]*))?(#.*)?$/.exec(path) ?? [];
  const params = new URLSearchParams(query);
  if (!params.has(SCOPE)) params.set(SCOPE, scope);
  return `${before}?${params}${hash}`;
}

/** The address as state: parameters to read, `set` to change some of them, `open` to go elsewhere. `replace` keeps Back meaningful for small moves. */
export function useUrl() {
  const router = useRouter();
  const location = useLocation();
  const params = useMemo(() => new URLSearchParams(location.searchStr), [location.searchStr]);
  const open = useCallback((path: string) => router.history.push(hrefOf(carryScope(path, router.history.location.search))), [router]);
  const set = useCallback(
    (patch: Readonly<Record<string, string | null>>, replace = false) => {
      const next = new URLSearchParams(router.history.location.search);
      for (const [name, value] of Object.entries(patch)) {
        if (value === null || value === "") next.delete(name);
        else next.set(name, value);
      }
      const target = `${router.history.location.pathname}${next.size > 0 ? `?${next}` : ""}`;
      if (replace) router.history.replace(target);
      else router.history.push(target);
    },
    [router],
  );
  return { path: location.pathname, params, hash: location.hash, open, set };
}

/** A link inside the console; a modified click opens a tab as links do. */
export function Go({ to, onClick, ...rest }: { to: string } & AnchorHTMLAttributes<HTMLAnchorElement>) {
  const router = useRouter();
  const scope = useLocation({ select: (location) => new URLSearchParams(location.searchStr).get(SCOPE) });
  const href = hrefOf(carryScope(to, scope ? `${SCOPE}=${scope}` : ""));
  const go = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    router.history.push(href);
  };
  return <a href={href} onClick={go} {...rest} />;
}
