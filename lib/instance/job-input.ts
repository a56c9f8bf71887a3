import { z } from "zod";

export const jobIdInput = z.object({ id: z.uuid({ error: "This is not one of them." }) });
