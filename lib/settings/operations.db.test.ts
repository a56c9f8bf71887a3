import { afterAll, afterEach, expect, test } from "vitest";
import { findSignUpSetting } from "@/db/queries/instance-settings";
import { listSecurityEvents } from "@/db/queries/security-events";
import { asAdmin, asApp, closeConnections } from "@/db/testing/connections";
import { makeOrganization, makePerson } from "@/db/testing/people";
import { asUser } from "@/db/wall";
import { securitySentence } from "@/lib/auth/sentences";
import { refuseSignUp } from "@/lib/auth/sign-up-rule";
import { actAsStaff, makeStaff } from "@/lib/instance/testing";
import { makeJoinLink } from "@/lib/join-links/testing";
import { newSecret } from "@/lib/secret";
import { signUpSettingInput } from "./input";
import { changeSignUp } from "./operations";

afterAll(closeConnections);

// One row for all: other tests of this database expect it as a first deploy makes it.
afterEach(async () => {
  await asAdmin`update instance_settings set sign_up = 'open'`;
});

test("staff close sign-up and open it again, and what they did is kept once each", async () => {
  const sam = await makeStaff("Sam");
  for (const signUp of ["invited", "invited", "open"] as const) {
    expect(await actAsStaff(sam, changeSignUp, { signUp })).toEqual({ done: undefined });
    expect(await findSignUpSetting()).toBe(signUp);
  }
  const { events } = await asUser(sam.userId, (tx) => listSecurityEvents(tx));
  expect(events.map(securitySentence)).toEqual([
    "You opened sign-up: anyone may create an account",
    "You closed sign-up: only invited people may create an account",
  ]);
  expect(events[0]?.changes).toEqual({ signUp: { before: "invited", after: "open" } });
});

test("who is not staff changes nothing, and neither does the app outside of staff's transactions", async () => {
  expect(await actAsStaff(await makePerson("Nora"), changeSignUp, { signUp: "invited" })).toBe("not staff");
  await asApp`update instance_settings set sign_up = 'invited'`;
  expect(await findSignUpSetting()).toBe("open");
});

test.each([{}, { signUp: "closed" }, { signUp: "" }, { signUp: ["open"] }])("%j is refused", (input) => {
  expect(signUpSettingInput.safeParse(input).success).toBe(false);
});

test("the rule of sign-up, while anyone may and while only invited people may", async () => {
  const olga = await makePerson("Olga");
  const slug = await makeOrganization([[olga, "owner"]]);
  const link = await makeJoinLink(slug, olga);
  const own = await makeJoinLink(slug, olga, { emailDomain: "example.test" });
  const over = await makeJoinLink(slug, olga);
  await asAdmin`update join_links set revoked_at = now() where id = ${over.id}`;
  const codes = async () =>
    Promise.all(
      [
        refuseSignUp("nora@example.com"),
        // Who has an account gets the same answer: nobody learns of it here.
        refuseSignUp(olga.email),
        refuseSignUp("nora@example.com", link.token),
        refuseSignUp("nora@example.test", own.token),
        refuseSignUp("nora@example.test.evil.test", own.token),
        refuseSignUp("nora@evil-example.test", own.token),
        refuseSignUp("nora@sub.example.test", own.token),
        refuseSignUp("nora@example.com", over.token),
        refuseSignUp("nora@example.com", newSecret()),
      ].map(async (refusal) => (await refusal)?.code ?? "may"),
    );
  const byLink = ["may", "may", "invalid_input", "invalid_input", "invalid_input", "conflict", "conflict"];
  expect(await codes()).toEqual(["may", "may", ...byLink]);
  await asAdmin`update instance_settings set sign_up = 'invited'`;
  expect(await codes()).toEqual(["forbidden", "forbidden", ...byLink]);
});

test("one link lets twenty accounts be made in an hour, and another link is not asked", async () => {
  const olga = await makePerson("Olga");
  const slug = await makeOrganization([[olga, "owner"]]);
  const [link, other] = [await makeJoinLink(slug, olga, { useLimit: 1 }), await makeJoinLink(slug, olga)];
  for (let index = 0; index < 20; index += 1)
    expect(await refuseSignUp(`nora${index}@example.com`, link.token)).toBeUndefined();
  expect(await refuseSignUp("nora@example.com", link.token)).toMatchObject({ code: "rate_limited" });
  expect(await refuseSignUp("nora@example.com", other.token)).toBeUndefined();
});
