import { expect, test } from "vitest";
import { plainPage } from "./plain-page";

test("what stands on it is text, whatever it is", () => {
  const page = plainPage({ title: "<b>No</b>", text: `"Later" & 'now'` });
  expect(page).toContain("<h1>&#60;b&#62;No&#60;/b&#62;</h1>");
  expect(page).toContain("<p>&#34;Later&#34; &#38; &#39;now&#39;</p>");
});
