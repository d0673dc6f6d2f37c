/** An application number as the FDA writes it today: the kind and six digits, such as `NDA019010`. */
export const fdaNumber = (kind: string, number: string): string =>
  /^\d{1,6}$/.test(number) ? `${kind.toUpperCase()}${number.padStart(6, '0')}` : number;
