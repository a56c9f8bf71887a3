/** Names in mails: anyone chooses their own, and a mail of ours must not carry a stranger's link or sentence. */

/** The name, if it is short and has nothing that a mail program would turn into a link; else the word that stands for it. */
export function plainName(name: string, instead: string): string {
  const looksLikeLink = /:\/\/|www\.|@|[\p{L}\p{N}-]\.[\p{L}]{2,}/iu.test(name);
  return looksLikeLink || name.length > 60 ? instead : name;
}
