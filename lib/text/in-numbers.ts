const english = new Intl.NumberFormat("en");

/** "1,204", and with a noun "1 seat" or "1,204 seats". */
export function inNumbers(count: number, one = "", many = `${one}s`): string {
  const number = english.format(count);
  return one ? `${number} ${count === 1 ? one : many}` : number;
}
