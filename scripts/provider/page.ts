// The login page of the local provider: the demo people, and a form in which anything can be asserted.
import { demo } from "../parts/demo.ts";
import { misdeeds, type verifiedClaims } from "./login.ts";

const verifiedWords: Record<keyof typeof verifiedClaims, string> = {
  yes: "true",
  no: "false",
  text: "the text “true”",
  missing: "not said",
};

export function loginPage(): string {
  const people = demo.people.map(
    ({ name, email }) => `<form method="post">
      <input type="hidden" name="email" value="${escapeHtml(email)}">
      <input type="hidden" name="name" value="${escapeHtml(name)}">
      <button>${escapeHtml(name)}<small>${escapeHtml(email)}</small></button>
    </form>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>The local provider</title>
  <style>${style}</style>
</head>
<body>
  <main>
    <h1>The local provider</h1>
    <p>It stands in for a service that people sign in with, and asserts whatever you say. Nothing here asks for a password.</p>
    <h2>Sign in as</h2>
    ${people.join("\n")}
    <h2>Or as anybody</h2>
    <form method="post" class="fields">
      <label>E-mail address <input name="email" inputmode="email" autocomplete="off"></label>
      <label>Name <input name="name" autocomplete="off"></label>
      <label>Subject, if not the address <input name="subject" autocomplete="off"></label>
      <label>Verified ${choices("verified", verifiedWords)}</label>
      <label>What is wrong with the answer ${choices("misdeed", misdeeds)}</label>
      <button>Sign in</button>
      <button name="deny" value="1">Refuse</button>
    </form>
  </main>
</body>
</html>`;
}

function choices(name: string, words: Record<string, string>): string {
  const options = Object.entries(words).map(
    ([value, word]) => `<option value="${value}">${escapeHtml(word)}</option>`,
  );
  return `<select name="${name}">${options.join("")}</select>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

const style = `
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
  body { margin: 0; padding: 2rem 1rem }
  main { max-width: 26rem; margin: auto; display: grid; gap: .75rem }
  h1 { font-size: 1.25rem; margin: 0 } h2 { font-size: 1rem; margin: 1rem 0 0 } p { margin: 0 }
  .fields, label { display: grid; gap: .25rem } .fields { gap: .75rem }
  input, select, button { font: inherit; padding: .5rem .75rem; border: 1px solid #8888; border-radius: .5rem; width: 100%; box-sizing: border-box }
  button { text-align: start; cursor: pointer } small { display: block; opacity: .7 }
`;
