/** Every combination that is tried, and what must come of it: worked out by hand from declared.csv, never asked of the app. */
import type { RoleColumn } from "./declared";
import type { Entrance } from "./entrances";
import { type Outcome, type Transport, transports } from "./send";
import { type TokenState, tokenFlaws } from "./tokens";

/** Whose slug and whose thing: of the workspace under attack (here), of the other one (there), or of nobody. */
type Shape = { place: "here" | "there" | "nowhere"; thing: "here" | "there" | "none" };

export type Cell = {
  entrance: Entrance;
  principal: string;
  shape: Shape;
  transport: Transport | "action";
  token: TokenState;
};

const anyone = [
  "owner",
  "admin",
  "member",
  "viewer",
  "suspended admin",
  "removed admin",
  "member here, admin there",
  "owner there",
  "stranger",
  "invited",
  "signed-out owner",
  "unproved",
  "anonymous",
];

/** What a later feature has to bring, as this suite will say until it does. */
export const kindsToCome = [
  "principals: a session without the second factor, or without the single sign-on, that the organization demands",
  "targets: a list with one foreign id in the middle",
  "token states: rules tightened after minting",
  "entrances: webhooks, identity providers' callbacks, provisioning",
];

export function enumerate(entrances: Entrance[]): Cell[] {
  return entrances.flatMap((entrance) => {
    const ways = waysTo(entrance);
    const principals = entrance.needs.includes(":")
      ? [...anyone, `exactly ${entrance.needs}`, `all but ${entrance.needs}`]
      : anyone;
    const rights = principals.flatMap((principal) =>
      shapesOf(entrance).flatMap((shape) =>
        ways.map((transport): Cell => ({ entrance, principal, shape, transport, token: "fresh" })),
      ),
    );
    return [...rights, ...tokenCells(entrance, ways)];
  });
}

/** A file is fetched whole, or not at all. */
function waysTo({ action, kind }: Entrance): readonly Cell["transport"][] {
  if (action) return ["action"];
  return kind === "route" ? ["document"] : (Object.keys(transports) as Transport[]);
}

function shapesOf({ table }: Entrance): Shape[] {
  const withoutThing: Shape[] = [
    { place: "here", thing: "here" },
    { place: "there", thing: "there" },
    { place: "nowhere", thing: "here" },
  ];
  if (!table) return withoutThing;
  return [
    ...withoutThing,
    { place: "here", thing: "there" },
    { place: "there", thing: "here" },
    { place: "here", thing: "none" },
  ];
}

/** A token that grants everything, but for one flaw: it must count for nothing, and the rows decide. */
function tokenCells(entrance: Entrance, ways: readonly Cell["transport"][]): Cell[] {
  const principals = entrance.needs.includes(":") ? [`all but ${entrance.needs}`, "stranger"] : ["stranger"];
  return principals.flatMap((principal) =>
    (["none", ...tokenFlaws] as TokenState[]).flatMap((token) =>
      ways
        .filter((way) => way !== "prefetch" && way !== "segment")
        .map(
          (transport): Cell => ({
            entrance,
            principal,
            shape: { place: "here", thing: "here" },
            transport,
            token,
          }),
        ),
    ),
  );
}

/** What must come of a cell. */
export function expected({ entrance, principal, shape }: Cell): Outcome {
  if (["anonymous", "signed-out owner", "unproved"].includes(principal)) return "signed-out";
  const role = roleIn(shape.place, principal);
  if (!role) return "not-found";
  if (!isAllowed(entrance, role)) return "forbidden";
  return entrance.table && shape.thing !== shape.place ? "not-found" : "done";
}

function roleIn(place: Shape["place"], principal: string): string | undefined {
  const isHere = /^(owner|admin|member|viewer|exactly .*|all but .*)$/.test(principal);
  if (place === "here")
    return isHere ? principal : principal.startsWith("member here") ? "member" : undefined;
  if (place === "there") return { "owner there": "owner", "member here, admin there": "admin" }[principal];
  return undefined;
}

function isAllowed({ needs, allowed }: Entrance, role: string): boolean {
  if (role.startsWith("exactly ")) return role === `exactly ${needs}`;
  if (role.startsWith("all but ")) return role !== `all but ${needs}`;
  return allowed.has(role as RoleColumn);
}

/** Whether somebody may learn anything of the organization: its active members with a live session, and no others. */
export function mayKnow(principal: string, place: "here" | "there"): boolean {
  return roleIn(place, principal) !== undefined;
}

export function titleOf({ entrance, principal, shape, transport, token }: Cell): string {
  const name = entrance.name.split("#").at(-1);
  return `${principal} · ${transport} ${name} · place ${shape.place}, thing ${shape.thing} · token ${token}`;
}

/**
 * Some cells among which every pair of values of two axes still occurs, but for each entrance with each token: one verifier
 * stands before them all.
 */
export function pairwise(cells: Cell[]): Cell[] {
  const seen = new Set<string>();
  return shuffled(cells).filter((cell) => {
    const values = [
      cell.entrance.name,
      cell.principal,
      `${cell.shape.place} ${cell.shape.thing}`,
      cell.transport,
      cell.token,
    ];
    const [entrance, ...others] = values;
    const pairs = [
      ...others.slice(0, -1).map((other) => `${entrance} ${other}`),
      ...others.flatMap((one, index) => others.slice(index + 1).map((other) => `${one} ${other}`)),
    ];
    const isNew = pairs.some((pair) => !seen.has(pair));
    for (const pair of pairs) seen.add(pair);
    return isNew;
  });
}

/** The same order in every run. */
function shuffled<T>(values: T[]): T[] {
  let state = 20_251;
  const next = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state;
  };
  return values
    .map((value) => ({ value, at: next() }))
    .sort((one, other) => one.at - other.at)
    .map(({ value }) => value);
}
