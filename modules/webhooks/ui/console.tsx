import { lazy } from "react";

/** Screens of this module for the console. Each is loaded when it is opened. */
export const webhookPages = [
  {
    path: "/webhooks",
    label: { zh: "进展通知", en: "Webhooks" },
    icon: "send",
    section: "admin",
    roles: ["admin", "auditor"],
    component: lazy(() => import("./console/webhooks-page.tsx").then((file) => ({ default: file.WebhooksPage }))),
  },
] as const;
