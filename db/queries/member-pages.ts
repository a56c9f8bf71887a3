/** The pages of an organization's members: found, sorted and cut by the database. */
import "server-only";
import { and, asc, count, desc, eq, ilike, or, type SQL, sql } from "drizzle-orm";
import { idleFor, memberships } from "../schema/memberships";
import { roles } from "../schema/template";
import type { Tx } from "../wall";
import { isIn, type Member, memberColumns } from "./memberships";

export const membersPerPage = 50;

/** By name, by role, or by when they were last active, the latest first; then by name. */
export type MemberSort = "name" | "role" | "active";

export type MemberFilter = {
  /** Part of a name or an address. */
  search?: string | undefined;
  role?: string | undefined;
  state?: Member["state"] | undefined;
  sort?: MemberSort | undefined;
};

/** Where somebody stands in an order. `rank` is what it sorts by before the name: 0 where that is nothing. */
export type MemberPlace = { rank: number; name: string; userId: string };

export type MemberPage = {
  members: Member[];
  /** How many there are on all pages. */
  count: number;
  /** The `before` of the page before, and the `after` of the one behind; undefined where there is none. */
  previous: MemberPlace | undefined;
  next: MemberPlace | undefined;
};

type Bounds = { after?: MemberPlace | undefined; before?: MemberPlace | undefined };

/** The page after a place, or before one; the first where there is no such page any more. */
export async function listMemberPage(
  tx: Tx,
  filter: MemberFilter = {},
  { after, before }: Bounds = {},
): Promise<MemberPage> {
  const place = after ?? before;
  const isBack = place !== undefined && place === before;
  const found = await readMembers(tx, filter, place, isBack);
  const page = found.slice(0, membersPerPage);
  // Going back, a page that is not full is a part of the first.
  if (place && page.length < (isBack ? membersPerPage : 1)) return listMemberPage(tx, filter);
  const hasMore = found.length > page.length;
  if (isBack) page.reverse();
  const [first, last] = [page.at(0), page.at(-1)];
  return {
    members: page.map(({ rank: _rank, ...member }) => member),
    count: place || hasMore ? await countFound(tx, filter) : page.length,
    previous: (isBack ? hasMore : place) && first ? placeOf(first) : undefined,
    next: (isBack || hasMore) && last ? placeOf(last) : undefined,
  };
}

const idle = idleFor(memberships.lastActiveAt);

/** Whole numbers: of idle time, microseconds. */
const ranks = {
  name: { by: undefined, read: sql<string>`0`, bound: () => undefined },
  role: {
    by: sql`${roles.position}`,
    read: sql<string>`${roles.position}`,
    bound: (rank) => sql`${rank}::bigint`,
  },
  active: {
    by: idle,
    read: sql<string>`(extract(epoch from ${idle}) * 1000000)::bigint`,
    bound: (rank) => sql`${rank}::float8 * interval '1 microsecond'`,
  },
} satisfies Record<
  MemberSort,
  { by: SQL | undefined; read: SQL<string>; bound: (rank: number) => SQL | undefined }
>;

/** One more than a page, from a place on: forwards, or backwards in the order turned round. */
async function readMembers(tx: Tx, filter: MemberFilter, place: MemberPlace | undefined, isBack: boolean) {
  const sort = filter.sort ?? "name";
  const { by, read, bound } = ranks[sort];
  const keys = [...(by ? [by] : []), sql`${memberships.name}`, sql`${memberships.userId}`];
  const order = keys.map((key) => (isBack ? desc(key) : asc(key)));
  const conditions = [...isFound(tx, filter), place && isBeyond(keys, bound(place.rank), place, isBack)];
  const columns = { ...memberColumns, rank: read };
  if (sort !== "role")
    return tx
      .select(columns)
      .from(memberships)
      .innerJoin(roles, eq(roles.key, memberships.roleKey))
      .where(and(...conditions))
      .orderBy(...order)
      .limit(membersPerPage + 1);
  // Role by role, each no further than a page: all together they would have to be sorted. It goes by the table's own name.
  const ofRole = tx
    .select()
    .from(memberships)
    .where(and(eq(memberships.roleKey, roles.key), ...conditions))
    .orderBy(...order.slice(1))
    .limit(membersPerPage + 1)
    .as("memberships");
  return tx
    .select(columns)
    .from(roles)
    .crossJoinLateral(ofRole)
    .orderBy(...order)
    .limit(membersPerPage + 1);
}

/** Rows are compared as a whole, so that an index leads to the place. */
function isBeyond(keys: SQL[], rank: SQL | undefined, { name, userId }: MemberPlace, isBack: boolean): SQL {
  const values = [...(rank ? [rank] : []), sql`${name}::text`, sql`${userId}::uuid`];
  const comma = sql`, `;
  return sql`(${sql.join(keys, comma)}) ${isBack ? sql`<` : sql`>`} (${sql.join(values, comma)})`;
}

function placeOf({ rank, name, userId }: MemberPlace | (Member & { rank: string })): MemberPlace {
  return { rank: Number(rank), name, userId };
}

async function countFound(tx: Tx, filter: MemberFilter): Promise<number> {
  const [row] = await tx
    .select({ found: count() })
    .from(memberships)
    .where(and(...isFound(tx, filter)));
  return row?.found ?? 0;
}

function isFound(tx: Tx, { search, role, state }: MemberFilter) {
  const part = search && `%${search.replaceAll(/[\\%_]/g, "\\$&")}%`;
  return [
    ...isIn(tx),
    part ? or(ilike(memberships.name, part), ilike(memberships.email, part)) : undefined,
    role ? eq(memberships.roleKey, role) : undefined,
    state ? eq(memberships.state, state) : undefined,
  ];
}
