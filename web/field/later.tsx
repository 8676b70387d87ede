/** @jsxImportSource preact */
import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { ScreenProps } from "./state.ts";

/** A screen whose code comes when it is first opened: from the phone itself, where the whole app lies. */
export function later(load: () => Promise<ComponentType<ScreenProps>>): ComponentType<ScreenProps> {
  let loaded: ComponentType<ScreenProps> | null = null;
  return function Later({ params }: ScreenProps) {
    const [View, setView] = useState<ComponentType<ScreenProps> | null>(() => loaded);
    useEffect(() => {
      if (!View) void load().then((found) => setView(() => (loaded = found)));
    }, [View]);
    return View ? <View params={params} /> : null;
  };
}
