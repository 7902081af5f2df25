import { say } from "./words.ts";

const THEMES = ["auto", "light", "dark"] as const;
const KEPT_AS = "llm-perf-gate-theme";

/** The system's own theme, or the one that the reader chose on this machine. */
export function startTheme(): void {
  const button = document.getElementById("theme");
  if (button === null) return;
  let place = Math.max(0, (THEMES as readonly string[]).indexOf(kept() ?? ""));
  const apply = () => {
    const theme = THEMES[place] ?? "auto";
    document.documentElement.dataset["theme"] = theme;
    button.textContent = say(`Theme: ${theme}`);
  };
  button.hidden = false;
  button.addEventListener("click", () => {
    place = (place + 1) % THEMES.length;
    keep(THEMES[place] ?? "auto");
    apply();
  });
  apply();
}

/** A page that was opened from a disk may have no storage: it then forgets. */
function kept(): string | null {
  try {
    return localStorage.getItem(KEPT_AS);
  } catch {
    return null;
  }
}

function keep(theme: string): void {
  try {
    localStorage.setItem(KEPT_AS, theme);
  } catch {
    // As in `kept`.
  }
}
