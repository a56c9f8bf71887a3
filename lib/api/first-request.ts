/** The request that a key is tried by, chosen from what it was given: one that is answered. */
import "server-only";
import { programUserPermissions } from "@/lib/auth/permissions";
import { organizationAudience, userAudience } from "@/lib/programs/access-token";
import { apiRoutes } from "./routes";
import { inLines, keyVariable, tokenVariable } from "./written";

/** For a key that holds the permission; null is for every other. The first that fits is the one. */
export type FirstRequest = { permission: string | null; command: string };

/** Of an organization's key: something to read, else an access token. `origin` is where the app answers. */
export function firstRequestsOfKey(origin: string): FirstRequest[] {
  const exchange = [
    `curl "${origin}/api/oauth/token"`,
    `-u "$(echo ${keyVariable} | cut -d_ -f2):${keyVariable}"`,
    '-d "grant_type=client_credentials"',
  ];
  return [...readings(origin, keyVariable, false), { permission: null, command: inLines(exchange) }];
}

/** Of a personal access token: what is the person's own by itself, the rest by exchange. */
export function firstRequestsOfToken(origin: string): FirstRequest[] {
  return [
    ...readings(origin, tokenVariable, true),
    ...Object.keys(programUserPermissions).map((permission) => ({
      permission,
      command: exchangeOf(origin, userAudience),
    })),
    { permission: null, command: exchangeOf(origin, organizationAudience("$ORGANIZATION_ID")) },
  ];
}

/** What is read without knowing of anything that is there. */
function readings(origin: string, variable: string, isPersonal: boolean): FirstRequest[] {
  return Object.values(apiRoutes)
    .flatMap((group) => Object.values(group))
    .filter(({ method, path, permission }) => {
      return method === "GET" && !path.includes("{") && permission in programUserPermissions === isPersonal;
    })
    .map(({ path, permission }) => ({
      permission,
      command: inLines([`curl "${origin}/api/v1${path}"`, `-H "Authorization: Bearer ${variable}"`]),
    }));
}

function exchangeOf(origin: string, audience: string): string {
  const type = "urn:ietf:params:oauth";
  return inLines([
    `curl "${origin}/api/oauth/token"`,
    `-d "grant_type=${type}:grant-type:token-exchange"`,
    `-d "subject_token_type=${type}:token-type:access_token"`,
    `-d "subject_token=${tokenVariable}"`,
    `-d "audience=${audience}"`,
  ]);
}
