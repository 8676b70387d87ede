import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Wall } from "./wall.tsx";
import "./wall.css";

const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <Wall />
    </StrictMode>,
  );
}
