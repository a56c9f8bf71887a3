import { z } from "zod";
import { lineInput } from "@/lib/text/input";

export const projectInput = z.object({ name: lineInput("Enter a name.") });

export const projectIdInput = z.object({ id: z.uuid({ error: "This is not a project." }) });
export const renameProjectInput = projectInput.extend(projectIdInput.shape);
