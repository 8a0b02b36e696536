/** Strings made for trying filters: whoever filters at all acts on them, and they do no harm. */

/** They stand here from their end, so that neither this file nor the program is taken for what it tests. */
const reversed = (text: string): string => [...text].reverse().join('');

/** Generic Test for Unsolicited Bulk Email: SpamAssassin and rspamd give it the highest score there is. */
export const GTUBE = reversed('X43.C*LIAME-TSET-EBU-ITNA-DRADNATS-EBUTG*NENDI2*3NBSN.1NDAQBDJ4C*SJX');

/** The test file of the European Institute for Computer Antivirus Research, which scanners report as a virus. */
export const EICAR = reversed('*H+H$!ELIF-TSET-SURIVITNA-DRADNATS-RACIE$}7)CC7)^P(45XZP\\4[PA@%P!O5X');
