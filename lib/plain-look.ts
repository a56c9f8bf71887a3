/**
 * For the few pages that stand outside of the app, without its styles and scripts. The colours of app/globals.css, by what the
 * system prefers: what a person chose is not known here.
 */
export const plainLook = `
:root { color-scheme: light dark; --hue: 190;
  --ground: light-dark(oklch(0.966 0.006 var(--hue)), oklch(0.154 0.008 var(--hue)));
  --card: light-dark(oklch(1 0 0), oklch(0.211 0.009 var(--hue)));
  --text: light-dark(oklch(0.22 0.018 var(--hue)), oklch(0.945 0.006 var(--hue)));
  --quiet: light-dark(oklch(0.48 0.016 var(--hue)), oklch(0.72 0.013 var(--hue)));
  --line: light-dark(oklch(0.912 0.007 var(--hue)), oklch(0.292 0.011 var(--hue)));
  --first: light-dark(oklch(0.47 0.084 var(--hue)), oklch(0.76 0.1 var(--hue)));
  --on-first: light-dark(oklch(0.99 0.005 var(--hue)), oklch(0.2 0.035 var(--hue))); }
* { box-sizing: border-box; margin: 0; }
body { min-height: 100dvh; display: grid; place-content: center; padding: 4rem 1rem; background: var(--ground);
  color: var(--text); font: 0.875rem/1.5 ui-sans-serif, system-ui, sans-serif; text-align: center; }
main { max-width: 24rem; }
h1 { font-size: 1.25rem; line-height: 1.4; font-weight: 600; margin-bottom: 0.5rem; }
p { color: var(--quiet); text-wrap: pretty; }
.ways { display: flex; flex-wrap: wrap; justify-content: center; gap: 0.5rem; margin-top: 1.5rem; }
a { padding: 0.5rem 0.875rem; border: 1px solid var(--line); border-radius: 0.5rem; background: var(--card);
  color: var(--text); font-weight: 500; text-decoration: none; }
a.first { border-color: transparent; background: var(--first); color: var(--on-first); }
a:focus-visible { outline: 2px solid var(--first); outline-offset: 2px; }
.reference { margin-top: 1.5rem; font-size: 0.75rem; }
code { font-family: ui-monospace, monospace; overflow-wrap: anywhere; user-select: all; }
`;
