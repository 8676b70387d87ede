// First, so that a module's own sheet may refine it.
import "../../web/console/base.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { fetchApi, takeOffered } from "#web/client";
import { Console } from "./console.tsx";

const offered = takeOffered();
const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <Console apiFor={fetchApi} offered={offered} />
    </StrictMode>,
  );
}
