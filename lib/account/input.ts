import { z } from "zod";
import { emailInput, newPasswordInput, personNameInput } from "@/lib/auth/input";
import { slugInput } from "@/lib/organization/input";

export const nameInput = z.object({ name: personNameInput });

export const newAddressInput = z.object({ email: emailInput });
export const addressIdInput = z.object({ id: z.uuid({ error: "This is not an address." }) });

export const changePasswordInput = z.object({
  /** Left out by who has none. */
  current: z.string().min(1, { error: "Enter the password you have now." }).max(128).optional(),
  password: newPasswordInput,
});

/** Which of one's addresses a workspace sees. */
export const shownAddressInput = z.object({
  organizationId: z.uuid({ error: "This is not a workspace of yours." }),
  addressId: z.uuid({ error: "Choose an address." }),
});

export const slugOfOwnInput = z.object({ slug: slugInput });

/** Who is to run a workspace in one's place. */
export const successorInput = z.object({
  slug: slugInput,
  userId: z.uuid({ error: "Choose who it is to be." }),
});

/** One keeps one's own: there is nothing to say. */
export const keepAccountInput = z.object({});
