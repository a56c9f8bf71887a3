import { z } from "zod";

export const organizationNameInput = z
  .string()
  .trim()
  .min(1, { error: "Enter a name." })
  .max(80, { error: "A name has at most 80 characters." })
  .regex(/^[^\p{Cc}\p{Co}\p{Cn}\u2028\u2029\u202a-\u202e\u2066-\u2069]*$/u, {
    error: "Use letters, spaces and punctuation only.",
  });

export const slugInput = z
  .string()
  .trim()
  .toLowerCase()
  .min(3, { error: "Use 3 characters or more." })
  .max(40, { error: "Use at most 40 characters." })
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: "Use a–z, 0–9 and single hyphens between them." });

export const organizationInput = z.object({ name: organizationNameInput, slug: slugInput });
export type OrganizationInput = z.infer<typeof organizationInput>;
