"use server";

import { z } from "zod";
import { isSlugTaken } from "@/db/queries/organization-slugs";
import { userAction } from "@/lib/auth/action";
import { slugInput } from "@/lib/organization/input";
import { isReservedSlug } from "@/lib/organization/slug";
import { fail, succeed } from "@/lib/result";
import { throttle } from "@/lib/throttle";

/** Says while typing whether an address is free: the one deliberate oracle, so it is throttled. */
export const checkSlugAction = userAction(
  "create:organization",
  "slug.check",
  z.object({ slug: slugInput }),
  async (user, { slug }) => {
    const refusal = await throttle("slug.check", user.userId);
    if (refusal) return fail(refusal);
    return succeed({ isFree: !isReservedSlug(slug) && !(await isSlugTaken(slug)) });
  },
);
