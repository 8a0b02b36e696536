/** Bulk mail as receivers want it since 2024: both forms of the text, a list that has a name, and one click to leave it. */
import { type Occasion, type Parts, page } from './parts.ts';

export function newsletter({ from }: Occasion): Parts {
  return {
    subject: 'Test newsletter {{random}}',
    text: `Test newsletter

This message was sent with mailsonde to see what becomes of bulk mail: it
names its list (List-Id), and offers to leave it with one click
(List-Unsubscribe and List-Unsubscribe-Post), as Gmail, Yahoo and Outlook
demand of those who send to many.

This week
- Plain text stands beside the HTML, and says the same.
- The way out of the list stands in the header, and is signed with DKIM
  where a key is given.

Composed  {{date}}
From      {{from}}
To        {{to}}
Token     {{random}}

To leave the list, use the button your mail program shows at the top.
`,
    html: page(
      'Test newsletter',
      `<h1 style="font-size:22px">Test newsletter</h1>
<p>This message was sent with mailsonde to see what becomes of bulk mail: it
names its list (List-Id), and offers to leave it with one click
(List-Unsubscribe and List-Unsubscribe-Post), as Gmail, Yahoo and Outlook
demand of those who send to many.</p>
<h2 style="font-size:18px">This week</h2>
<ul>
<li>Plain text stands beside the HTML, and says the same.</li>
<li>The way out of the list stands in the header, and is signed with DKIM
where a key is given.</li>
</ul>
<p>Composed {{date}}<br>
From {{from}}<br>
To {{to}}<br>
Token {{random}}</p>
<p style="font-size:13px;color:#555">To leave the list, use the button your mail
program shows at the top.</p>`,
    ),
    fields: [{ name: 'List-Id', value: `Test newsletter <test-newsletter.${from.domain}>` }],
  };
}
