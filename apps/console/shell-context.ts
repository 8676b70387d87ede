import { createContext, useContext } from "react";

export type ShellActions = {
  changeLanguage: () => void;
  /** Reads the session anew: roles may have been given or have ended. */
  renew: () => Promise<void>;
  signOut: () => Promise<void>;
};

export const ShellContext = createContext<ShellActions>({
  changeLanguage: () => undefined,
  renew: async () => undefined,
  signOut: async () => undefined,
});
export const useShell = (): ShellActions => useContext(ShellContext);
