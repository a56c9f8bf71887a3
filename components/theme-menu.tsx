"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useTheme } from "next-themes";
import { useId, useSyncExternalStore } from "react";

const themes = [
  { value: "light", label: "Light theme", icon: Sun },
  { value: "dark", label: "Dark theme", icon: Moon },
  { value: "system", label: "Theme of the system", icon: Monitor },
] as const;

/** The choice on pages outside of the shell: native radios, a tenth of what a dropdown weighs. */
export function ThemeMenu() {
  const name = useId();
  const { theme, setTheme } = useTheme();
  const hydrated = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  return (
    <div
      role="radiogroup"
      aria-label="Theme"
      className="flex rounded-full border bg-card p-0.5 text-muted-foreground shadow-xs"
    >
      {themes.map(({ value, label, icon: Icon }) => (
        <label
          key={value}
          title={label}
          className="relative grid size-7 place-items-center rounded-full hover:text-foreground has-checked:bg-accent has-checked:text-foreground has-focus-visible:outline-2 has-focus-visible:outline-ring"
        >
          <input
            type="radio"
            name={name}
            value={value}
            aria-label={label}
            checked={hydrated && theme === value}
            onChange={() => setTheme(value)}
            className="absolute inset-0 appearance-none rounded-full outline-none"
          />
          <Icon aria-hidden="true" className="pointer-events-none size-3.5" />
        </label>
      ))}
    </div>
  );
}

const never = () => () => {};
