import { z } from "zod";
import { lineInput } from "@/lib/text/input";

const organizationNameInput = lineInput("Enter a name.");

/** The key of a role of the template. */
export const roleKeyInput = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, { error: "Choose a role." });

export const slugInput = z
  .string()
  .trim()
  .toLowerCase()
  .min(3, { error: "Use 3 characters or more." })
  .max(40, { error: "Use at most 40 characters." })
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: "Use a–z, 0–9 and single hyphens between them." });

export const organizationInput = z.object({ name: organizationNameInput, slug: slugInput });
export type OrganizationInput = z.infer<typeof organizationInput>;

export const renameOrganizationInput = z.object({ name: organizationNameInput });
export const changeSlugInput = z.object({ slug: slugInput });
/** The name as the person read it and typed it. */
export const deleteOrganizationInput = z.object({ name: z.string().max(200) });
export const exportOrganizationInput = z.undefined();
/** Of the first steps: there is nothing to say. */
export const skipStepInput = z.undefined();
export const restoreOrganizationInput = z.object({ id: z.uuid({ error: `This is not an id.` }) });
