// A build step for mailauth: what it would bring along and never uses while it verifies stays out of the bundle.
//
// Of libmime it takes two functions that fold a header and take a Content-Type apart, of joi two expressions. With them
// would come tables of every East Asian character set, a list of MIME types and a whole language of schemas: a megabyte
// to read at each start, out of one and a quarter. What is put in their place says what it expects to find, so that the
// build fails where another version of mailauth needs more of them.
import { readFile } from 'node:fs/promises';

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

/** libmime takes a text in a character set it cannot read for UTF-8; mailauth looks at no text. */
const UNREADABLE = `const no = () => {
  throw new Error('this character set is not read here');
};
module.exports = { decode: no, encode: no, convert: no };`;

const STAND_INS = {
  joi: { source: JOI, of: /[\\/]mailauth[\\/]/ },
  'iconv-lite': { source: UNREADABLE, of: /[\\/]libmime[\\/]/ },
  'encoding-japanese': { source: UNREADABLE, of: /[\\/]libmime[\\/]/ },
  './mimetypes': { source: 'module.exports = { list: {}, extensions: {} };', of: /[\\/]libmime[\\/]/ },
};
const MARK = '\0lean-mailauth:';

/** What may be asked of the packages that are replaced; anything else is a use this file does not know. */
const KNOWN_USES = [
  {
    file: /[\\/]mailauth[\\/]lib[\\/].*\.js$/,
    word: /\bJoi\.\w[^;\n]*/g,
    uses: [
      'Joi.string().base64({ paddingRequired: false })',
      'Joi.string().domain({ allowUnicode: false, tlds: false })',
    ],
  },
  {
    file: /[\\/]mailauth[\\/]lib[\\/].*\.js$/,
    word: /\blibmime\.\w+/g,
    uses: ['libmime.foldLines', 'libmime.parseHeaderValue'],
  },
];

/** @type {import('rolldown').Plugin} */
export const leanMailauth = {
  name: 'lean-mailauth',
  resolveId: {
    filter: { id: /^(?:joi|iconv-lite|encoding-japanese|\.\/mimetypes)$/ },
    handler: (source, importer = '') => (STAND_INS[source]?.of.test(importer) ? MARK + source : undefined),
  },
  load: {
    filter: { id: /lean-mailauth:|[\\/]mailauth[\\/]lib[\\/]/ },
    async handler(id) {
      if (id.startsWith(MARK)) return STAND_INS[id.slice(MARK.length)].source;
      const text = await readFile(id, 'utf8');
      for (const { file, word, uses } of KNOWN_USES) {
        const unknown = file.test(id)
          ? (text.match(word) ?? []).find((one) => !uses.includes(one))
          : undefined;
        if (unknown !== undefined)
          throw new Error(`${id} uses ${unknown}, which lean-mailauth.mjs leaves out`);
      }
      return undefined;
    },
  },
};
