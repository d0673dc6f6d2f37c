/** edtf 4.11 ships no types; these are the parts the register uses. */
declare module 'edtf' {
  /** Milliseconds since 1970-01-01T00:00Z of the first and the last instant the date covers. */
  export default function edtf(text: string): { readonly min: number; readonly max: number };
}
