// A build step for imapflow: it looks at folders and takes messages over as they are, so what decodes texts for readers,
// and what writes logs, stays out of the bundle: half of what it would bring along. What is put in their place says so
// where it is called all the same, and so does a version of imapflow that imports them in another way.

const UNUSED = `const no = () => {
  throw new Error('this is left out of the bundle: see scripts/lean-imapflow.mjs');
};
module.exports = new Proxy(no, { get: (_, name) => (name === '__esModule' ? undefined : no) });`;

const LEFT_OUT = /^(?:pino|encoding-japanese|@zone-eu\/mailsplit(?:\/lib\/flowed-decoder\.js)?)$/;
const MARK = '\0lean-imapflow:';

/** @type {import('rolldown').Plugin} */
export const leanImapflow = {
  name: 'lean-imapflow',
  resolveId: {
    filter: { id: LEFT_OUT },
    handler: (source, importer = '') =>
      /[\\/]node_modules[\\/]imapflow[\\/]/.test(importer) ? MARK + source : undefined,
  },
  load: {
    filter: { id: /lean-imapflow:/ },
    handler: () => ({ code: UNUSED, moduleType: 'js' }),
  },
};
