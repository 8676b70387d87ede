import { Drawer } from "antd";
import type { ReactNode } from "react";

/** Ant Design stops the page behind a drawer on the body with a style element that has no nonce, which our policy refuses; one in the page itself does without. */
const page = (): HTMLElement => document.getElementById("root") ?? document.body;

/** One record of a list, opened beside it. `size` in pixels. */
export function Panel({ title, size, onClose, children }: { title: string; size: number; onClose: () => void; children: ReactNode }) {
  return (
    <Drawer open size={size} title={title} onClose={onClose} destroyOnHidden getContainer={page}>
      {children}
    </Drawer>
  );
}
