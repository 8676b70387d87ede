import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { fetchApi } from "#web/client";
import { Console } from "./console.tsx";
import "../../web/console/base.css";

const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <Console apiFor={fetchApi} />
    </StrictMode>,
  );
}
