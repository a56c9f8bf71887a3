/** How long signing keys do what, in seconds. Why, and what follows from what: docs/decisions/0026-signing-keys.md. */

/** An instance knows of a rotation at the latest after this long; so long it may go on signing with the key of before. */
export const ringAge = 60;

/** So long a key verifies after it signs no more: longer than `ringAge`, the longest life of a token and the skew of clocks. */
export const overlap = 15 * 60;

/** What `/.well-known/jwks.json` says of how long it may be kept. */
export const publishedMaxAge = 5 * 60;

/** So long a key is published before it signs: by then every copy of the list that is kept anywhere has it. */
export const leastPublished = publishedMaxAge + ringAge;

/** A key that has signed for so long hands over by itself. */
export const longestSigning = 30 * 24 * 60 * 60;
