/** Where a key is ended by whoever holds it (RFC 7009). It asks for nothing else. */
import "server-only";
import { endKey } from "@/lib/api-keys/end-key";
import { readKey } from "@/lib/api-keys/secret";
import { eventContext } from "@/lib/request";
import { verifyAccessToken } from "./access-token";
import { countRefused, OAuthRefusal, oauthEndpoint, requireField } from "./oauth";

const notOneByOne = "An access token ends with what it rests on, or within five minutes.";

/** What is not good is as good as revoked: the answer is the same. */
export const revocationEndpoint = oauthEndpoint("oauth.revoke", async (fields) => {
  await countRefused();
  const token = requireField(fields, "token");
  const key = readKey(token);
  if (key) await endKey(key.secretHash, await eventContext(null));
  else if (await verifyAccessToken(token)) throw new OAuthRefusal("unsupported_token_type", notOneByOne);
  return {};
});
