/** Staff, and acts of staff as a test sends them: without a browser. Tests only. */
import type { z } from "zod";
import { asOwner } from "@/db/testing/connections";
import { makePerson, type TestPerson } from "@/db/testing/people";
import { asStaff } from "@/db/wall";
import { Refused } from "@/lib/organization/perform";
import type { StaffOperation } from "./operation";
import { performAsStaff } from "./perform";

const context = { ip: null, user_agent: null, session_id: null, request_id: null };

/** With a session that was just proved: without one staff change nothing. */
export async function makeStaff(name: string): Promise<TestPerson> {
  const person = await makePerson(name);
  await asOwner`insert into staff (user_id) values (${person.userId})`;
  return person;
}

/** What comes of it: the data, the words of the refusal, or "not staff". */
export async function actAsStaff<Input extends z.ZodType, Data>(
  actor: TestPerson,
  operation: StaffOperation<Input, Data>,
  input: z.output<Input>,
): Promise<{ done: Data } | { refused: string } | "not staff"> {
  try {
    const entered = await asStaff(actor.session, (tx) => performAsStaff(tx, operation, input, context));
    return entered ? { done: entered.result } : "not staff";
  } catch (error) {
    if (error instanceof Refused) return { refused: error.reason.message };
    throw error;
  }
}
