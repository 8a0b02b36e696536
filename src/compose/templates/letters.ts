/** The everyday forms of a message: text, HTML, and both. */
import { type Parts, page } from './parts.ts';

const FACTS = `Composed  {{date}}
From      {{from}}
To        {{to}}
Token     {{random}}`;

const FACTS_HTML = `<p>Composed {{date}}<br>
From {{from}}<br>
To {{to}}<br>
Token {{random}}</p>`;

export function plain(): Parts {
  return {
    subject: 'Test of mail delivery {{random}}',
    text: `Hello,

this message was sent with mailsonde to see whether mail arrives, where
it arrives, and how long that takes. It is plain text and nothing else, the
form that meets the least resistance.

${FACTS}

You need not answer, and may delete it.
`,
  };
}

export function html(): Parts {
  return {
    subject: 'Test of mail delivery, HTML alone {{random}}',
    html: page(
      'Test of mail delivery',
      `<p>Hello,</p>
<p>this message was sent with mailsonde to see what becomes of mail that
consists of <b>HTML alone</b>. Filters trust it a little less than a message
that brings plain text along, and programs without HTML show nothing of it.</p>
${FACTS_HTML}
<p>You need not answer, and may delete it.</p>`,
    ),
  };
}

export function multipart(): Parts {
  return {
    subject: 'Test of mail delivery, text and HTML {{random}}',
    text: `Hello,

this message was sent with mailsonde to see whether mail arrives in the
form most programs send: plain text, and the same as HTML. This is the
plain text.

${FACTS}

You need not answer, and may delete it.
`,
    html: page(
      'Test of mail delivery',
      `<p>Hello,</p>
<p>this message was sent with mailsonde to see whether mail arrives in the form
most programs send: plain text, and the same as HTML. <b>This is the HTML.</b></p>
${FACTS_HTML}
<p>You need not answer, and may delete it.</p>`,
    ),
  };
}

/** Several scripts, one of them from right to left, letters with marks, and an emoji of several code points. */
export function utf8(): Parts {
  const greetings = [
    'Grüße · Привет · Γειά σου · Ẹ káàárọ̀',
    'こんにちは · 你好 · 안녕하세요 · สวัสดี',
    'नमस्ते · გამარჯობა · Բարեւ',
    'שלום · مرحبا',
    'Emoji: ✉️ 👋🏽 👩‍🔬 €',
  ];
  return {
    // One script only: filters take several in a subject for a disguise.
    subject: 'Grüße aus Zürich ✉️ {{random}}',
    text: `Hello,

this message was sent with mailsonde to see whether what lies beyond ASCII
survives the way: in the subject, in this text and in its HTML.

${greetings.join('\n')}

Each line should hold letters, no question marks, boxes or strange pairs.

${FACTS}
`,
    html: page(
      'Test of characters',
      `<p>Hello,</p>
<p>this message was sent with mailsonde to see whether what lies beyond ASCII
survives the way: in the subject, in the text and in this HTML.</p>
<p>${greetings.join('<br>\n')}</p>
<p>Each line should hold letters, no question marks, boxes or strange pairs.</p>
${FACTS_HTML}`,
    ),
  };
}
