/** Which permissions a program asks for, and that it is told when it cannot have one of them. */
import "server-only";
import { type Fields, OAuthRefusal } from "./oauth";

/** Scope tokens of RFC 6749 §3.3, one space between two. */
const grammar = /^[!#-[\]-~]+( [!#-[\]-~]+)*$/;

/**
 * What was asked for, if all of it is held; all that is held where nothing was asked for. Never less than what was asked: a
 * program that cannot have a permission learns it at once.
 */
export function grantScope(fields: Fields, held: readonly string[], where: string): string[] {
  const asked = fields.get("scope");
  if (asked !== undefined && (asked.length > 2000 || !grammar.test(asked)))
    throw new OAuthRefusal("invalid_request", "The field scope is malformed.");
  const wanted = asked === undefined ? [...held] : [...new Set(asked.split(" "))];
  const refused = wanted.filter((scope) => !held.includes(scope));
  if (refused.length > 0) throw new OAuthRefusal("invalid_scope", `Not held ${where}: ${refused.join(" ")}`);
  if (wanted.length === 0) throw new OAuthRefusal("invalid_scope", `Nothing is held ${where}.`);
  return wanted;
}
