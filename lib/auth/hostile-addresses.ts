/** Addresses that are nearly good, each with a little of what has fooled a parser somewhere. Tests only. */
import fc from "fast-check";

const local = fc.stringMatching(/^[A-Za-z0-9_+'=-]{1,12}(\.[A-Za-z0-9_+'=-]{1,6})?$/);
const label = fc.oneof(
  { weight: 5, arbitrary: fc.stringMatching(/^[A-Za-z0-9]([A-Za-z0-9-]{0,6}[A-Za-z0-9])?$/) },
  { weight: 1, arbitrary: fc.constantFrom("xn--80ak6aa92e", "xn--a", "xn--", "XN--NXASMQ6B", "a--b") },
);
const top = fc.constantFrom("com", "co.uk", "DE", "x1", "xn--p1ai", "1", "c", "local", "com.");
const domain = fc
  .tuple(fc.array(label, { minLength: 1, maxLength: 3 }), top)
  .map((parts) => parts.flat().join("."));
const good = fc.tuple(local, domain).map((parts) => parts.join("@"));

/** The signs that mean something to a parser, what NFKC or lower case makes of others, and what hides. */
const signs = [
  ..."@.,;<>\"():\\%!/[]{}|*?#$&^`~ '=+-_",
  ...["\t", "\n", "\r\n", "\0", "\u007f", "\u0085", "\u00a0", "\u00ad"],
  ...["\u200b", "\u200d", "\u202e", "\u2028", "\ufeff", "\u3000"],
  ..."＠．，；＜＞＂（）：﹫﹒﹐﹔。｡․‥…⒈⒜℀ﬀﬃ",
  ..."Kİıſäßﾟ𝐚аеο",
  ...["..", ".@", "@.", "-.", ".-", "@@", "%40", "=40", "&#64;", "\\@", '"@"', "()", "<>", "//"],
  ...["=?utf-8?q?=40?=", "=?utf-7?q?&AEA-?=", "xn--", "[127.0.0.1]", "[IPv6:::1]", "\r\nBcc: x@y.z"],
];
const sign = fc.constantFrom(...signs);

const spoilt = fc
  .tuple(good, fc.array(fc.tuple(sign, fc.nat()), { minLength: 1, maxLength: 3 }))
  .map(([address, spoils]) =>
    spoils.reduce((text, [each, place]) => {
      const at = place % (text.length + 1);
      // Beside what stands there, or in its place.
      return text.slice(0, at) + each + text.slice(at + (place % 2));
    }, address),
  );

const shapes: ((a: string, b: string) => string)[] = [
  (a, b) => `${a},${b}`,
  (a, b) => `${a};${b}`,
  (a, b) => `${a} ${b}`,
  (a, b) => `${a}\n${b}`,
  (a, b) => `"${a}" <${b}>`,
  (a, b) => `"${a}"@${b.split("@")[1]}`,
  (a, b) => `${a} <${b}>`,
  (a, b) => `<${a}> ${b}`,
  (a, b) => `${a}(${b})`,
  (a, b) => `(${a})${b}`,
  (a, b) => `group:${a},${b};`,
  (a, b) => `<@${a.split("@")[1]}:${b}>`,
  (a, b) => `${a.replace("@", "%")}@${b.split("@")[1]}`,
  (a, b) => `${a.split("@")[1]}!${b}`,
  (a, b) => `${a}@${b}`,
  (a, b) => a.split("@")[0] + b,
  (a) => `<${a}>`,
  (a) => ` ${a}\u3000`,
  (a) => `mailto:${a}`,
];
const joined = fc.tuple(fc.constantFrom(...shapes), good, good).map(([join, a, b]) => join(a, b));

/** About the limits of 64, 63 and 254 characters. */
const long = fc
  .tuple(fc.integer({ min: 60, max: 68 }), fc.integer({ min: 60, max: 66 }), fc.integer({ min: 1, max: 5 }))
  .map(([before, each, labels]) => `${"a".repeat(before)}@${`${"b".repeat(each)}.`.repeat(labels)}com`);

export const hostileAddress = fc.oneof(
  { weight: 2, arbitrary: good },
  { weight: 4, arbitrary: spoilt },
  { weight: 2, arbitrary: joined },
  { weight: 1, arbitrary: long },
);
