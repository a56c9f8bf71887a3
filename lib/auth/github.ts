/** What GitHub says of a person, in the words of OpenID Connect, which it does not speak. */
import "server-only";
import { z } from "zod";

const user = z.object({ id: z.int(), name: z.string().nullish(), login: z.string() });
const emails = z.array(z.object({ email: z.string(), primary: z.boolean(), verified: z.boolean() }));

/** Milliseconds. */
const patience = 5000;

/** Throws when GitHub does not answer as documented. The address is the primary one; without a verified one it is unproved. */
export async function readGitHub(accessToken: string, api = "https://api.github.com") {
  const { id, name, login } = user.parse(await ask(`${api}/user`, accessToken));
  const all = emails.parse(await ask(`${api}/user/emails`, accessToken));
  const primary = all.find((each) => each.primary);
  return {
    sub: String(id),
    name: name ?? login,
    email: primary?.email,
    email_verified: primary?.verified === true,
  };
}

async function ask(url: string, accessToken: string): Promise<unknown> {
  const answer = await fetch(url, {
    headers: {
      accept: "application/vnd.github+json",
      authorization: `Bearer ${accessToken}`,
      "user-agent": "sign-in",
    },
    signal: AbortSignal.timeout(patience),
    redirect: "error",
    cache: "no-store",
  });
  if (!answer.ok) throw new Error(`GitHub answered ${answer.status}.`);
  return answer.json();
}
