"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { addAddress, addByCode, cancelAddress, makePrimary } from "@/lib/account/addresses";
import { addressIdInput, nameInput, newAddressInput } from "@/lib/account/input";
import { removeAddress, rename } from "@/lib/account/profile";
import { userAction } from "@/lib/auth/action";
import { verificationCodeInput } from "@/lib/auth/input";
import { eventContext } from "@/lib/request";
import { fail, succeed } from "@/lib/result";

export const renameAction = userAction("update:profile", "user.rename", nameInput, async (user, { name }) => {
  const refusal = await rename(user, name, await eventContext(user.sessionId));
  if (refusal) return fail(refusal);
  refresh();
  return succeed(undefined);
});

export const addAddressAction = userAction(
  "add:address",
  "email.ask",
  newAddressInput,
  async (user, { email }) => {
    const refusal = await addAddress(user, email);
    if (refusal) return fail(refusal);
    refresh();
    return succeed(undefined);
  },
);

export const cancelAddressAction = userAction("add:address", "email.cancel", z.undefined(), async (user) => {
  await cancelAddress(user);
  refresh();
  return succeed(undefined);
});

export const confirmAddressAction = userAction(
  "add:address",
  "email.addByCode",
  verificationCodeInput,
  async (user, { code }) => {
    if (await addByCode(user, code)) {
      refresh();
      return succeed(undefined);
    }
    const message = "This code is wrong, too old or used up. Ask for another mail, or use the link in it.";
    return fail({ code: "invalid_input", message, fields: { code: message } });
  },
);

export const makePrimaryAction = userAction(
  "update:address",
  "email.makePrimary",
  addressIdInput,
  async (user, { id }) => {
    await makePrimary(user, id);
    refresh();
    return succeed(undefined);
  },
);

export const removeAddressAction = userAction(
  "remove:address",
  "email.remove",
  addressIdInput,
  async (user, { id }) => {
    const refusal = await removeAddress(user, id, await eventContext(user.sessionId));
    if (refusal) return fail(refusal);
    refresh();
    return succeed(undefined);
  },
);
