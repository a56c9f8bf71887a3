import { z } from "zod";

/** Control, private and unassigned characters, halves of one, line ends, and what turns the direction of a whole line. */
const forbidden = /[\p{Cc}\p{Co}\p{Cn}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

/** One line of text that people can see: the name of a person, a workspace or a thing. `empty` is said when it is missing. */
export const lineInput = (empty: string) =>
  z
    .string()
    .trim()
    .min(1, { error: empty })
    .max(80, { error: "Use at most 80 characters." })
    .refine((text) => !forbidden.test(text), { error: "Use letters, digits, spaces and punctuation only." })
    .refine((text) => /[\p{L}\p{N}\p{P}\p{S}]/u.test(text.replace(/[\u3164\u115f\u1160\uffa0]/g, "")), {
      error: empty,
    });
