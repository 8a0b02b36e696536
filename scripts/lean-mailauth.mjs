// A build step for mailauth: what it would bring along and never uses while it verifies stays out of the bundle.
//
// Of libmime it takes two functions that fold a header and take a Content-Type apart, of joi two expressions. With them
// would come tables of every East Asian character set, a list of MIME types and a whole language of schemas: a megabyte
// to read at each start, out of one and a quarter. What is put in their place says what it expects to find, so that the
// build fails where another version of mailauth needs more of them. Other packages get libmime and joi as they are.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const mailauth = createRequire(createRequire(import.meta.url).resolve('mailauth'));
const libmime = createRequire(mailauth.resolve('libmime'));

/** What mailauth asks joi: whether the text of a public key is base64, the end perhaps left unpadded. */
const BASE64_WITHOUT_PADDING = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}(?:==)?|[A-Za-z0-9+/]{3}=?)?$/;

/** And of the name whose SPF record the lab's receiver looks up: two labels of ASCII at least, the last begun by a letter. */
const NAME =
  /^(?=.{1,256}$)(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/;

const JOI = `module.exports = {
  string: () => ({
    domain: () => ({
      validate(value) {
        const valid = typeof value === 'string' && ${NAME}.test(value);
        return valid ? { value } : { value, error: new Error('"value" must contain a valid domain name') };
      },
    }),
    base64: () => ({
      validate(value) {
        const valid = typeof value === 'string' && value !== '' && ${BASE64_WITHOUT_PADDING}.test(value);
        return valid ? { value } : { value, error: new Error('"value" must be a valid base64 string') };
      },
    }),
  }),
};`;

/** Parameters of a Content-Type in another character set than UTF-8: mailauth looks at none of them. */
const CHARSETS = `{
  normalizeCharset: (charset) => String(charset || 'UTF-8').toUpperCase(),
  decode: (octets) => Buffer.from(octets).toString(),
  convert: (octets) => Buffer.from(octets),
}`;

const MARK = '\0lean-mailauth:';
const FILES = /[\\/]mailauth[\\/]lib[\\/].*\.js$/;
/** The only uses these files may make of what is replaced. */
const KNOWN_USES = [
  [
    /\bJoi\.\w[^;\n]*/g,
    [
      'Joi.string().base64({ paddingRequired: false })',
      'Joi.string().domain({ allowUnicode: false, tlds: false })',
    ],
  ],
  [/\blibmime\.\w+/g, ['libmime.foldLines', 'libmime.parseHeaderValue']],
];
/** What libmime loads, and what it gets instead. */
const REQUIRED = [
  [`require('./charset')`, CHARSETS],
  [`require('./mimetypes')`, '{ list: {}, extensions: {} }'],
];

/** @type {import('rolldown').Plugin} */
export const leanMailauth = {
  name: 'lean-mailauth',
  resolveId: {
    filter: { id: /^(?:joi|libmime|libbase64|libqp)$/ },
    handler(source, importer = '') {
      if (importer.startsWith(MARK)) return libmime.resolve(source);
      return FILES.test(importer) && /^(?:joi|libmime)$/.test(source) ? MARK + source : undefined;
    },
  },
  load: {
    filter: { id: /lean-mailauth:|[\\/]mailauth[\\/]lib[\\/]/ },
    async handler(id) {
      if (id === `${MARK}joi`) return JOI;
      if (id === `${MARK}libmime`) return leanLibmime(await readFile(mailauth.resolve('libmime'), 'utf8'));
      if (!FILES.test(id)) return undefined;
      const text = await readFile(id, 'utf8');
      for (const [word, uses] of KNOWN_USES) {
        const unknown = (text.match(word) ?? []).find((one) => !uses.includes(one));
        if (unknown !== undefined)
          throw new Error(`${id} uses ${unknown}, which lean-mailauth.mjs leaves out`);
      }
      return undefined;
    },
  },
};

function leanLibmime(text) {
  for (const [wanted] of REQUIRED)
    if (!text.includes(wanted)) throw new Error(`libmime is not what lean-mailauth.mjs knows: no ${wanted}`);
  return REQUIRED.reduce((whole, [wanted, instead]) => whole.replace(wanted, instead), text);
}
