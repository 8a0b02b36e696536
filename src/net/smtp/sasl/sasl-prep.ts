/** User names and passwords as SCRAM compares them (SASLprep, RFC 4013). */

// The tables of Unicode 3.2 are not carried along: normalisation is that of today's Unicode, unassigned code points pass
// as RFC 3454 §7 allows in a question, and the rules for text that runs both ways are not checked. ASCII, and what
// keyboards give, come out as the RFC has them.

/** RFC 3454 C.1.2: spaces that are not the space. */
const OTHER_SPACE = /[\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000]/g;
/** RFC 3454 B.1: commonly mapped to nothing. */
const NOTHING = /\u034f|[\u180b-\u180d]|[\ufe00-\ufe0f]|[\u00ad\u1806\u200c\u2060\ufeff]|\u200d/g;
/** RFC 3454 C.2 to C.9: controls, private use, surrogates, noncharacters, what is no plain text or changes how text is shown. */
const PROHIBITED =
  /[\p{Cc}\p{Co}\p{Cs}\p{Noncharacter_Code_Point}\u06dd\u070f\u180e\u200e\u200f\u2028-\u202e\u2061-\u2063\u206a-\u206f\u2ff0-\u2ffb\ufff9-\ufffd\u{1d173}-\u{1d17a}\u{e0001}\u{e0020}-\u{e007f}]|\u0340|\u0341/u;

/** Null where the text may not be used. */
export function saslPrep(text: string): string | null {
  const mapped = text.replaceAll(OTHER_SPACE, ' ').replaceAll(NOTHING, '').normalize('NFKC');
  return PROHIBITED.test(mapped) ? null : mapped;
}
