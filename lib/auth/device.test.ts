import fc from "fast-check";
import { expect, test } from "vitest";
import { describeDevice } from "./device";

const webkit = "AppleWebKit/537.36 (KHTML, like Gecko)";
const iphone =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)";

test.each([
  ["Chrome on Windows", `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webkit} Chrome/140.0.0.0 Safari/537.36`],
  ["Chrome on Linux", `Mozilla/5.0 (X11; Linux x86_64) ${webkit} HeadlessChrome/140.0.0.0 Safari/537.36`],
  [
    "Edge on Windows",
    `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webkit} Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0`,
  ],
  [
    "Opera on Mac",
    `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${webkit} Chrome/140.0.0.0 Safari/537.36 OPR/120.0`,
  ],
  ["Firefox on Linux", "Mozilla/5.0 (X11; Linux x86_64; rv:142.0) Gecko/20100101 Firefox/142.0"],
  ["Firefox on iPhone", `${iphone} FxiOS/142.0 Mobile/15E148 Safari/605.1.15`],
  ["Safari on iPhone", `${iphone} Version/18.6 Mobile/15E148 Safari/604.1`],
  ["Chrome on iPhone", `${iphone} CriOS/140.0.0.0 Mobile/15E148 Safari/604.1`],
  [
    "Safari on Mac",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Safari/605.1.15",
  ],
  [
    "Samsung Internet on Android",
    `Mozilla/5.0 (Linux; Android 15; SM-S921B) ${webkit} SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36`,
  ],
  ["Chrome on Android", `Mozilla/5.0 (Linux; Android 15) ${webkit} Chrome/140.0.0.0 Mobile Safari/537.36`],
  ["Chrome on ChromeOS", `Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${webkit} Chrome/140.0.0.0 Safari/537.36`],
  ["Windows", "SomeReader/1.0 (Windows NT 10.0)"],
  ["Unknown device", "curl/8.5.0"],
  ["Unknown device", ""],
  ["Unknown device", null],
])("%s", (device, userAgent) => {
  expect(describeDevice(userAgent)).toBe(device);
});

test("nothing that a browser says of itself comes through", () => {
  const said = /^(?:Unknown device|(?:Edge|Opera|Samsung Internet|Firefox|Chrome|Safari)(?: on \w+)?)$/;
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(describeDevice(`${text} Chrome/1 ${text}`)).toMatch(said);
    }),
  );
});
