/** The mailbox and its kin, which are there for development and tests alone. */

import { signUp } from "../fixtures/forms";
import { theMail } from "../fixtures/mailbox";
import { password } from "../fixtures/world";
import { go, type Scene } from "./scene";

export const inDevelopment: Scene[] = [
  { name: "the mailbox", page: "/dev/mailbox", title: "Mailbox", open: (page) => go(page, "/dev/mailbox") },
  {
    name: "the list of all mails",
    page: "/dev/emails",
    title: "E-mails",
    open: (page) => go(page, "/dev/emails"),
  },
  {
    name: "a mail with hostile names",
    page: "/dev/emails/[kind]",
    title: "E-mail",
    open: (page) => go(page, "/dev/emails/role-changed"),
  },
  {
    name: "a mail in the mailbox",
    page: "/dev/mailbox/[mail]",
    title: "Mail",
    isRare: true,
    open: async (page, world) => {
      const email = world.address("Nora");
      await signUp(page, email, password);
      return go(page, `/dev/mailbox/${(await theMail(email)).id}`);
    },
  },
];
