import { z } from "zod";

export const projectInput = z.object({
  name: z
    .string()
    .trim()
    .min(1, { error: "Enter a name." })
    .max(80, { error: "A name has at most 80 characters." }),
});
export type ProjectInput = z.infer<typeof projectInput>;

export const projectIdInput = z.object({ id: z.uuid({ error: "This is not a project." }) });
export const renameProjectInput = projectInput.extend(projectIdInput.shape);
