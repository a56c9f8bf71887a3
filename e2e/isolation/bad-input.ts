/** What no browser of ours sends, made for each page, route and action from the inventories and from what it takes when all is well. */
import { badActions } from "./bad-actions";
import { badRequests } from "./bad-requests";
import { makeThing, organizationEntrances } from "./entrances";
import { addressOf, makeActor, outsideEntrances } from "./outside";
import { cookiesOf } from "./play";
import type { Cookies } from "./send";
import { makePerson, type Stage } from "./stage";

/** A door as somebody uses it who may; what they would send is in `args`, or in `fields` where it is a form. */
export type Door = {
  kind: string;
  name: string;
  pattern: string;
  path: string;
  cookies: Cookies;
  id?: string | undefined;
  slug?: string;
  input?: Record<string, unknown> | undefined;
  isForm?: boolean;
  /** As in outside.ts. */
  names?: true | undefined;
};

/**
 * `refused`: a clear 4xx, or a value that says no. `same`: as if it had not been there. `calm`: whatever is no fault.
 * `unread`: Next's own parser gives up before our code is reached, with a 500 that says nothing.
 */
export type Wanted = "refused" | "same" | "calm" | "unread";

export type Bad = {
  kind: string;
  what: string;
  wants: Wanted;
  method?: string;
  path?: string;
  headers?: Record<string, string | string[]>;
  body?: string | FormData;
};

export async function doors(stage: Stage): Promise<Door[]> {
  const inside = (await organizationEntrances()).map(async (entrance): Promise<Door> => {
    const thing = entrance.table && (await makeThing(stage, entrance, stage.acme));
    const { slug } = stage.acme;
    return {
      ...entrance,
      pattern: entrance.name,
      path: entrance.path(slug, thing),
      cookies: await cookiesOf(stage, "owner", "fresh", stage.acme),
      id: entrance.action?.id,
      slug,
      input: entrance.action?.input(thing, stage.acme) as Door["input"],
    };
  });
  const outside = outsideEntrances().map(async (entrance): Promise<Door> => {
    const [actor, other] = [await makeActor(entrance.scope), await makePerson("Anna")];
    const { input, asked } = (await entrance.case.own?.({ actor, other, place: stage.acme })) ?? {};
    const session = entrance.scope === "public" ? undefined : actor.cookie;
    return {
      ...entrance,
      pattern: entrance.page,
      path: addressOf(entrance, input),
      cookies: { session, asked },
      input,
      names: entrance.case.names,
    };
  });
  return Promise.all([...inside, ...outside]);
}

export function badInputs(door: Door, stage: Stage): Bad[] {
  return door.id ? badActions(door, stage) : badRequests(door, stage);
}

/** What is sent, for short. */
export function title(value: unknown): string {
  return (JSON.stringify(value) ?? "nothing").slice(0, 80);
}
