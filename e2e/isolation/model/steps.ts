/** Commands as fast-check draws them: each is predicted, sent, compared, and looked at from everywhere. */
import fc from "fast-check";
import { expect } from "vitest";
import { type Real, send, words } from "./commands";
import { type Held, hashOrganizations, look } from "./look";
import { type Deed, type Kind, type Model, permissionsOf, rules } from "./rules";

export const cast = ["Olga", "Anna", "Mia", "Nora", "Nils"];
/** How each organization begins, owners first; nobody has made delta yet. */
export const beginnings: Record<string, Array<[who: string, role: string]>> = {
  acme: [
    ["Olga", "owner"],
    ["Anna", "admin"],
    ["Mia", "member"],
  ],
  bolt: [
    ["Anna", "owner"],
    ["Nora", "owner"],
  ],
  coral: [
    ["Nora", "owner"],
    ["Olga", "admin"],
    ["Mia", "viewer"],
  ],
  delta: [],
};
export const places = Object.keys(beginnings);

/** The hashes are of the rows of each organization, as the command before left them. */
export type Scene = { real: Real; held: Held[]; tables: string[]; hashes: Map<string, string> };
/** How often each command came to what. */
export const outcomes = new Map<Kind, Map<string, number>>();

/** What ends much is drawn seldom; what needs a beginning is drawn often, since `check` leaves most of it out. */
const seldom: Kind[] = ["signOut", "withdraw", "createOrganization", "leave"];
const often: Kind[] = ["invite", "accept", "resend", "revoke", "reactivate"];
/** These touch the rows of no organization, and how every one of them is entered. */
const everywhere: Kind[] = ["signIn", "signOut", "grant", "withdraw"];

const strayDeeds = fc
  .record({
    who: fc.constantFrom(...cast),
    whom: fc.constantFrom(...cast),
    address: fc.constantFrom("", "", " at work"),
    at: fc.constantFrom(...places),
    elsewhere: fc.constantFrom(...places),
    role: fc.constantFrom("viewer", "member", "admin", "owner"),
    permission: fc.constantFrom("invite:member", "update:member", "remove:member", "suspend:member"),
    way: fc.constantFrom("the link" as const, "the id" as const, "the link before" as const),
    chance: fc.integer({ min: 0, max: 39 }),
  })
  // A few reach for what is not theirs or not there, and fewer are not even in.
  .map(({ chance, ...deed }) => ({ ...deed, isStray: chance > 35, isOutside: chance > 38 }));

type StrayDeed = typeof strayDeeds extends fc.Arbitrary<infer T> ? T : never;

export const steps = (Object.keys(rules) as Kind[]).flatMap((kind): Array<fc.Arbitrary<Step>> => {
  const weight = seldom.includes(kind) ? 1 : often.includes(kind) ? 16 : 4;
  return Array(weight).fill(strayDeeds.map((deed) => new Step(kind, deed)));
});

export class Step implements fc.AsyncCommand<Model, Scene> {
  readonly #deed: Deed;
  readonly #isStray: boolean;
  readonly #isOutside: boolean;

  constructor(
    readonly kind: Kind,
    { isStray, isOutside, elsewhere, address, ...deed }: StrayDeed,
  ) {
    const whom = kind === "accept" && !isStray ? deed.who : deed.whom;
    this.#deed = {
      ...deed,
      whom,
      to: whom + address,
      of: isStray && kind !== "accept" ? elsewhere : deed.at,
    };
    this.#isStray = isStray;
    this.#isOutside = isOutside;
  }

  /** What has nobody to do it or nothing to act upon is left out, but for the stray. */
  check(model: Model): boolean {
    const { who, whom, to, at, role, permission } = this.#deed;
    const here = model.organizations.get(at);
    const isSignedIn = model.sessions.has(who);
    const isHeld = model.roles.get(role)?.permissions.has(permission) === true;
    const mayAct = permissionsOf(model, who, at) !== undefined;
    const invitation = here?.invitations.findLast((each) => each.to === to);
    const isPending = mayAct && invitation?.state === "pending";
    const isSuspended = here?.members.get(whom)?.state === "suspended";
    const useful: Partial<Record<Kind, boolean>> = {
      signIn: !isSignedIn,
      signOut: isSignedIn,
      grant: !isHeld,
      withdraw: isHeld,
      createOrganization: true,
      accept: invitation !== undefined,
      resend: isPending,
      revoke: isPending,
      reactivate: mayAct && isSuspended,
    };
    if (everywhere.includes(this.kind)) return useful[this.kind] === true;
    return this.#isOutside || (this.#isStray && mayAct) || (useful[this.kind] ?? mayAct);
  }

  async run(model: Model, { real, held, tables, hashes }: Scene): Promise<void> {
    const expected = rules[this.kind](model, this.#deed) ?? "done";
    const said = await send(this.kind, real, this.#deed);
    expect(said, this.toString()).toBe(expected);
    const isEverywhere = everywhere.includes(this.kind);
    const after = await hashOrganizations(tables, real);
    if (said === "done" && !isEverywhere) hashes.set(this.#deed.at, after.get(this.#deed.at) ?? "");
    expect(after, `rows after "${this}"`).toEqual(hashes);
    await look(model, real, held, isEverywhere ? places : [this.#deed.at]);
    count(this.kind, said);
  }

  toString(): string {
    return words[this.kind](this.#deed);
  }
}

function count(kind: Kind, answer: string): void {
  const answers = outcomes.get(kind) ?? new Map<string, number>();
  outcomes.set(kind, answers.set(answer, (answers.get(answer) ?? 0) + 1));
}
