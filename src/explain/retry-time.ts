/** When a reply says to come again, in seconds, whatever the language. */

/** Longer is no advice but a lifetime. */
const LONGEST = 7 * 86_400;

/** Stems of units, in the languages servers speak. */
const UNITS: readonly (readonly [RegExp, number])[] = [
  [/^(?:s|secs?|seconds?|sek|sekunden?|secondes?|segundos?|secondi|secondo|сек\S*|秒\S*)$/i, 1],
  [/^(?:m|mins?|minutes?|minuten?|minutos?|minuti|minuto|мин\S*|分\S*)$/i, 60],
  [/^(?:h|hrs?|hours?|stunden?|std|heures?|horas?|ore|ora|час\S*|小时\S*|小時\S*|時間\S*)$/i, 3_600],
  [/^(?:d|days?|tage?n?|jours?|dias?|días?|giorni|giorno|д(?:ень|ня|ней)|天\S*|日\S*)$/i, 86_400],
];

/** Without one of these a time is not about coming again: "timed out after 30 seconds". */
const AGAIN =
  /again|retr[yi]|later|come back|wait|greylist|graylist|grey-list|defer|versuch|wieder|réessa|reessa|ressay|renouvel|intent|reintent|tent[ae]|novamente|riprov|повтор|позже|再|重试|重試|稍后|稍後|後ほど/i;
const TIME =
  /(?<![\d.:])(\d{1,6})\s{0,2}(second[eios]?s?|secs?|sekunden?|segundos?|minut[eo]?[ns]?|minuti|mins?|hours?|hrs?|stunden?|heures?|horas?|or[ae]|days?|tagen?|jours?|d[ií]as?|giorni|секунд\S{0,2}|минут\S{0,2}|час\S{0,2}|秒|分钟?|分鐘|小时|小時|時間|天|[smh](?![\p{L}\d]))/giu;
const CLOCK = /(?<![\d:.])(\d{1,2}):([0-5]\d):([0-5]\d)(?![\d:.])/;
/** `retry=300`, `retry in 300`, `try again in 300`. */
const BARE = /(?:retry|again|wait)(?:[- ]after| in|=|:)\s{0,2}=?(\d{2,5})(?![\d.:])/i;
/** A date is no length of time, and how long it is until then depends on when the reply was given. */
const DATES =
  /\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:[T ]{1,2}\d{1,2}:\d\d(?::\d\d)?)?|(?:\d{1,2}[ -])?\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}[ -](?:\d{1,2},? )?\d{4}(?: \d{1,2}:\d\d(?::\d\d)?)?/gi;
/** A limit in a time is no time to come again: "100 messages in 60 minutes". */
const RATE_BEFORE = /(?:per|each|every|last|past|within the|limit of \d+ \S+ in|messages in|mails in)\s*$/i;

/** Null where the words name no time to come again. */
export function retrySeconds(said: string): number | null {
  if (!AGAIN.test(said)) return null;
  const words = said.replace(DATES, ' ');
  let total = 0;
  let end = -1;
  for (const found of words.matchAll(TIME)) {
    if (RATE_BEFORE.test(words.slice(Math.max(0, found.index - 24), found.index))) continue;
    // "1 hour 30 minutes" is one time; of two others the first is meant.
    if (total > 0 && found.index > end + 6) break;
    total += Number(found[1]) * secondsOf(found[2]!);
    end = found.index + found[0].length;
  }
  if (total === 0) {
    const clock = CLOCK.exec(words);
    if (clock !== null) total = Number(clock[1]) * 3_600 + Number(clock[2]) * 60 + Number(clock[3]);
    else total = Number(BARE.exec(words)?.[1] ?? 0);
  }
  return total > 0 && total <= LONGEST ? total : null;
}

/** A limit for so long is over when that time is, if not before (seconds). */
const PERIODS: readonly (readonly [RegExp, number])[] = [
  [
    /\bdaily\b|\b(?:per|each|every|for the|in one) day\b|\bfor today\b|\b24[- ]?(?:h\b|hours?|stunden|heures|horas|ore\b|часа)|\b(?:tages|tagessende)(?:limit|kontingent|grenze)|\btäglich|\bpro tag\b|\bquotidien|\bpar jour\b|\bdiari[oa]\b|\bpor d[ií]a\b|\bgiornalier|\bal giorno\b|\bper dag\b|\bdagelijkse?\b|\bdzienn|\bgünlük\b|в сутки|суточн|дневн|в день|每天|每日|每24|当天|當天|当日|當日|1日あたり/iu,
    86_400,
  ],
  [
    /\bhourly\b|\b(?:per|each|every|an|this|the last) hour\b|\bstundenlimit|\bstündlich|\b(?:pro|je) stunde\b|\bpar heure\b|\bpor hora\b|\bhorari[oa]\b|\ball'ora\b|\bper uur\b|\bna godzinę\b|\bsaatlik\b|в час(?!т)|每小时|每小時|1時間あたり/iu,
    3_600,
  ],
];

/** How long the words say that a limit on how much may be sent holds; null where they do not. */
export function limitSeconds(said: string): number | null {
  return PERIODS.find(([name]) => name.test(said))?.[1] ?? null;
}

function secondsOf(unit: string): number {
  return UNITS.find(([name]) => name.test(unit))?.[1] ?? 60;
}
