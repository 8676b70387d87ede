import { lazy } from "react";

/** Screens of this module for the console. Each is loaded when it is opened. */
export const open311Pages = [
  {
    path: "/api-keys",
    label: { zh: "接口密钥", en: "API keys" },
    icon: "lock",
    section: "admin",
    roles: ["admin", "auditor"],
    component: lazy(() => import("./console/keys-page.tsx").then((file) => ({ default: file.KeysPage }))),
  },
] as const;
