/** What no browser of ours asks of a page or a route. */
import { type Bad, type Door, title, type Wanted } from "./bad-input";
import type { Stage } from "./stage";

export function badRequests(door: Door, { acme, globex }: Stage): Bad[] {
  const isPage = door.kind === "page";
  const methods: [string, Wanted][] = [
    ...["PUT", "DELETE", "PATCH", "POST"].map((each): [string, Wanted] => [each, "refused"]),
    ...["OPTIONS", "HEAD"].map((each): [string, Wanted] => [each, "calm"]),
    ["TRACE", "unread"],
  ];
  const get = (kind: string, path: string, wants: Wanted = "calm"): Bad => ({
    kind,
    what: path.slice(0, 80),
    wants,
    path,
  });
  const params = [...door.pattern.matchAll(/\[\w+\]/g)].flatMap(([name]) =>
    badSegments.map((bad) => {
      const path = door.pattern
        .replace(name, bad)
        .replace("[workspace]", acme.slug)
        .replace(/\[\w+\]/, "x");
      return get("segments of the address", path, bad.includes("%ff") ? "refused" : "calm");
    }),
  );
  if (!isPage) return methods.map(([method, wants]) => ({ kind: "methods", what: method, wants, method }));
  return [
    ...methods.map(([method, wants]): Bad => ({ kind: "methods", what: method, wants, method })),
    ...params,
    ...searches.map((search) => get("search parameters", `${door.path}?${search}`)),
    ...[
      "workspace",
      "nxtPworkspace",
      "nxtIworkspace",
      "organizationId",
      "slug",
      "tenant",
      "__nextLocale",
      "_rsc",
    ].map((key) => get("queries that choose a workspace", `${door.path}?${key}=${globex.slug}`, "same")),
    ...suffixes.map((suffix) => get("Next’s own addresses", suffix.replace("PATH", door.path))),
    ...choosingHeaders(globex).map(
      (headers): Bad => ({ kind: "headers that choose", what: title(headers), wants: "same", headers }),
    ),
    ...navigating.map(
      (headers): Bad => ({ kind: "headers of navigation", what: title(headers), wants: "calm", headers }),
    ),
  ];
}

const badSegments = [
  ...[
    "%00",
    "%ff",
    "x%ff",
    "%2e%2e%2f",
    "%2f",
    "__proto__",
    "constructor",
    "x'--",
    "%E2%80%AE",
    "%F0%9F%92%A9",
  ],
  "a".repeat(8192),
];
const searches = [
  "before",
  "person",
  "kind",
  "search",
  "role",
  "state",
  "sort",
  "after",
  "next",
  "sent",
].flatMap((key) =>
  ["%00", "%ff", "%zz", `x&${key}=y`, "__proto__", "a".repeat(8192)].map((value) => `${key}=${value}`),
);
const suffixes = [
  "PATH.rsc",
  "PATH.segments/_tree.segment.rsc",
  "/_next/dataPATH.json",
  "PATH/",
  "/PATH",
  "PATH%2f..",
  "PATH.txt",
];

/** Whatever of it a proxy in front of another app would listen to. */
function choosingHeaders({ id, slug }: Stage["globex"]): Record<string, string | string[]>[] {
  const names = ["x-tenant", "x-organization", "x-org", "x-workspace"].flatMap((name) => [
    name,
    `${name}-id`,
  ]);
  const paths = [
    "x-original-url",
    "x-rewrite-url",
    "x-forwarded-prefix",
    "x-forwarded-uri",
    "x-invoke-path",
    "x-invoke-output",
  ];
  const more = [
    "x-matched-path",
    "x-middleware-rewrite",
    "x-middleware-redirect",
    "x-path",
    "next-url",
    "x-forwarded-path",
  ];
  const signs = [
    "x-middleware-next",
    "x-middleware-prefetch",
    "x-middleware-invoke",
    "x-nextjs-data",
    "x-action-forwarded",
  ];
  const skipped = ["proxy", "src/proxy", "middleware", "src/middleware", "pages/_middleware"];
  return [
    ...names.flatMap((name) => [{ [name]: id }, { [name]: slug }]),
    ...[...paths, ...more].map((name) => ({ [name]: `/${slug}` })),
    ...signs.map((name) => ({ [name]: "1" })),
    ...skipped.map((name) => ({ "x-middleware-subrequest": Array(5).fill(name).join(":") })),
    { "x-middleware-subrequest": ["proxy", "proxy"] },
    { "x-now-route-matches": `1=${slug}&nxtPworkspace=${slug}` },
    { "x-forwarded-host": "evil.example" },
    { "x-forwarded-proto": "javascript" },
    { "x-middleware-override-headers": "cookie", "x-middleware-request-cookie": "a=b" },
    { "x-middleware-set-cookie": "a=b" },
    { "x-request-id": "injected" },
    { "x-nonce": "injected" },
    { "content-security-policy": "default-src *" },
    { "next-action": "x" },
  ];
}

const navigating: Record<string, string>[] = [
  { rsc: "1" },
  { rsc: "1", "next-router-state-tree": "garbage" },
  { rsc: "1", "next-router-state-tree": encodeURIComponent('["",{"children":[["workspace","x","d"],{}]}]') },
  { rsc: "1", "next-router-prefetch": "9" },
  ...["/_tree", "/../x", "/__proto__", "/%ff"].map((segment) => ({
    ...{ rsc: "1", "next-router-prefetch": "1" },
    "next-router-segment-prefetch": segment,
  })),
];
