/** For a dialog that closes: what opened it may be gone, the row of a table say. Then the page itself has the focus, not nothing. */
export function keepFocus(): void {
  requestAnimationFrame(() => {
    if (document.activeElement === document.body)
      document.getElementById("main")?.focus({ preventScroll: true });
  });
}
