/** What comes of leaving, wherever somebody is asked whether they want to. */
export const leavingInWords =
  "You are out at once, and API keys that you made stop working. What else you made stays, under your name.";
