import { createContext, useContext } from "react";

export type ShellActions = { changeLanguage: () => void; signOut: () => Promise<void> };

export const ShellContext = createContext<ShellActions>({ changeLanguage: () => undefined, signOut: async () => undefined });
export const useShell = (): ShellActions => useContext(ShellContext);
