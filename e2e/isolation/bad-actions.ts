/** What no form and no script of ours sends to an action. */
import { randomUUID } from "node:crypto";
import { type Bad, type Door, title } from "./bad-input";
import type { Stage } from "./stage";

const long = "x".repeat(900_000);
const tooLong = "x".repeat(1_100_000);

export function badActions(door: Door, stage: Stage): Bad[] {
  return [
    ...unreadBodies.map(
      (body): Bad => ({ kind: "bodies that cannot be read", what: body, wants: "unread", body }),
    ),
    ...["multipart/form-data", "multipart/form-data; boundary=x"].map(
      (type): Bad => ({
        ...{ kind: "bodies that cannot be read", what: type, wants: "unread", body: "[]" },
        headers: { "content-type": type },
      }),
    ),
    ...wrongIds.map((id): Bad => ({ kind: "unknown actions", ...send(id, [], { "next-action": id }) })),
    {
      kind: "content types",
      ...send("a form by script", [], { "content-type": "application/x-www-form-urlencoded" }),
    },
    { kind: "sizes", ...send("a body of 1.1 MB", [tooLong]) },
    ...foreignOrigins.map(
      (headers): Bad => ({ kind: "origins", ...send(title(headers), argsOf(door), headers) }),
    ),
    ...(door.isForm ? badForms(door) : badArguments(door, stage)),
  ];
}

function argsOf({ slug, input }: Door, changed: unknown = input): unknown[] {
  return slug ? [slug, changed] : [changed];
}

function send(what: string, args: unknown[], headers: Record<string, string> = {}): Omit<Bad, "kind"> {
  const body = JSON.stringify(args.map((each) => (each === undefined ? "$undefined" : each)));
  return { what, wants: "refused", body, headers };
}

const unreadBodies = [
  ...["", "{", '["x', "null", '"text"', "42"],
  // References of React's own format to what is not there, or is no reference.
  ...['["$F1"]', '["$Q1"]', '["$W1"]', '["$B1"]', '["$1"]', '["$1:__proto__:then"]', '["$n9x"]', '["$S"]'],
];
const wrongIds = [`40${"0".repeat(40)}`, "x", "", "__proto__", "a".repeat(7000)];
const foreignOrigins: Record<string, string>[] = [
  ...["https://evil.example", "null", "", "nonsense"].map((origin) => ({ origin })),
  ...["cross-site", "same-site"].map((site) => ({ "sec-fetch-site": site })),
];

/** Values that no field of ours takes, by what is said about them. */
const wrongValues = (good: unknown): Record<string, unknown> => ({
  missing: undefined,
  null: null,
  "a number": 42,
  "a list": [good],
  "an object": { value: good },
  "a prototype": JSON.parse('{"__proto__":{"length":3},"constructor":{"name":"String"}}'),
  empty: "",
  "900 KB": long,
  NUL: `${good}\u0000`,
  "half a character": `${good}\ud800`,
  "a reference": "$K1",
  "a promise": "$@1",
});

const wrongLists = (good: unknown): Record<string, unknown> => ({
  "none of them": [],
  "too many": Array.from({ length: 51 }, () => randomUUID()),
  "one that is no id": [good, "not-an-id"].flat(),
  "a list in it": [[good]],
  "a reference in it": ["$K1"],
  "nothing in it": [null],
});

function badArguments(door: Door, { globex, acme }: Stage): Bad[] {
  const { input, slug } = door;
  const whole: unknown[] = [null, 42, [], [input], "$K1", "$@1", "$T", "$D"];
  const fields = Object.entries(input ?? {}).flatMap(([name, good]) =>
    Object.entries(wrongValues(good))
      // A password may be made of anything.
      .filter(([what]) => name !== "password" || !["NUL", "half a character"].includes(what))
      // What is empty may be empty.
      .filter(([, value]) => value !== good)
      .map(([what, value]) => [`${name}: ${what}`, { ...input, [name]: value }] as const),
  );
  const ids = Object.entries(input ?? {})
    .filter(([name]) => /id$/i.test(name))
    .flatMap(([name]) =>
      ["1", "not-an-id", `${randomUUID()}'--`, "../x"].map(
        (id) => [`${name}: ${id}`, { ...input, [name]: id }] as const,
      ),
    );
  const lists = Object.entries(input ?? {})
    .filter(([name]) => /ids$/i.test(name))
    .flatMap(([name, good]) =>
      Object.entries(wrongLists(good)).map(
        ([what, list]) => [`${name}: ${what}`, { ...input, [name]: list }] as const,
      ),
    );
  const slugs = [
    globex.slug,
    null,
    42,
    {},
    [acme.slug],
    `../${acme.slug}`,
    `${acme.slug}\u0000`,
    "",
    "A",
    long,
  ];
  return [
    ...whole.map((each): Bad => ({ kind: "arguments", ...send(title(each), argsOf(door, each)) })),
    ...[...fields, ...ids, ...lists].map(
      ([what, changed]): Bad => ({ kind: "fields", ...send(what, argsOf(door, changed)) }),
    ),
    ...(slug ? slugs : []).map((each): Bad => ({ kind: "slugs", ...send(title(each), [each, input]) })),
  ];
}

/** Forms as a browser without scripts posts them come in by the same parser; these are the fields. */
function badForms({ input }: Door): Bad[] {
  const good = Object.entries(input ?? {}).map(([name, value]): [string, string] => [name, String(value)]);
  const form = (what: string, fields: [string, string | File][]): Bad => {
    const body = new FormData();
    for (const [name, value] of fields) body.append(`_1_${name}`, value);
    body.append("0", '["$undefined","$K1"]');
    return { kind: "forms", what, wants: "refused", body };
  };
  // Where there is nothing to fill in, nothing is amiss.
  const none: Pick<Bad, "kind" | "wants"> = { kind: "forms", wants: good.length > 0 ? "refused" : "calm" };
  return [
    { ...send("no form", [undefined, undefined]), ...none },
    { ...send("a text", [undefined, "text"]), ...none },
    { ...form("no field", []), ...none },
    ...good.flatMap(([name]) => {
      const others = good.filter(([other]) => other !== name);
      return [
        form(`${name} twice`, [...good, ...good.filter(([other]) => other === name)]),
        form(`${name} as a file`, [...others, [name, new File(["x"], "x.txt")]]),
        form(`${name} missing, __proto__ there`, [...others, ["__proto__", "x"]]),
        form(`${name} of 900 KB`, [...others, [name, long]]),
      ];
    }),
  ];
}
