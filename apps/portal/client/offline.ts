import { sayFrom } from "./dom.ts";

/** Without a network a press would end on the browser's own error page: said on this one instead, which stays as it is. */
export function holdWhileOffline(form: HTMLFormElement): void {
  const told = Object.assign(document.createElement("div"), { className: "notice warn", hidden: true });
  told.setAttribute("role", "alert");
  const words = Object.assign(document.createElement("p"), { className: "notice-title" });
  told.append(words);
  form.append(told);
  form.addEventListener("submit", (event) => {
    if (navigator.onLine) return;
    event.preventDefault();
    told.hidden = false;
    words.textContent = sayFrom(form)("offline");
    told.scrollIntoView({ block: "nearest" });
  });
  addEventListener("online", () => {
    told.hidden = true;
    words.textContent = "";
  });
}
